from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestCart(FarmMarketCommon):
    """One lot that must not pass, tried at every door of the shop."""

    def _get_shop_products(self):
        return self.env['product.template'].search(
            self.website.with_context(website_id=self.website.id)._product_domain()
        )

    def test_what_is_released_is_shown(self):
        self._receive(self.greens)
        self.assertIn(self.greens.product_tmpl_id, self._get_shop_products())

    def test_a_listing_without_a_lot_is_not_shown(self):
        self.assertNotIn(self.greens.product_tmpl_id, self._get_shop_products())
        self.assertIn("lot", self.greens.product_tmpl_id.sale_note)

    def test_a_held_lot_is_gone_from_the_shop(self):
        self._hold(self._receive(self.greens))
        self.assertNotIn(self.greens.product_tmpl_id, self._get_shop_products())

    def test_a_held_lot_does_not_come_into_a_cart(self):
        self._hold(self._receive(self.greens))
        cart = self._create_cart()
        result = cart._cart_add(self.greens.id, 2)
        self.assertEqual(result['quantity'], 0)
        self.assertTrue(result['warning'])
        self.assertFalse(cart.order_line)

    def test_a_hold_takes_the_goods_out_of_carts_and_says_so(self):
        lot = self._receive(self.greens)
        cart = self._create_cart((self.greens, 2))
        self._hold(lot)
        cart._verify_cart()
        self.assertFalse(cart.order_line)
        self.assertIn("Rau cần", cart.shop_warning)

    def test_a_cart_with_held_goods_is_not_paid(self):
        lot = self._receive(self.greens)
        cart = self._create_cart((self.greens, 2))
        self._hold(lot)
        with self.assertRaises(ValidationError):
            cart._check_cart_is_ready_to_be_paid()

    def test_a_cart_with_held_goods_is_not_confirmed(self):
        lot = self._receive(self.greens)
        cart = self._create_cart((self.greens, 2))
        self._hold(lot)
        with self.assertRaises(UserError):
            cart.action_confirm()

    def test_a_cart_takes_no_more_than_there_is(self):
        self._receive(self.greens, 5)
        cart = self._create_cart()
        result = cart._cart_add(self.greens.id, 8)
        self.assertEqual(result['quantity'], 5)

    def test_goods_of_a_paused_stall_are_not_shown(self):
        self._receive(self.greens)
        self.stall_a.action_pause()
        self.assertNotIn(self.greens.product_tmpl_id, self._get_shop_products())
