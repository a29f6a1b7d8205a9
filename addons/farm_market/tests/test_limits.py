from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestLimits(FarmMarketCommon):
    """What a cart takes: kilograms with decimals, the seller's caps, stopped sale, market days."""

    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()  # a promise is made in a transaction of its own

    def _add(self, cart, product, quantity):
        return cart._cart_add(product.id, quantity, uom_id=product.uom_id.id)

    def test_half_a_kilogram_is_sold_when_half_a_kilogram_is_left(self):
        self._receive(self.greens, 2.5)
        cart = self._create_cart()
        self.assertEqual(self._add(cart, self.greens, 2.5)['quantity'], 2.5)
        cart._set_delivery_method(self._create_carrier(0, is_published=True))
        cart._check_cart_is_ready_to_be_paid()
        cart._promise_stock()
        cart.action_confirm()
        self.assertEqual(cart.picking_ids.move_ids.quantity, 2.5)
        self.assertEqual(self.greens.free_qty, 0)

    def test_tenths_of_kilograms_add_up_without_noise(self):
        self._receive(self.greens, 0.3)
        cart = self._create_cart((self.greens, 0.1))
        result = cart._cart_update_line_quantity(cart.order_line.id, 0.1 + 0.2)
        self.assertEqual(result['quantity'], 0.3)
        self.assertTrue(cart.order_line._check_availability())

    def test_bunches_are_whole(self):
        bunch = self._list(self.stall_a, "Rau muống", uom='farm_base.uom_bunch')
        self._receive(bunch, 2.5)
        self.assertEqual(self._add(self._create_cart(), bunch, 3)['quantity'], 2)

    def test_one_order_takes_no_more_than_the_seller_allows_and_says_so(self):
        self._receive(self.greens, 100)
        self.greens.max_per_order = 5
        cart = self._create_cart()
        result = self._add(cart, self.greens, 8)
        self.assertEqual(result['quantity'], 5)
        self.assertIn("5", result['warning'])
        cart.order_line.product_uom_qty = 6
        with self.assertRaisesRegex(ValidationError, "5"):
            cart._check_cart_is_ready_to_be_paid()

    def test_a_day_takes_no_more_than_the_seller_allows(self):
        self._receive(self.greens, 100)
        self.greens.max_per_day = 10
        self._create_cart((self.greens, 7)).action_confirm()
        self.assertEqual(self._add(self._create_cart(), self.greens, 5)['quantity'], 3)
        with self.assertRaises(ValidationError):
            self._create_cart((self.greens, 4))._promise_stock()

    def test_what_another_buyer_pays_for_counts_for_the_day(self):
        self._receive(self.greens, 100)
        self.greens.max_per_day = 10
        self._create_cart((self.greens, 7))._promise_stock()
        with self.assertRaises(ValidationError):
            self._create_cart((self.greens, 4))._promise_stock()

    def test_stopped_sale_takes_the_goods_out_of_the_shop_at_once(self):
        self._receive(self.greens)
        self.greens.is_sale_stopped = True
        domain = self.website.with_context(website_id=self.website.id)._product_domain()
        self.assertNotIn(self.greens.product_tmpl_id, self.env['product.template'].search(domain))
        self.assertEqual(self._add(self._create_cart(), self.greens, 1)['quantity'], 0)

    def test_what_comes_after_the_cut_off_is_prepared_on_the_next_market_day(self):
        self.stall_a.write({'order_cutoff': 14, 'on_friday': False})
        for moment, expected in (
            ('2026-11-26 06:59:00', '2026-11-26'),  # Thursday 13:59 in Vietnam
            ('2026-11-26 07:00:00', '2026-11-28'),
        ):
            with self.subTest(moment=moment), freeze_time(moment):
                self.assertEqual(str(self.stall_a._get_next_preparation()), expected)

    def test_a_confirmed_order_says_when_it_is_prepared(self):
        self._receive(self.greens)
        cart = self._create_cart((self.greens, 1))
        cart.action_confirm()
        self.assertEqual(cart.prepare_on, self.stall_a._get_next_preparation())

    def test_unsaved_parts_of_a_cart_do_not_share_their_goods(self):
        self._receive(self.greens)
        self._receive(self.rice_bag)
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        parts = [cart._make_stall_part(lines) for lines in cart._get_lines_by_stall().values()]
        self.assertEqual([part.order_line.product_id for part in parts], [self.greens, self.rice_bag])
        self.assertEqual([part.amount_total for part in parts], [40000, 105000])

    def test_an_unpaid_order_beyond_the_stock_is_not_confirmed(self):
        self._receive(self.greens, 2)
        with self.assertRaises(UserError):
            self._create_cart((self.greens, 3)).action_confirm()
