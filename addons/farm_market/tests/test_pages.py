import base64
from datetime import timedelta

from lxml import html

from odoo import fields
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import PIXEL, FarmMarketCommon
from odoo.addons.farm_market.tools.listing_table import make_template

PICTURE = ('anh.png', base64.b64decode(PIXEL), 'image/png')


@tagged('post_install', '-at_install')
class TestPages(FarmMarketCommon, HttpCase):
    """What people send from their phones arrives."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller', password='ban')
        cls.stall_a.user_ids = cls.seller
        cls.consumer = cls._create_user('mua', 'base.group_portal', password='mua')
        cls.buyer = cls.consumer.partner_id
        cls._receive(cls.greens)

    def _post(self, path, files=None, **data):
        response = self.url_open(path, data={'csrf_token': Request.csrf_token(self), **data}, files=files)
        self.assertEqual(response.status_code, 200, path)
        self.env.invalidate_all()
        return response

    def test_an_application_with_its_papers_comes_in_and_is_answered(self):
        self.authenticate('mua', 'mua')
        values = {
            'kind': 'household',
            'producer_name': "Nguyễn Văn Tám",
            'identity_number': '024080000123',
            'phone': '0912000111',
            'commune_id': str(self.commune_a.id),
            'stall_name': "Rau nhà Tám",
            'goods': "Rau cần",
            'accept': '1',
        }
        self._post('/sell/apply', files={'paper_identity': PICTURE}, **values)
        application = self.env['farm.application'].search([('user_id', '=', self.consumer.id)])
        self.assertEqual(application.paper_ids.kind, 'identity')
        application.paper_ids.reason = "Ảnh mờ"
        application.paper_ids.action_revise()
        self.assertIn("Ảnh mờ", self.url_open('/sell').text)
        self._post(f'/sell/{application.id}/answer', files={'paper_identity': PICTURE}, note="Đã chụp lại")
        self.assertEqual((application.state, application.paper_ids.state), ('submitted', 'new'))

    def test_a_paper_that_is_no_picture_is_refused_and_nothing_is_handed_in(self):
        self.authenticate('mua', 'mua')
        response = self._post('/sell/apply', files={'paper_identity': ('a.exe', b'MZ', 'application/x-msdownload')})
        self.assertTrue('is-invalid' in response.text)
        application = self.env['farm.application'].search([('user_id', '=', self.consumer.id)])
        self.assertEqual((application.state, len(application.paper_ids)), ('draft', 0))

    def test_what_was_written_and_photographed_is_kept_when_a_field_is_wrong_and_when_one_goes_on_later(self):
        self.authenticate('mua', 'mua')
        answer = self._post(
            '/sell/apply/draft', files={'paper_identity': PICTURE}, producer_name="Nguyễn Văn Tám", goods="Rau cần"
        ).json()
        self.assertEqual([paper['kind'] for paper in answer['papers']], ['identity'])
        page = self._post('/sell/apply', producer_name="Nguyễn Văn Tám", goods="Rau cần", phone='12').text
        self.assertTrue('is-invalid' in page and 'anh.png' in page)
        draft = self.env['farm.application'].search([('user_id', '=', self.consumer.id)])
        self.assertEqual((draft.state, draft.phone), ('draft', '12'))
        self._post('/sell/apply', producer_name="Nguyễn Văn Tám", goods="Rau muống", later='1')
        self.assertTrue("Rau muống" in self.url_open('/sell').text)
        self.assertTrue("Rau muống" in self.url_open('/sell/apply').text)
        self._post('/sell/apply', remove_paper=str(draft.paper_ids.id))
        self.assertFalse(draft.paper_ids)
        self._post('/sell/apply/forget')
        self.assertFalse(draft.exists())

    def test_an_application_asks_for_eight_things_and_knows_some_of_them(self):
        self.authenticate('mua', 'mua')
        page = html.fromstring(self.url_open('/sell/apply').text)
        form = page.xpath("//form[@data-draft-url]")[0]
        marked = form.xpath(".//label[span[contains(@class, 'text-danger')]]")
        self.assertEqual(len(marked), 7)
        self.assertEqual(form.xpath(".//input[@name='producer_name']/@value"), [self.consumer.partner_id.name])

    def test_regulations_that_were_accepted_stay_readable(self):
        versions = self.env['farm.regulation'].create(
            [
                {
                    'name': "Quy chế",
                    'version': str(number),
                    'valid_from': f'2020-01-0{number}',
                    'body': f"<p>Điều {number}</p>",
                    'company_id': self.market.id,
                }
                for number in (1, 2)
            ]
        )
        self.assertTrue("Điều 2" in self.url_open('/regulations').text)
        old = self.url_open(f'/regulations/{versions[0].id}').text
        self.assertTrue("Điều 1" in old and "Điều 2" not in old)

    def test_a_seller_tells_the_stall_and_its_market_days(self):
        self.authenticate('ban', 'ban')
        code = self.website.default_lang_id.code
        words = {f'tagline_{code}': "Rau sạch", f'story_{code}': "Nhà tôi\ntrồng rau", f'opening_note_{code}': "Sáng"}
        self._post(
            f'/my/stalls/{self.stall_a.id}/edit',
            files={'picture': PICTURE},
            order_cutoff='14:30',
            on_saturday='1',
            **words,
        )
        stall = self.stall_a.with_context(lang=code)
        self.assertEqual((stall.tagline, stall.order_cutoff), ("Rau sạch", 14.5))
        self.assertEqual(stall._get_weekdays(), {5})
        self.assertIn("trồng rau", stall.story)
        self.assertTrue(stall.image_1920)

    def test_a_seller_changes_a_listing_its_limits_and_announces_a_harvest(self):
        self.authenticate('ban', 'ban')
        listing = self.greens.product_tmpl_id
        self._post(f'/my/goods/{listing.id}/limits', max_per_order='2,5', is_sale_stopped='1')
        self.assertEqual((listing.max_per_order, listing.is_sale_stopped), (2.5, True))
        expected = fields.Date.to_string(fields.Date.today() + timedelta(days=7))
        self._post(f'/my/goods/{listing.id}/harvest', expected_on=expected, quantity='12,5')
        self.assertEqual(self.env['farm.harvest'].search([('product_tmpl_id', '=', listing.id)]).quantity, 12.5)
        self._post(
            f'/my/goods/{listing.id}/edit',
            name="Rau cần mới",
            price='25.000',
            commodity_id=str(listing.commodity_id.id),
            uom_id=str(listing.uom_id.id),
            description="Ngon hơn",
            video_url='https://www.youtube.com/watch?v=dQw4w9WgXcQ',
        )
        said = listing.with_context(lang=self.website.default_lang_id.code)
        self.assertEqual((said.name, listing.list_price), ("Rau cần mới", 25000))
        self.assertEqual(listing.moderation_state, 'submitted')

    def test_a_seller_posts_goods_from_a_table(self):
        self.authenticate('ban', 'ban')
        table = make_template([("Rau mới", self.dropwort.name, 12000, "kg")], [], [], [])
        name = 'hang.xlsx'
        self._post(f'/my/stalls/{self.stall_a.id}/goods/import', files={'table': (name, table)})
        wizard = self.env['farm.listing.import'].search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((wizard.good_count, wizard.error_count), (1, 0))
        self._post(f'/my/goods-tables/{wizard.id}/post')
        self.assertIn("Rau mới", self.stall_a.product_ids.mapped('name'))
        self.assertEqual(self.url_open('/farm_market/listing-table.xlsx').content[:2], b'PK')

    def test_a_buyer_asks_for_a_harvest_follows_adds_and_withdraws(self):
        self.authenticate('mua', 'mua')
        harvest = self.env['farm.harvest'].create(
            {'product_tmpl_id': self.greens.product_tmpl_id.id, 'expected_on': '2099-01-01', 'quantity': 10}
        )
        self._post(f'/harvests/{harvest.id}/request', quantity='2,5')
        self.assertEqual(harvest.request_ids.quantity, 2.5)
        self._post(f'/my/harvests/{harvest.request_ids.id}/take-back')
        self.assertEqual(harvest.request_ids.state, 'cancel')
        self._post(f'{self.stall_a._get_website_url()}/follow')
        self.assertEqual(self.stall_a._get_follower_count(), 1)
        order = self._create_cart((self.greens, 1))
        order.action_confirm()
        self._post(f'/my/purchases/{order.id}/more', product_id=str(self.greens.id), quantity='1,5')
        self.assertEqual(order.order_line.filtered('stall_id').product_uom_qty, 2.5)
        self._post(f'/my/purchases/{order.id}/withdraw')
        self.assertEqual(order.state, 'cancel')

    def test_a_markets_regulations_stand_where_odoo_has_sample_terms(self):
        self.env['farm.regulation'].create(
            {'name': "Quy chế", 'version': '1', 'body': "<p>Bán hàng sạch</p>", 'company_id': self.market.id}
        )
        self.assertIn("Bán hàng sạch", self.url_open('/terms').text)

    def test_a_seller_sees_who_gets_the_goods_only_while_they_wait(self):
        order = self._create_cart((self.greens, 1))
        order.action_confirm()
        self.buyer.write({'street': "1 Phố Huế", 'phone': '0912345678'})
        self.authenticate('ban', 'ban')
        self.assertIn("1 Phố Huế", self.url_open(f'/my/stall-orders/{order.id}').text)
        order.action_hand_over()
        self.assertNotIn("1 Phố Huế", self.url_open(f'/my/stall-orders/{order.id}').text)
