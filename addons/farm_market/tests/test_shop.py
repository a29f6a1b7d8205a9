from lxml import html

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestShop(FarmMarketCommon, HttpCase):
    """A buyer narrows the shop by what is asked of farm produce, without a script."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()
        cls.stall_a.write({'latitude': 21.36, 'longitude': 105.97})
        cls.stall_b.write({'latitude': 21.27, 'longitude': 105.97})  # ten kilometres south
        cls.greens.product_tmpl_id.stars = '4'
        cls.melon = cls._list(cls.stall_a, "Dưa hấu", price=60000)
        for product in (cls.greens, cls.rice_bag, cls.melon):
            cls._receive(product)

    def _page(self, query=''):
        response = self.url_open(f'/shop{query}')
        self.assertEqual(response.status_code, 200, query)
        return html.fromstring(response.text)

    @staticmethod
    def _names(page):
        return [
            ' '.join(node.text_content().split())
            for node in page.xpath('//*[contains(@class, "o_wsale_products_item_title")]')
        ]

    @staticmethod
    def _counts(page, name):
        """Return dict label -> number beside it."""
        return {
            option.xpath('./span')[0].text_content().strip(): int(option.xpath('./span')[1].text_content().split()[-1])
            for option in page.xpath(f'//aside//label[input[@name="{name}"]]')
        }

    @staticmethod
    def _chips(page):
        chips = page.xpath('//a[contains(@class, "o_farm_chip ") or @class="o_farm_chip"][i]')
        return {chip.text.strip(): chip.get('href') for chip in chips}

    def test_goods_of_the_communes_ticked_are_left_with_their_number(self):
        page = self._page(f'?commune={self.commune_a.id}')
        self.assertEqual(set(self._names(page)), {"Rau cần", "Dưa hấu"})
        self.assertEqual(self._counts(page, 'commune'), {self.commune_a.name: 2, self.commune_b.name: 1})
        both = self._page(f'?commune={self.commune_a.id}&commune={self.commune_b.id}')
        self.assertEqual(len(self._names(both)), 3)

    def test_each_question_narrows_what_the_others_left_and_counts_say_so(self):
        page = self._page(f'?commune={self.commune_a.id}&stars=4')
        self.assertEqual(self._names(page), ["Rau cần"])
        self.assertEqual(self._counts(page, 'commune'), {self.commune_a.name: 1})
        self.assertEqual(list(self._counts(page, 'stars').values()), [1])

    def test_goods_in_season_are_those_of_this_month(self):
        month = fields.Date.context_today(self.greens).month
        (self.greens.commodity_id | self.rice_bag.commodity_id).season_months = False
        self.rice_bag.commodity_id.season_months = str(month % 12 + 1)
        self.assertFalse(self._counts(self._page(), 'season'), "nothing has its season now: nothing to tick")
        self.rice_bag.commodity_id.season_months = str(month)
        self.assertEqual(self._names(self._page('?season=now')), ["Gạo nếp"])

    def test_each_filter_is_taken_back_by_its_chip_and_the_others_stay(self):
        page = self._page(f'?search=a&commune={self.commune_a.id},{self.commune_b.id}&stars=4&max_price=30000')
        chips = self._chips(page)
        self.assertEqual(len(chips), 4)
        self.assertNotIn(f'{self.commune_b.id}', chips[self.commune_b.name].split('commune=')[1].split('&')[0])
        self.assertIn(f'commune={self.commune_a.id}', chips[self.commune_b.name])
        self.assertIn('stars=4', chips[self.commune_b.name])
        self.assertIn('search=a', chips[self.commune_b.name])
        [clear] = page.xpath('//a[contains(@class, "o_farm_chip_clear")]/@href')
        self.assertTrue(clear.endswith('/shop?search=a'), clear)

    def test_goods_near_a_place_come_nearest_first_and_farther_ones_can_be_left_out(self):
        page = self._page(f'?near={self.commune_b.id}')
        self.assertEqual(self._names(page)[0], "Gạo nếp")
        self.assertEqual(self._names(self._page(f'?near={self.commune_b.id}&km=5')), ["Gạo nếp"])
        self.assertEqual(self._names(self._page('?near=21.27,105.97&km=5')), ["Gạo nếp"], "the place of a device")
        self.assertEqual(len(self._names(self._page(f'?near={self.commune_b.id}&km=20'))), 3)

    def test_a_filter_that_nothing_answers_says_what_to_do_next(self):
        page = self._page(f'?commune={self.commune_b.id}&stars=4')
        self.assertFalse(self._names(page))
        [empty] = page.xpath('//div[@name="farm_no_result"]')
        self.assertTrue(empty.xpath('.//a[contains(@href, "/shop")]'))

    def test_what_nobody_offers_in_the_address_breaks_nothing(self):
        for query in ('?commune=abc', '?commune=999999999', '?near=x&km=x', '?near=21&km=5', '?stars=%27', '?season=1'):
            self.assertEqual(len(self._names(self._page(query))), 3, query)

    def test_links_of_the_shop_keep_what_was_ticked(self):
        self.website.shop_ppg = 1
        page = self._page(f'?commune={self.commune_a.id}')
        pages = page.xpath('//a[contains(@class, "page-link")]/@href')
        self.assertTrue(pages)
        self.assertTrue(all(f'commune={self.commune_a.id}' in link for link in pages if 'shop' in link), pages)

    def test_prices_are_asked_in_whole_money(self):
        page = self._page()
        [low] = page.xpath('//aside//input[@name="min_price"]')
        self.assertEqual((low.get('step'), low.get('placeholder')), ('1', '20000'))
        self.assertFalse(page.xpath('//input[@type="range"]'))
        self.assertEqual(self._names(self._page('?min_price=50000')), ["Dưa hấu"])
