from odoo.tests import tagged

from odoo.addons.farm_market_loyalty.tests.common import FarmPromotionCommon


@tagged('post_install', '-at_install')
class TestSplit(FarmPromotionCommon):
    def _confirm(self, cart):
        total = cart.amount_total
        cart.action_confirm()
        orders = cart.checkout_id.order_ids.sorted('id')
        self.assertEqual(sum(orders.mapped('amount_total')), total)
        return orders

    def test_a_sellers_discount_stays_with_the_sellers_order(self):
        for stall, position in ((self.stall_a, 0), (self.stall_b, 1)):
            with self.subTest(stall=stall.name):
                program = self._propose(stall)
                orders = self._confirm(self._fill_cart())
                self.assertEqual(program.use_ids.order_id, orders[position])
                self.assertFalse(self._get_discount(orders - orders[position]))
                program.with_user(self.board).answer = "Hết đợt"
                program.with_user(self.board).action_end_promotion()

    def test_a_discount_of_the_market_is_shared_by_the_value_of_the_goods(self):
        self._propose()
        orders = self._confirm(self._fill_cart())
        self.assertEqual([self._get_discount(order) for order in orders], [4000, 14000])

    def test_a_discount_on_certain_goods_is_shared_by_these_goods(self):
        other = self._list(self.stall_a, "Rau muống", price=10000)
        self._receive(other)
        program = self._propose(goods=other + self.rice_bag, name="Một số mặt hàng")
        orders = self._confirm(self._fill_cart((self.greens, 5), (other, 2), (self.rice_bag, 4)))
        self.assertEqual([self._get_discount(order) for order in orders], [2000, 14000])
        self.assertEqual(sum(program.use_ids.mapped('amount')), 16000)

    def test_cancelling_one_stalls_part_leaves_the_others_discount_alone(self):
        self._propose()
        first, second = self._confirm(self._fill_cart())
        total = second.amount_total
        first._action_cancel()
        self.assertEqual(second.state, 'sale')
        self.assertEqual(second.amount_total, total)
        second._action_cancel()
        self.assertEqual(second.state, 'cancel')

    def test_a_gift_comes_from_the_stall_of_the_goods_and_its_worth_is_recorded(self):
        program = self._propose(kind='gift', gift=self.greens, goods=self.rice_bag, name="Tặng rau")
        orders = self._confirm(self._fill_cart((self.rice_bag, 4)))
        self.assertEqual(orders.stall_id, self.stall_a + self.stall_b)
        self.assertEqual(program.use_ids.amount, 20000)
        self.assertEqual(program.use_ids.stall_id, self.stall_a)

    def test_the_offices_of_the_market_open_an_order_with_a_promotion_and_no_other_market_does(self):
        self._propose()
        cart = self._fill_cart()
        points = cart.coupon_point_ids
        self.assertTrue(points)
        accountant = self._create_user('ketoan', 'farm_base.group_accountant')
        self.assertTrue(cart.with_user(accountant).web_read({'coupon_point_ids': {'fields': {'points': {}}}}))
        other = self.env['res.company'].create({'name': "Chợ khác"})
        stranger = self._create_user('ketoan2', 'farm_base.group_accountant', market=other)
        seen = points.with_user(stranger).with_context(allowed_company_ids=other.ids)
        self.assertFalse(seen.search([('id', 'in', points.ids)]))

    def test_support_for_shipping_is_given_up_to_its_limit(self):
        carrier = self._create_carrier(15000, company_id=self.market.id)
        program = self._propose(kind='shipping', value=10000, name="Hỗ trợ phí giao")
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 4))
        cart._set_delivery_method(carrier)
        cart._auto_apply_rewards()
        self._confirm(cart)
        self.assertEqual(sum(program.use_ids.mapped('amount')), 10000)
