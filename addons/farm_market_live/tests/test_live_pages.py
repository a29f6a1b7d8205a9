from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market_live.tests.common import FarmLiveCommon


@tagged('post_install', '-at_install')
class TestLivePages(FarmLiveCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.website.domain = cls.base_url()
        cls.track = cls._create_session()
        cls.seller.password = 'ban-mat-khau'

    def test_visitors_see_announced_sessions_and_their_goods(self):
        hidden = self._create_session(checked=False, name="Chưa duyệt")
        page = self.url_open('/live').text
        self.assertIn(self.track.name, page)
        self.assertNotIn(hidden.name, page)
        self.assertEqual(self.url_open(f'/live/{hidden.id}/goods').status_code, 404)
        self.assertIn("Rau cần", self.url_open(self.track.website_url).text)
        self.assertIn("Gạo nếp", self.url_open(f'/live/{self.track.id}/goods').text)

    def _add(self, product):
        return self.make_jsonrpc_request(
            '/shop/cart/add',
            {'product_template_id': product.product_tmpl_id.id, 'product_id': product.id, 'quantity': 1},
        )

    def test_an_order_that_came_from_the_session_counts_for_it(self):
        self.url_open(f'/live/{self.track.id}/to/{self.track.pin_ids[0].id}')
        self._add(self.greens)
        line = self.env['sale.order.line'].search([('product_id', '=', self.greens.id)])
        self.assertEqual(line.live_track_id, self.track)

    def test_an_order_of_a_visitor_who_saw_no_session_does_not_count(self):
        self.url_open('/shop')
        self._add(self.greens)
        self.assertFalse(self.env['sale.order.line'].search([('product_id', '=', self.greens.id)]).live_track_id)

    def test_an_order_long_after_the_session_does_not_count(self):
        self.url_open(f'/live/{self.track.id}/to/{self.track.pin_ids[0].id}')
        self.track.date = fields.Datetime.now() - timedelta(days=1)
        self.track.duration = 1
        self._add(self.greens)
        self.assertFalse(self.env['sale.order.line'].search([('product_id', '=', self.greens.id)]).live_track_id)

    def test_the_streamer_pins_on_the_phone_and_nobody_else(self):
        url = f'/my/live/{self.track.id}'
        self.authenticate('ban', 'ban-mat-khau')
        page = self.url_open(url).text
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        pin = self.track.pin_ids[1]
        self.url_open(f'{url}/{pin.id}/pin', {'csrf_token': token})
        self.assertTrue(pin.is_pinned)
        self._create_user('khach', 'base.group_portal', password='khach-mat-khau')
        self.authenticate('khach', 'khach-mat-khau')
        self.assertEqual(self.url_open(url).status_code, 404)
