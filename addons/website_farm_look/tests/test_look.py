import re

from lxml import html

from odoo import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import file_open

OUTSIDE = re.compile(r'(?:url\(|@import\s)\s*["\']?(?:https?:)?//')
PLACEHOLDERS = ('Powered by', 'Lorem', 'Your Company', '555-555', 'yourcompany', 'Fake Buena', 'money-back')


@tagged('post_install', '-at_install')
class TestLook(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.website = cls.env['website'].search([], limit=1)
        cls.website.homepage_url = False
        cls.website.company_id.write({'phone': '1900 1234', 'email': 'board@market.example'})
        cls.category = cls.env['product.public.category'].create({'name': 'Rau củ thử'})
        cls.product = cls.env['product.template'].create(
            {
                'name': 'Rau cần thử',
                'list_price': 25000,
                'is_published': True,
                'website_id': False,
                'uom_id': cls.env.ref('uom.product_uom_kgm').id,
                'public_categ_ids': cls.category.ids,
            }
        )

    def _pages(self):
        return {
            path: self._page(path)
            for path in ('/', '/shop', self.product.website_url, '/shop/cart', '/web/login', '/contactus')
        }

    def _page(self, path):
        response = self.url_open(path, headers={'Accept-Language': 'vi-VN'})
        self.assertEqual(response.status_code, 200, path)
        return response.text

    def test_no_page_or_style_asks_an_outside_host(self):
        own = self.base_url()
        styles = set()
        for path, text in self._pages().items():
            tree = html.fromstring(text)
            for node in tree.xpath(
                '//script[@src] | //img[@src] | //link[@href][not(@rel="canonical" or @rel="alternate")]',
            ):
                address = node.get('src') or node.get('href')
                self.assertTrue(
                    address.startswith(('/', 'data:', own)) and not address.startswith('//'), f"{path} asks {address}"
                )
            styles |= set(tree.xpath('//link[@rel="stylesheet"]/@href'))
        self.assertTrue(styles)
        for address in styles:
            self.assertFalse(OUTSIDE.findall(self.url_open(address).text), address)

    def test_type_has_every_vietnamese_letter_and_is_served(self):
        css = ''.join(
            self.url_open(address).text
            for address in html.fromstring(self._page('/')).xpath('//link[@rel="stylesheet"]/@href')
        )
        fonts = set(re.findall(r'/website_farm_look/static/src/fonts/[\w-]+\.woff2', css))
        self.assertEqual(len(fonts), 8, "Four weights in two parts")
        for font in fonts:
            self.assertEqual(self.url_open(font).content[:4], b'wOF2')
        self.assertIn('U+1EA0-1EF9', css)
        with file_open('website_farm_look/static/src/fonts/LICENSE-OFL.txt') as licence:
            self.assertIn('SIL Open Font License', licence.read())

    def test_no_page_shows_placeholder_text(self):
        for path, text in self._pages().items():
            shown = html.fromstring(text).find('body').text_content()
            for placeholder in PLACEHOLDERS:
                self.assertNotIn(placeholder, shown, f"{path} shows “{placeholder}”")

    def test_home_leads_to_categories_and_goods(self):
        page = html.fromstring(self._page('/'))
        self.assertTrue(page.xpath('//a[contains(@href, "/shop/category/")][contains(., "Rau củ thử")]'))
        card = page.xpath('//a[contains(@class, "o_farm_card")][contains(., "Rau cần thử")]')
        self.assertTrue(card)
        self.assertIn('kg', card[0].text_content())
        self.assertEqual(len(page.xpath('//section[contains(@class, "o_farm_steps")]//li')), 3)

    def test_home_hides_what_is_not_published(self):
        self.product.is_published = False
        self.assertNotIn('Rau cần thử', self._page('/'))

    def test_website_may_name_another_page_as_its_home(self):
        self.website.homepage_url = '/contactus'
        self.assertNotIn('o_farm_hero', self._page('/'))

    def test_search_is_on_every_page_and_finds(self):
        for path, text in self._pages().items():
            self.assertTrue(html.fromstring(text).xpath('//header//form[@action="/shop"]//input[@name="search"]'), path)
        self.assertIn('Rau cần thử', self._page('/shop?search=Rau+cần+thử'))

    def test_price_says_its_unit(self):
        for path in ('/shop', self.product.website_url):
            units = html.fromstring(self._page(path)).xpath('//*[@name="farm_unit"]')
            self.assertIn('/ kg', [' '.join(unit.text_content().split()) for unit in units], path)

    def test_every_page_of_the_shop_is_titled_in_the_visitors_language(self):
        self.env['res.lang']._activate_lang('vi_VN')
        vietnamese = self.env.ref('base.lang_vi_VN')
        self.website.language_ids = [Command.link(vietnamese.id)]
        self.env['ir.module.module'].search([('name', '=', 'website_farm_look')])._update_translations(['vi_VN'])
        for path, title in (
            ('/shop', "Nông sản"),
            ('/shop/cart', "Giỏ hàng"),
            ('/web/login', "Đăng nhập"),
            ('/web/signup', "Mở tài khoản"),
            ('/contactus', "Liên hệ"),
            ('/khong-co', "Không có trang này"),
        ):
            page = html.fromstring(self.url_open('/vi' + path).text)
            self.assertEqual(page.findtext('.//title').split(' | ')[0], title, path)

    def test_a_search_without_result_says_what_to_do_next(self):
        page = html.fromstring(self._page('/shop?search=zzqqxx'))
        [empty] = page.xpath('//div[@name="farm_no_result"]')
        self.assertTrue(empty.xpath('.//a[@href="/shop"]'))

    def test_the_menu_of_a_desktop_has_a_line_of_its_own(self):
        page = html.fromstring(self._page('/'))
        [menu] = page.xpath('//div[@name="farm_header_menu"]')
        self.assertTrue(menu.xpath('.//ul[@id="top_menu"]'))
        self.assertFalse(menu.xpath('.//form'))

    def test_footer_names_hotline_and_regulations(self):
        footer = html.fromstring(self._page('/shop')).xpath('//footer')[0]
        self.assertTrue(footer.xpath('.//a[@href="tel:19001234"]'))
        self.assertTrue(footer.xpath('.//*[@name="farm_footer_regulations"]'))

    def test_rooms_find_their_places(self):
        for view, names in (
            ('website_sale.products_item', ('farm_badges', 'farm_stall', 'farm_unit')),
            ('website_sale.product_title', ('farm_badges', 'farm_stall')),
            ('website_farm_look.product_card', ('farm_badges', 'farm_stall', 'farm_unit')),
        ):
            arch = self.env.ref(view).get_combined_arch()
            for name in names:
                self.assertIn(f'name="{name}"', arch, view)

    def test_new_website_is_dressed(self):
        website = self.env['website'].create({'name': 'Second market'})
        self.assertEqual(website.shop_ppr, 4)
        with file_open('website_farm_look/static/src/img/logo-cho-nha-minh.svg', 'rb') as logo:
            self.assertEqual(website._farm_raw('logo'), logo.read())

    def test_colours_of_text_and_buttons_have_contrast(self):
        """WCAG AA: 4.5 : 1 for the pairs that carry text."""
        for first, second in (
            ('#FFFFFF', '#23742C'),
            ('#FFFFFF', '#B4480C'),
            ('#1C2B1F', '#F1F7E8'),
            ('#4C5B49', '#FFFFFF'),
            ('#E3F0DA', '#17331C'),
            ('#FFD08A', '#17331C'),
            ('#1D6626', '#FFFFFF'),
        ):
            self.assertGreaterEqual(_contrast(first, second), 4.5, f"{first} on {second}")


def _contrast(first, second):
    def luminance(colour):
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
