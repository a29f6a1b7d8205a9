from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo import Command
from odoo.tests import tagged

from odoo.addons.farm_base.tools.apportion import apportion
from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestSplit(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens, 100)
        cls._receive(cls.rice_bag, 100)

    def test_behind_one_purchase_stands_one_order_per_stall(self):
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        total = cart.amount_total
        cart.action_confirm()
        orders = cart.checkout_id.order_ids
        self.assertEqual(orders.stall_id, self.stall_a | self.stall_b)
        self.assertEqual(len(orders), 2)
        self.assertEqual(sum(orders.mapped('amount_total')), total)
        self.assertEqual(set(orders.mapped('state')), {'sale'})

    def test_each_stall_packs_from_its_own_shelf(self):
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        cart.action_confirm()
        for order in cart.checkout_id.order_ids:
            with self.subTest(stall=order.stall_id.name):
                self.assertEqual(order.picking_ids.move_ids.location_id, order.stall_id.location_id)
                self.assertEqual(order.picking_ids.move_line_ids.owner_id, order.stall_id.owner_id)
                self.assertEqual(order.picking_ids.picking_type_id.warehouse_id, order.stall_id.hub_id.warehouse_id)

    def test_shipping_is_quoted_per_stall_before_payment(self):
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        carrier = self._create_carrier(15000)
        cart._set_delivery_method(carrier)
        self.assertEqual(cart.amount_delivery, 30000)
        cart.action_confirm()
        self.assertEqual(cart.checkout_id.order_ids.mapped('amount_delivery'), [15000, 15000])

    def test_a_discount_over_the_whole_cart_is_split_to_the_dong(self):
        cart = self._create_cart((self.greens, 1), (self.rice_bag, 1))
        discount = self.env['product.product'].create(
            {
                'name': "Giảm giá",
                'type': 'service',
                'taxes_id': [Command.clear()],
            }
        )
        cart.order_line = [Command.create({'product_id': discount.id, 'price_unit': -10001, 'product_uom_qty': 1})]
        total = cart.amount_total
        cart.action_confirm()
        orders = cart.checkout_id.order_ids.sorted('id')
        self.assertEqual(sum(orders.mapped('amount_total')), total)
        self.assertEqual(
            [
                sum(order.order_line.filtered(lambda line: line.product_id == discount).mapped('price_total'))
                for order in orders
            ],
            apportion(-10001, [20000, 35000]),
        )

    def test_cancelling_one_stalls_part_leaves_the_others_alone(self):
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        cart.action_confirm()
        first, second = cart.checkout_id.order_ids.sorted('id')
        share = second.payment_share
        first._action_cancel()
        self.assertEqual(second.state, 'sale')
        self.assertEqual(second.picking_ids.state, 'assigned')
        self.assertEqual(second.payment_share, share)

    def test_a_delivered_order_knows_when(self):
        cart = self._create_cart((self.greens, 2))
        cart.action_confirm()
        cart.picking_ids.move_ids.picked = True
        cart.picking_ids._action_done()
        self.assertEqual(cart.fulfilment_state, 'delivered')
        self.assertTrue(cart.delivered_on)

    def test_the_market_never_invoices_the_goods(self):
        cart = self._create_cart((self.greens, 2))
        cart.action_confirm()
        self.assertEqual(sum(cart.order_line.mapped('qty_to_invoice')), 0)
        self.assertNotEqual(cart.invoice_status, 'to invoice')

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
    def test_parts_always_add_up_and_stray_less_than_one_dong(self, amount, weights):
        if not sum(weights):
            return
        parts = apportion(amount, weights)
        self.assertEqual(sum(parts), amount)
        for part, weight in zip(parts, weights, strict=True):
            self.assertLess(abs(part * sum(weights) - amount * weight), sum(weights))
