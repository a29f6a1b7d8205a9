from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_market_event.tests.common import FarmRoundCommon


@tagged('post_install', '-at_install')
class TestSpotSale(FarmRoundCommon):
    """The seller's phone sells what the shop sells: the same stock, the same gate."""

    def _sell(self, product=None, quantity=2, stall=None):
        return (stall or self.stall_a).with_user(self.seller)._sell_on_the_spot({product or self.greens: quantity})

    def test_what_is_sold_is_confirmed_handed_over_and_gone_from_the_stock(self):
        self._receive(self.greens, 10)
        order = self._sell()
        self.assertEqual((order.state, order.fulfilment_state), ('sale', 'delivered'))
        self.assertEqual(order.stall_id, self.stall_a)
        self.assertTrue(order.picking_ids._is_handed_over_at_the_stall())
        self.assertEqual(self.greens.qty_available, 8)

    def test_a_held_lot_is_not_sold_at_a_booth(self):
        self._hold(self._receive(self.greens, 10))
        with self.assertRaises(UserError):
            self._sell()

    def test_more_than_there_is_cannot_be_sold_at_a_booth(self):
        self._receive(self.greens, 1)
        with self.assertRaises(UserError):
            self._sell()

    def test_what_a_buyer_is_paying_for_on_the_website_is_not_sold_at_a_booth(self):
        self.registry_enter_test_mode()
        self._receive(self.greens, 3)
        self._create_cart((self.greens, 2))._promise_stock()
        with self.assertRaises(UserError):
            self._sell()
        self.assertEqual(self._sell(quantity=1).fulfilment_state, 'delivered')

    def test_nobody_sells_for_another_stall_or_another_stalls_goods(self):
        self._receive(self.greens, 5)
        self._receive(self.rice_bag, 5)
        with self.assertRaises(AccessError):
            self._sell(self.rice_bag, stall=self.stall_b)
        with self.assertRaises(UserError):
            self._sell(self.rice_bag)

    def test_a_sale_needs_a_quantity_and_an_open_stall(self):
        self._receive(self.greens, 5)
        with self.assertRaises(UserError):
            self._sell(quantity=0)
        self.stall_a.action_pause()
        with self.assertRaises(UserError):
            self._sell()

    def test_a_sale_during_a_round_with_a_booth_counts_there(self):
        self._receive(self.greens, 5, expiration_date=fields.Datetime.now() + timedelta(days=60))
        event = self._create_round()
        event.event_booth_ids[0]._take(self.stall_a)
        self.assertFalse(self._sell(quantity=1).round_id)
        during = event.date_begin + timedelta(hours=1)
        with patch.object(fields.Datetime, 'now', lambda: during):
            self.assertEqual(self._sell(quantity=1).round_id, event)
        self.assertEqual(event.round_order_total, 20000)
