from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestPromise(FarmMarketCommon):
    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()  # a promise is made in a transaction of its own

    def test_who_comes_too_late_learns_it_before_paying(self):
        self._receive(self.greens, 10)
        self._create_cart((self.greens, 7))._promise_stock()
        with self.assertRaisesRegex(ValidationError, "3"):
            self._create_cart((self.greens, 4))._promise_stock()

    def test_a_second_attempt_of_the_same_cart_does_not_count_twice(self):
        self._receive(self.greens, 10)
        cart = self._create_cart((self.greens, 7))
        cart._promise_stock()
        cart._promise_stock()
        self.assertEqual(self.greens._get_promised_quantity(), 7)

    def test_a_promise_that_ran_out_binds_nobody(self):
        self._receive(self.greens, 10)
        cart = self._create_cart((self.greens, 7))
        cart._promise_stock()
        cart.promise_ids.expires_at = fields.Datetime.now() - timedelta(minutes=1)
        self._create_cart((self.greens, 10))._promise_stock()
        self.assertEqual(self.greens._get_promised_quantity(), 10)

    def test_confirmation_consumes_the_promise(self):
        self._receive(self.greens, 10)
        cart = self._create_cart((self.greens, 7))
        cart._promise_stock()
        cart.action_confirm()
        self.assertFalse(cart.promise_ids)
        self.assertEqual(self.greens.free_qty, 3)

    def test_held_goods_are_not_promised(self):
        self._hold(self._receive(self.greens, 10))
        with self.assertRaises(ValidationError):
            self._create_cart((self.greens, 1))._promise_stock()

    def test_reservations_beside_the_stock_count_as_taken(self):
        self._receive(self.greens, 10)
        for quantity in (3, 4):
            cart = self._create_cart((self.greens, quantity))
            cart._promise_stock()
            cart.action_confirm()
        self.assertEqual(self.greens.free_qty, 3)
        with self.assertRaises(ValidationError):
            self._create_cart((self.greens, 4))._promise_stock()
        self._create_cart((self.greens, 3))._promise_stock()

    def test_reservations_beside_the_stock_leave_with_the_goods(self):
        self._receive(self.greens, 10)
        carts = [self._create_cart((self.greens, quantity)) for quantity in (3, 4)]
        for cart in carts:
            cart.action_confirm()
        carts[0].action_hand_over()
        self.assertEqual((self.greens.qty_available, self.greens.free_qty), (7, 3))
        carts[1]._action_cancel()
        self.assertEqual((self.greens.qty_available, self.greens.free_qty), (7, 7))
        quants = self.env['stock.quant'].search([('location_id', '=', self.stall_a.location_id.id)])
        self.assertEqual(sum(quants.mapped('reserved_quantity')), 0)
