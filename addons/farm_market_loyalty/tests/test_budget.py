from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market_loyalty.tests.common import FarmPromotionCommon


@tagged('post_install', '-at_install')
class TestBudget(FarmPromotionCommon):
    """Goods for 180.000 đồng in the cart, ten percent of it are 18.000."""

    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()  # a budget is set aside in a transaction of its own

    def test_what_was_given_is_recorded_per_order_with_its_payer(self):
        program = self._propose(payer='sponsor', sponsor=self.sponsor)
        cart = self._fill_cart()
        cart.action_confirm()
        self.assertEqual(len(program.use_ids), 2)
        self.assertEqual(sum(program.use_ids.mapped('amount')), 18000)
        self.assertEqual(program.use_ids.order_id, cart.checkout_id.order_ids)
        self.assertEqual(program.use_ids.payer_id, self.sponsor)
        self.assertEqual(program.budget_left, 82000)

    def test_a_discount_takes_no_more_than_what_is_left(self):
        program = self._propose(budget=25000)
        self._fill_cart().action_confirm()
        cart = self._fill_cart()
        self.assertEqual(self._get_discount(cart), 7000)
        cart.action_confirm()
        self.assertEqual(program.budget_left, 0)

    def test_the_budget_ends_the_promotion(self):
        program = self._propose(budget=18000)
        self._fill_cart().action_confirm()
        self.assertFalse(program.has_budget_left)
        self.assertFalse(self._get_discount(self._fill_cart()))
        running = self.env['loyalty.program'].search(
            self.env['loyalty.program']._get_running_domain(self.market, fields.Date.today())
        )
        self.assertNotIn(program, running)

    def test_a_code_whose_budget_is_used_up_is_refused(self):
        self._propose(budget=18000, code='XUAN')
        first = self._create_cart((self.greens, 2), (self.rice_bag, 4))
        for coupon, reward in first._try_apply_code('XUAN').items():
            first._apply_program_reward(reward, coupon)
        self.assertEqual(self._get_discount(first), 18000)
        first.action_confirm()
        second = self._create_cart((self.greens, 2))
        self.assertIn('error', second._try_apply_code('XUAN'))

    def test_the_budget_is_set_aside_while_a_buyer_pays(self):
        program = self._propose(budget=18000)
        first, second = self._fill_cart(), self._fill_cart()
        first._promise_stock()
        with self.assertRaises(ValidationError):
            second._promise_stock()
        first.action_confirm()
        self.assertEqual(sum(program.use_ids.mapped('amount')), 18000)

    def test_a_payment_that_comes_late_keeps_its_discount(self):
        program = self._propose(budget=18000)
        late, quick = self._fill_cart(), self._fill_cart()
        late._promise_stock()
        later = fields.Datetime.now() + timedelta(hours=2)
        method = self.env['payment.method'].search([], limit=1)
        late.transaction_ids = self.env['payment.transaction'].create(
            {
                'provider_id': self.env['payment.provider'].search([('company_id', '=', self.market.id)], limit=1).id,
                'payment_method_id': method.id,
                'amount': late.amount_total,
                'currency_id': late.currency_id.id,
                'partner_id': late.partner_id.id,
                'reference': late.name,
                'state': 'pending',
            }
        )
        with patch.object(fields.Datetime, 'now', lambda: later):
            program.invalidate_recordset()
            quick._promise_stock()
            quick.action_confirm()
            late.action_confirm()
        self.assertEqual(self._get_discount(late.checkout_id.order_ids), 18000)
        self.assertEqual(sum(program.use_ids.mapped('amount')), 36000)

    def test_an_order_beyond_the_budget_is_not_confirmed(self):
        self._propose(budget=18000)
        first, second = self._fill_cart(), self._fill_cart()
        first._action_confirm()
        with self.assertRaises(UserError):
            second._action_confirm()

    def test_a_cancelled_order_gives_its_part_back(self):
        program = self._propose()
        orders = self._fill_cart()
        orders.action_confirm()
        first, second = orders.checkout_id.order_ids.sorted('id')
        given = {
            order: program.use_ids.filtered(lambda use, order=order: use.order_id == order) for order in first + second
        }
        first._action_cancel()
        self.assertEqual(given[first].state, 'returned')
        self.assertEqual(given[second].state, 'used')
        self.assertEqual(program.budget_used, given[second].amount)

    def test_a_used_promotion_keeps_its_payer(self):
        program = self._propose()
        self._fill_cart().action_confirm()
        with self.assertRaises(UserError):
            program.write({'payer': 'sponsor', 'sponsor_id': self.sponsor.id})

    def test_an_ended_promotion_leaves_open_carts(self):
        program = self._propose()
        cart = self._fill_cart()
        program.answer = "Hết mùa"
        program.with_user(self.board).action_end_promotion()
        cart._update_programs_and_rewards()
        self.assertFalse(self._get_discount(cart))

    def test_asking_what_is_left_takes_as_many_queries_for_fifty_promotions(self):
        programs = self._propose() + self._propose()
        self._fill_cart().action_confirm()
        for count in (1, 2):
            self.env.invalidate_all()
            with self.assertQueryCount(2):
                programs[:count].mapped('budget')
                programs[:count]._get_budget_left()
