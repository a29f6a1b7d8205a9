from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestPrivacy(FarmMarketCommon, HttpCase):
    """A seller learns of the buyer what delivery needs, from no other place, and not for ever."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller', password='ban')
        cls.consumer = cls._create_user('mua', 'base.group_portal', password='mua')
        cls.stall_a.user_ids = cls.seller
        cls.consumer.partner_id.write({'street': "1 Phố Huế", 'phone': '0912345678'})
        cls.buyer = cls.consumer.partner_id
        cls._receive(cls.greens)
        cls._receive(cls.rice_bag)
        cls.order = cls._create_cart((cls.greens, 1))
        cls.order.action_confirm()

    @mute_logger('odoo.orm.models')
    def test_no_call_tells_a_seller_who_buys(self):
        records = (
            (self.order, 'partner_id'),
            (self.order, 'partner_shipping_id'),
            (self.order, 'access_token'),
            (self.order.order_line[:1], 'order_partner_id'),
            (self.order.picking_ids, 'partner_id'),
            (self.order.picking_ids.move_ids[:1], 'partner_id'),
        )
        for record, name in records:
            model = record.with_user(self.seller)
            with self.subTest(model=record._name, field=name):
                self.assertTrue(model.read(['id']))
                with self.assertRaises(AccessError):
                    model.read([name])
                with self.assertRaises(AccessError):
                    model.search([(name, '=', self.buyer.id)])
                with self.assertRaises(AccessError):
                    model.formatted_read_group([], [name], ['__count'])
                self.assertNotIn(name, model.fields_get())

    def test_an_order_is_read_by_its_seller_without_the_buyer(self):
        [read] = self.order.with_user(self.seller).read(['name', 'display_name', 'amount_total', 'order_line'])
        self.assertEqual(read['name'], self.order.name)
        self.assertNotIn(self.buyer.name, str(read))

    @mute_logger('odoo.http')
    def test_the_buyers_pages_do_not_open_for_the_seller(self):
        self.authenticate('ban', 'ban')
        picking = self.order.picking_ids
        self.order._portal_ensure_token()
        for path in (
            f'/my/orders/{self.order.id}',
            f'/my/orders/{self.order.id}?report_type=html',
            f'/my/orders/{self.order.id}?access_token={self.order.access_token}',
            f'/my/picking/pdf/{picking.id}',
        ):
            with self.subTest(path=path):
                response = self.url_open(path)
                self.assertNotIn("1 Phố Huế", response.text)
                self.assertTrue(response.status_code == 404 or response.url.endswith('/my'), response.url)

    def test_mails_about_an_order_are_not_read_by_its_seller(self):
        message = self.order.message_post(
            body="Giao đến 1 Phố Huế", message_type='comment', subtype_xmlid='mail.mt_comment'
        )
        Message = self.env['mail.message']
        domain = [('model', '=', 'sale.order'), ('res_id', '=', self.order.id), ('id', '=', message.id)]
        self.assertFalse(Message.with_user(self.seller).search(domain))
        self.assertTrue(Message.with_user(self.consumer).search(domain))

    def test_a_seller_who_buys_finds_the_own_purchases(self):
        bought = self._create_cart((self.rice_bag, 1), partner_id=self.seller.partner_id.id)
        bought.action_confirm()
        self.authenticate('ban', 'ban')
        page = self.url_open('/my/orders').text
        self.assertIn(bought.name, page)
        self.assertNotIn(f'>{self.order.name}<', page)
        self.assertEqual(self.url_open(f'/my/orders/{bought.id}').status_code, 200)
        self.assertIn(bought.name, self.url_open(f'/my/orders/{bought.id}').text)

    def test_the_stalls_page_names_the_buyer_while_there_is_something_to_deliver(self):
        self.authenticate('ban', 'ban')
        path = f'/my/stall-orders/{self.order.id}'
        self.assertIn("1 Phố Huế", self.url_open(path).text)
        self.order.action_hand_over()
        page = self.url_open(path).text
        self.assertNotIn("1 Phố Huế", page)
        self.assertNotIn("0912345678", page)
