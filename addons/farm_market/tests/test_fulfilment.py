from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestFulfilment(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens, 10)
        cls._receive(cls.rice_bag, 10)
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.consumer = cls._create_user('mua', 'base.group_portal')
        cls.buyer = cls.consumer.partner_id
        cls.cart = cls._create_cart((cls.greens, 2), (cls.rice_bag, 3))
        cls.cart.action_confirm()
        cls.order_a, cls.order_b = cls.cart.checkout_id.order_ids.sorted('id')

    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()  # a promise is made in a transaction of its own

    def test_a_seller_gives_up_the_own_part_and_says_why(self):
        with self.assertRaises(UserError):
            self.order_a.with_user(self.seller).action_give_up(" ")
        self.order_a.with_user(self.seller).action_give_up("Ruộng ngập")
        self.assertEqual((self.order_a.state, self.order_b.state), ('cancel', 'sale'))
        self.assertEqual(self.order_a.cancel_reason, "Ruộng ngập")
        self.assertEqual(self.greens.free_qty, 10)
        self.assertIn(self.buyer, self.order_a.message_ids[0].notified_partner_ids | self.order_a.message_partner_ids)

    def test_a_seller_does_not_give_up_another_sellers_part(self):
        with self.assertRaises(AccessError):
            self.order_b.with_user(self.seller).action_give_up("Không")

    def test_a_buyer_withdraws_what_is_not_packed(self):
        self.order_b.with_user(self.consumer).action_withdraw()
        self.assertEqual((self.order_a.state, self.order_b.state), ('sale', 'cancel'))

    def test_a_buyer_does_not_withdraw_what_is_packed(self):
        self.order_a.action_mark_packed()
        with self.assertRaises(UserError):
            self.order_a.with_user(self.consumer).action_withdraw()

    def test_nobody_withdraws_another_buyers_order(self):
        other = self._create_user('la', 'base.group_portal,farm_base.group_seller')
        with self.assertRaises(AccessError):
            self.order_a.with_user(other).action_withdraw()

    def test_goods_are_added_to_an_order_that_is_not_packed(self):
        self.order_a._add_goods(self.greens, 1.5)
        self.assertEqual(self.order_a.order_line.filtered('stall_id').product_uom_qty, 3.5)
        self.assertEqual(self.order_a.picking_ids.move_ids.product_uom_qty, 3.5)
        self.assertEqual(self.greens.free_qty, 6.5)

    def test_nothing_is_added_beyond_the_stock(self):
        with self.assertRaises(UserError):
            self.order_a._add_goods(self.greens, 9)

    def test_nothing_is_added_to_a_packed_order_or_from_another_stall(self):
        with self.assertRaises(UserError):
            self.order_a._add_goods(self.rice_bag, 1)
        self.order_a.action_mark_packed()
        with self.assertRaises(UserError):
            self.order_a._add_goods(self.greens, 1)

    def test_a_payment_that_came_too_late_gives_the_money_back_for_that_part_alone(self):
        self._create_cart((self.greens, 7)).action_confirm()
        provider = self.env['payment.provider'].create({'name': "Ngân hàng", 'company_id': self.market.id})
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 1))
        cart.transaction_ids = self.env['payment.transaction'].create(
            {
                'provider_id': provider.id,
                'payment_method_id': self.env.ref('payment.payment_method_card').id,
                'amount': cart.amount_total,
                'currency_id': cart.currency_id.id,
                'partner_id': self.buyer.id,
                'reference': 'muon',
                'state': 'done',
            }
        )
        cart.action_confirm()
        late, fine = cart.checkout_id.order_ids.sorted('id')
        self.assertEqual((late.state, fine.state), ('cancel', 'sale'))
        self.assertIn("Rau cần", late.cancel_reason)
