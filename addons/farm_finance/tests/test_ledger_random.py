from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                'buy',
                'pay',
                'deliver',
                'cancel',
                'refund',
                'cash',
                'seller_cash',
                'settle',
                'approve',
                'pay_out',
                'call_off',
                'pay_back',
                'correct',
            ]
        ),
        st.integers(min_value=0, max_value=7),
        st.integers(min_value=1, max_value=9),
    ),
    min_size=4,
    max_size=10,
)


@tagged('post_install', '-at_install')
class TestLedgerRandom(FarmFinanceCommon):
    # Each step is a real order, delivery or payment: few examples, and none is made smaller after a failure.
    @settings(
        max_examples=8, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(steps=STEPS)
    def test_whatever_happens_ledger_and_books_agree(self, steps):
        savepoint = self.env.cr.savepoint()  # each example starts from the same market
        try:
            self.orders = self.env['sale.order']
            self.orders |= self._buy((self.greens, 2), (self.rice_bag, 1))
            for name, which, amount in steps:
                try:
                    with self.env.cr.savepoint():
                        getattr(self, f'_step_{name}')(which, amount)
                except UserError:
                    # What the market refuses must leave no trace either.
                    self.env.invalidate_all()
                self._check_invariants()
        finally:
            savepoint.close()
            self.env.invalidate_all()

    def _check_invariants(self):
        self.assertBooksAgree()
        for order in self.orders:
            self.assertGreaterEqual(self._get_held(order), 0)
        total = sum(self.Ledger.search([('company_id', '=', self.market.id)]).mapped('amount'))
        self.assertEqual(total, -self._get_balance(self.market.farm_seller_account_id))

    def _pick(self, which):
        return self.orders[which % len(self.orders)]

    def _step_buy(self, which, amount):
        self.orders |= self._buy((self.greens, amount), (self.rice_bag, which + 1), shipping=amount % 2)

    def _step_pay(self, which, amount):
        orders = self._pick(which).checkout_id.order_ids
        self._pay(orders, amount=amount * 10007)

    def _step_deliver(self, which, amount):
        order = self._pick(which)
        if order.state == 'sale':
            self._deliver(order)

    def _step_cancel(self, which, amount):
        self._pick(which)._action_cancel()

    def _step_refund(self, which, amount):
        self._pick(which)._refund_buyer(amount * 3331, note="Trả")

    def _step_cash(self, which, amount):
        self._pick(which)._record_receipt(self._get_bank(), '2026-01-15')

    def _step_seller_cash(self, which, amount):
        self._pick(which)._record_seller_cash('2026-01-15')

    def _step_pay_back(self, which, amount):
        self._pick(which)._record_pay_back(self._get_bank(), '2026-01-15')

    def _step_settle(self, which, amount):
        self._settle()

    def _get_settlements(self, state):
        return self.env['farm.settlement'].search([('company_id', '=', self.market.id), ('state', '=', state)])

    def _step_approve(self, which, amount):
        self._get_settlements('draft')[:1].with_user(self.board).action_approve()

    def _step_pay_out(self, which, amount):
        self._get_settlements('approved')[:1].with_user(self.accountant).action_pay()

    def _step_call_off(self, which, amount):
        self._get_settlements('approved' if amount % 2 else 'draft')[:1].with_user(self.accountant).action_cancel()

    def _step_correct(self, which, amount):
        self.env['farm.ledger.correction'].create(
            {
                'stall_id': self._pick(which).stall_id.id,
                'kind': 'fee' if amount % 2 else 'voucher',
                'amount': amount * 501,
                'note': "QĐ",
            }
        ).action_post()
