from odoo.exceptions import AccessError, ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


class NewsCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        blogs = cls.env['blog.blog'].search([('website_id', '=', cls.website.id)])
        cls.blogs = {blog.news_kind: blog for blog in blogs}

    @classmethod
    def _write_news(cls, kind='market', **values):
        return (
            cls.env['blog.post']
            .with_user(cls.board)
            .create(
                {
                    'name': "Phiên chợ cuối tuần",
                    'blog_id': cls.blogs[kind].id,
                    'content': "<p>Mời bà con.</p>",
                    **values,
                }
            )
        )


@tagged('post_install', '-at_install')
class TestNews(NewsCommon):
    def test_each_market_has_a_blog_for_each_kind_of_news_and_keeps_it(self):
        self.assertEqual(set(self.blogs), {'policy', 'market', 'guide'})
        self.market._setup_market_news()
        self.assertEqual(self.env['blog.blog'].search_count([('website_id', '=', self.website.id)]), 3)
        self.assertEqual(self.blogs['policy'].with_context(lang='vi_VN').name, "Chính sách")

    def test_policy_is_not_published_without_its_source_and_level(self):
        news = self._write_news('policy', name="Quyết định mới")
        with self.assertRaisesRegex(ValidationError, "source"), self.cr.savepoint():
            news.action_publish()
        news.write({'source_name': "UBND thành phố Hà Nội", 'source_reference': "28/QĐ-UBND"})
        with self.assertRaisesRegex(ValidationError, "level"), self.cr.savepoint():
            news.action_publish()
        news.source_level = 'local'
        news.action_publish()
        self.assertTrue(news.is_published)
        with self.assertRaises(ValidationError):
            news.source_name = False

    def test_a_guide_needs_a_source_and_news_of_the_market_none(self):
        self._write_news().action_publish()
        with self.assertRaises(ValidationError):
            self._write_news('guide').action_publish()

    def test_a_source_is_the_address_of_a_page(self):
        for address in ('javascript:alert(1)', 'chinhphu.vn', 'https://'):
            with self.subTest(address=address), self.assertRaises(ValidationError):
                self._write_news('guide', source_url=address)

    def test_the_board_writes_for_its_own_market_alone(self):
        other = self._create_market("Sàn khác")
        stranger = self._create_user('bql2', 'farm_base.group_board', market=other)
        news = self._write_news()
        seen = news.with_user(stranger).with_context(allowed_company_ids=other.ids)
        self.assertFalse(seen.search([('id', '=', news.id)]))
        with self.assertRaises(AccessError):
            seen.write({'name': "Sửa tin của chợ khác"})

    def test_sellers_and_communes_write_no_news(self):
        for groups in ('base.group_portal,farm_base.group_seller', 'farm_base.group_commune_manager'):
            user = self._create_user(f'u{len(groups)}', groups)
            with self.subTest(groups=groups), self.assertRaises(AccessError):
                self.env['blog.post'].with_user(user).create({'name': "Tin", 'blog_id': self.blogs['market'].id})


@tagged('post_install', '-at_install')
class TestNewsPages(NewsCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env['website'].search([('id', '!=', cls.website.id)]).domain = 'http://elsewhere.example'
        cls.website.domain = cls.base_url()

    def test_visitors_read_published_news_with_its_source_and_no_draft(self):
        self._write_news(name="Tin chưa đăng")
        news = self._write_news(
            'policy',
            name="Quy định mới về truy xuất",
            source_level='central',
            source_name="Bộ Nông nghiệp và Môi trường",
            source_reference="02/2024/TT-BKHCN",
            source_url='https://example.com/van-ban',
        )
        news.action_publish()
        index = self.url_open('/blog').text
        self.assertIn("Quy định mới về truy xuất", index)
        self.assertNotIn("Tin chưa đăng", index)
        page = self.url_open(news.website_url).text
        for text in ("Bộ Nông nghiệp và Môi trường", "02/2024/TT-BKHCN", 'https://example.com/van-ban'):
            self.assertIn(text, page)

    def test_news_of_another_market_are_not_found(self):
        other = self._create_market("Sàn khác")
        website = self.env['website'].search([('company_id', '=', other.id)])
        blog = self.env['blog.blog'].search([('website_id', '=', website.id), ('news_kind', '=', 'market')])
        news = self.env['blog.post'].create({'name': "Tin của sàn khác", 'blog_id': blog.id, 'is_published': True})
        self.assertNotIn("Tin của sàn khác", self.url_open('/blog').text)
        self.assertIn(self.url_open(news.website_url).status_code, (403, 404))

    def test_agencies_and_markets_are_linked_by_kind_and_those_without_website_are_not(self):
        Agency = self.env['farm.agency']
        Agency.create({'name': "Cục An toàn thực phẩm thử", 'website_url': 'https://www.vfa.example'})
        Agency.create({'name': "Sàn bạn thử", 'kind': 'market', 'website_url': 'https://san.example'})
        Agency.create({'name': "Hội chưa có trang thử"})
        page = self.url_open('/agencies').text
        for text in ("Cục An toàn thực phẩm thử", '>vfa.example', "Sàn bạn thử"):
            self.assertIn(text, page)
        self.assertNotIn("Hội chưa có trang thử", page)
        with self.assertRaises(ValidationError):
            Agency.create({'name': "Trang giả thử", 'website_url': 'javascript:alert(1)'})
