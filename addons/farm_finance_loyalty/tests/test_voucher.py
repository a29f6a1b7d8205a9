from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestVoucher(FarmFinanceCommon):
    """Two kilograms of greens are 40.000 đồng; ten percent of it 4.000."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sponsor = cls.env['res.partner'].create({'name': "Quỹ Nông sản sạch"})

    def _order(self, payer='market', quantity=2, percent=10, **values):
        """Return the confirmed order of the greens' stall with a promotion on it."""
        program = self.env['loyalty.program']._propose(
            self.market,
            self.stall_a if payer == 'seller' else self.env['farm.stall'],
            {
                'name': "Giảm giá",
                'kind': 'percent',
                'value': percent,
                'payer': payer,
                'sponsor': self.sponsor if payer == 'sponsor' else None,
                'budget': 10**7,
                'goods': self.greens,
                **values,
            },
        )
        program.action_approve_promotion()
        cart = self._create_cart((self.greens, quantity))
        cart._update_programs_and_rewards()
        cart._auto_apply_rewards()
        cart.action_confirm()
        program.answer = "Hết đợt"
        program.action_end_promotion()
        return cart

    def test_the_market_pays_the_seller_what_its_voucher_gave(self):
        order = self._order()
        self.assertEqual(order.amount_total, 36000)
        self.assertEqual(order.buyer_balance, 36000)
        self.assertEqual(self._get_held(order), 40000)
        self.assertEqual(self._get_balance(self.market.farm_support_account_id), 4000)
        self.assertBooksAgree()

    def test_a_sponsor_owes_what_it_sponsors_and_the_buyer_does_not(self):
        order = self._order('sponsor')
        self.assertEqual(order.buyer_balance, 36000)
        self.assertEqual(self._get_held(order), 40000)
        receivable = self.sponsor.with_company(self.market).property_account_receivable_id
        self.assertEqual(self._get_balance(receivable, self.sponsor), 4000)
        self._pay(order)
        self.assertEqual(order.buyer_balance, 0)
        self.assertEqual(self._get_balance(receivable, self.sponsor), 4000)
        self.assertBooksAgree()

    def test_a_seller_earns_less_by_what_the_own_promotion_gave(self):
        order = self._order('seller')
        self.assertEqual(self._get_held(order), 36000)
        self.assertFalse(order.ledger_entry_ids.filtered(lambda entry: entry.kind == 'voucher'))
        self.assertBooksAgree()

    def test_support_becomes_due_with_the_sale(self):
        order = self._order()
        self._deliver(order)
        self.assertEqual((self._get_held(order), self._get_due(order)), (0, 40000))
        self.assertBooksAgree()

    def test_a_cancelled_order_takes_the_support_back(self):
        order = self._order('sponsor')
        order._action_cancel()
        self.assertEqual(self._get_held(order), 0)
        receivable = self.sponsor.with_company(self.market).property_account_receivable_id
        self.assertEqual(self._get_balance(receivable, self.sponsor), 0)
        self.assertBooksAgree()

    def test_a_refund_takes_the_same_part_of_the_support_back(self):
        order = self._order()
        order._refund_buyer(18000)
        self.assertEqual(self._get_held(order), 20000)
        self.assertEqual(self._get_balance(self.market.farm_support_account_id), 2000)
        self.assertBooksAgree()

    @settings(max_examples=8, deadline=None)
    @given(
        payer=st.sampled_from(['seller', 'market', 'sponsor']),
        quantity=st.integers(1, 9),
        percent=st.integers(1, 99),
        step=st.sampled_from(['deliver', 'cancel', 'refund']),
    )
    def test_ledgers_and_books_agree_whoever_pays_and_whatever_happens(self, payer, quantity, percent, step):
        order = self._order(payer, quantity, percent)
        full = 20000 * quantity
        self.assertEqual(self._get_held(order), order.amount_total if payer == 'seller' else full)
        if step == 'deliver':
            self._deliver(order)
        elif step == 'cancel':
            order._action_cancel()
            self.assertEqual(self._get_held(order), 0)
        else:
            order._refund_buyer(order.amount_total)
            self.assertEqual(self._get_held(order), 0)
        self.assertBooksAgree()
