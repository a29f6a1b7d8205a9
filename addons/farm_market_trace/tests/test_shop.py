from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon
from odoo.addons.farm_trace.tests.schema import SCHEMA, schema_errors


@tagged('post_install', '-at_install')
class TestShop(FarmMarketCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.greens, 40)
        cls.website.domain = cls.base_url()
        cls.user = cls._create_user('nguoimua', 'base.group_portal', partner_id=cls.buyer.id)
        cls.order = cls._create_cart((cls.greens, 2))
        cls.order.action_confirm()

    def setUp(self):
        super().setUp()
        self.opener.headers['Accept-Language'] = 'vi-VN'

    def test_the_page_of_an_item_leads_to_the_lots_on_sale(self):
        page = self.url_open(self.greens.website_url)
        self.assertIn(f'/t/{self.lot.trace_code}', page.text)
        self._hold(self.lot)
        self.assertNotIn(f'/t/{self.lot.trace_code}', self.url_open(self.greens.website_url).text)

    def test_goods_taken_at_the_stall_are_sold_over_the_counter_and_sent_goods_are_shipped(self):
        pickings = self.order.picking_ids
        other = self._create_cart((self.greens, 1))
        other.action_confirm()
        Picking = self.registry['stock.picking']
        for picking, is_counter in ((pickings, True), (other.picking_ids, False)):
            self.patch(Picking, '_is_handed_over_at_the_stall', lambda _picking, is_counter=is_counter: is_counter)
            picking.move_ids.picked = True
            picking._action_done()
        events = self.lot.trace_event_ids.sorted('id')
        self.assertEqual(
            [(event.biz_step, event.disposition) for event in events][1:],
            [('retail_selling', 'retail_sold'), ('shipping', 'in_transit')],
        )
        if SCHEMA.exists():
            self.assertEqual(schema_errors(events._get_epcis_document()), [])

    def test_the_page_of_a_lot_leads_to_the_shop_while_it_is_on_sale(self):
        self._receive(self.greens, 40)  # another lot keeps the item on sale
        path = f'/t/{self.lot.trace_code}'
        self.assertIn(f'href="{self.greens.website_url}"', self.url_open(path).text)
        self._hold(self.lot)
        self.assertNotIn(f'href="{self.greens.website_url}"', self.url_open(path).text)

    def test_a_buyers_order_names_its_lots_and_warns_of_a_recall(self):
        self.assertEqual(self.order._get_traced_lots(), self.lot)
        picking = self.order.picking_ids
        picking.move_ids.picked = True
        picking._action_done()
        self.authenticate('nguoimua', 'nguoimua')
        page = self.url_open(f'/my/orders/{self.order.id}')
        self.assertIn(self.lot.trace_code_grouped, page.text)
        self.assertNotIn('text-bg-danger', page.text)
        recall = self.env['farm.recall'].create({'lot_ids': self.lot.ids, 'reason': "Dư lượng"})
        recall.action_start()
        self.assertIn(self.buyer, recall.line_ids.partner_id)
        self.assertIn('text-bg-danger', self.url_open(f'/my/orders/{self.order.id}').text)

    def test_an_articles_digital_link_leads_to_the_shop_and_a_lots_to_its_page(self):
        self.greens.barcode = '9520123456788'
        links = {link.kind: link.url for link in reversed(self.greens._get_resolver_links())}
        self.assertTrue(links['defaultLink'].endswith(self.greens.website_url))
        links = {link.kind: link.url for link in reversed(self.lot._get_resolver_links())}
        self.assertTrue(links['defaultLink'].endswith(f'/t/{self.lot.trace_code}'))
        self.assertTrue(links['pip'].endswith(self.greens.website_url))

    def test_what_is_recalled_is_sold_to_nobody_who_has_it_in_the_cart(self):
        cart = self._create_cart((self.greens, 3))
        self.env['farm.recall'].create({'lot_ids': self.lot.ids, 'reason': "Dư lượng"}).action_start()
        self.assertEqual(self.greens.free_qty, 0)
        self.assertFalse(cart.order_line.product_id.product_tmpl_id._is_on_sale())

    def test_a_seller_receives_goods_with_a_stamp_and_needs_no_label(self):
        seller = self._create_user('bantem', 'base.group_portal,farm_base.group_seller')
        self.greens.stall_id.user_ids = seller
        self.authenticate('bantem', 'bantem')
        listing = self.greens.product_tmpl_id
        page = self.url_open(f'/my/goods/{listing.id}')
        self.assertIn('name="stamp_code"', page.text)
        token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
        page = self.url_open(
            f'/my/goods/{listing.id}/receive',
            data={'csrf_token': token, 'quantity': '5', 'stamp_code': 'hn-77 01', 'stamp_issuer': 'city'},
        )
        lot = self.env['stock.lot']._find_by_trace_code('HN7701')
        self.assertEqual((lot.product_id, lot.stamp_issuer), (self.greens, 'city'))
        self.assertNotIn(f'/my/lots/{lot.id}/labels', page.text)
        self.assertIn(f'/my/lots/{self.lot.id}/labels', page.text)
