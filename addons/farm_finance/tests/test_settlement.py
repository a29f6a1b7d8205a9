from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestSettlement(FarmFinanceCommon):
    def _sell(self, *lines, paid=True):
        orders = self._buy(*lines)
        if paid:
            self._pay(orders)
        self._deliver(orders)
        return orders

    def _pay_out(self, settlements):
        settlements.with_user(self.board).action_approve()
        settlements.with_user(self.accountant).action_pay()

    def test_a_household_gets_what_is_due_less_the_tax(self):
        self._sell()
        settlements = self._settle()
        self.assertEqual(settlements.producer_id, self.seller_a | self.seller_b)
        settlement = settlements.filtered(lambda settlement: settlement.producer_id == self.seller_b)
        self.assertEqual((settlement.amount_due, settlement.amount_tax, settlement.amount_net), (105000, 1575, 103425))
        self.assertEqual((settlement.tax_ids.vat, settlement.tax_ids.pit), (1050, 525))
        self._pay_out(settlements)
        self.assertEqual(set(settlements.mapped('state')), {'paid'})
        self.assertEqual(self._get_balance(self.market.farm_seller_account_id), 0)
        self.assertEqual(self._get_balance(self.market.farm_vat_withheld_account_id), -1450)
        self.assertEqual(self._get_balance(self.market.farm_pit_withheld_account_id), -725)
        self.assertBooksAgree()

    def test_what_is_settled_is_reconciled(self):
        orders = self._sell()
        self._pay_out(self._settle())
        lines = orders.money_move_ids.line_ids.filtered(
            lambda line: line.account_id == self.market.farm_seller_account_id
        )
        self.assertTrue(all(lines.mapped('reconciled')))

    def test_firms_and_cooperatives_are_not_withheld_from(self):
        for kind in ('enterprise', 'cooperative', 'group'):
            with self.subTest(kind=kind):
                self.seller_a.kind = kind
                self._sell((self.greens, 2))
                settlement = self._settle(producers=self.seller_a)
                self.assertEqual(settlement.amount_tax, 0)
                self._pay_out(settlement)

    def test_nothing_is_withheld_from_what_was_delivered_before_the_decree(self):
        with freeze_time('2025-06-20 05:00:00'):
            self._sell((self.greens, 5))
        with freeze_time('2025-07-02 05:00:00'):
            self._sell((self.greens, 5))
        settlement = self._settle(producers=self.seller_a)
        self.assertEqual(
            (settlement.amount_due, settlement.tax_ids.base, settlement.amount_tax), (200000, 100000, 1500)
        )

    def test_tax_is_net_of_refunds(self):
        order = self._sell((self.greens, 5))
        order._refund_buyer(20000, note="Trả 1 kg")
        settlement = self._settle(producers=self.seller_a)
        self.assertEqual((settlement.amount_due, settlement.tax_ids.base), (80000, 80000))

    def test_a_refund_after_payout_counts_in_the_next_settlement_with_its_tax(self):
        order = self._sell((self.greens, 5))
        self._pay_out(self._settle(producers=self.seller_a))
        order._refund_buyer(100000, note="Trả hết")
        self.assertFalse(self._settle(producers=self.seller_a))
        self._sell((self.greens, 8))
        settlement = self._settle(producers=self.seller_a)
        self.assertEqual((settlement.amount_due, settlement.amount_tax), (60000, 900))
        self._pay_out(settlement)
        self.assertEqual(self._get_balance(self.market.farm_seller_account_id, self.stall_a.owner_id), 0)
        self.assertBooksAgree()

    def test_money_that_the_carrier_still_has_is_not_paid_out(self):
        orders = self._sell((self.greens, 2), paid=False)
        self.assertFalse(self._settle(producers=self.seller_a))
        balances = self.Ledger._get_balances([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((balances['due'], balances['waiting'], balances['collected']), (40000, 40000, 0))
        orders._record_receipt(self._get_bank(), '2026-01-15')
        self.assertEqual(self._settle(producers=self.seller_a).amount_due, 40000)

    def test_held_money_and_later_periods_wait(self):
        orders = self._buy((self.greens, 2))
        self._pay(orders)
        self.assertFalse(self._settle(producers=self.seller_a))
        self._deliver(orders)
        self.assertFalse(self._settle(date_to=date(2020, 1, 31), producers=self.seller_a))

    def test_nothing_is_settled_twice(self):
        self._sell((self.greens, 2))
        self._settle()
        self.assertFalse(self._settle())

    def test_nobody_approves_what_he_prepared(self):
        self._sell((self.greens, 2))
        settlement = self._settle(producers=self.seller_a)
        with self.assertRaises(UserError):
            settlement.with_user(self.accountant).action_approve()
        settlement.with_user(self.accountant_2).action_approve()
        self.assertEqual((settlement.state, settlement.approved_by_id), ('approved', self.accountant_2))

    def test_steps_are_taken_by_buttons_only(self):
        self._sell((self.greens, 2))
        settlement = self._settle(producers=self.seller_a)
        for values in ({'state': 'approved'}, {'approved_by_id': self.board.id}, {'prepared_by_id': self.board.id}):
            for user in (self.accountant, self.board):
                with self.subTest(values=values, user=user.login), self.assertRaises(AccessError):
                    settlement.with_user(user).write(values)
        with self.assertRaises(AccessError):
            self.env['farm.settlement'].with_user(self.accountant).create(
                {
                    'producer_id': self.seller_a.id,
                    'date_from': '2026-01-01',
                    'date_to': '2026-01-31',
                    'prepared_by_id': self.board.id,
                }
            )

    def test_unapproved_settlements_are_not_paid_and_paid_ones_stay(self):
        self._sell((self.greens, 2))
        settlement = self._settle(producers=self.seller_a)
        with self.assertRaises(UserError):
            settlement.action_pay()
        self._pay_out(settlement)
        with self.assertRaises(UserError):
            settlement.action_cancel()
        with self.assertRaises(UserError):
            settlement.unlink()

    def test_a_refund_between_preparing_and_approving_stops_it(self):
        order = self._sell((self.greens, 2))
        settlement = self._settle(producers=self.seller_a)
        order._refund_buyer(10000, note="Dập")
        with self.assertRaises(UserError):
            settlement.with_user(self.board).action_approve()
        settlement.with_user(self.accountant).action_collect()
        settlement.with_user(self.board).action_approve()
        self.assertEqual(settlement.amount_due, 30000)

    def test_a_refund_between_approving_and_paying_stops_it(self):
        order = self._sell((self.greens, 2))
        settlement = self._settle(producers=self.seller_a)
        settlement.with_user(self.board).action_approve()
        order._refund_buyer(10000, note="Dập")
        with self.assertRaises(UserError):
            settlement.with_user(self.accountant).action_pay()
        settlement.with_user(self.accountant).action_cancel()
        self.assertEqual(self._get_balance(self.market.farm_vat_withheld_account_id), 0)
        again = self._settle(producers=self.seller_a)
        self._pay_out(again)
        self.assertEqual(again.amount_due, 30000)
        self.assertBooksAgree()

    def test_a_seller_with_two_stalls_gets_one_payment_and_a_statement_per_stall(self):
        second = self.env['farm.stall'].create(
            {
                'name': "Thứ hai",
                'hub_id': self.hub_a.id,
                'producer_id': self.seller_a.id,
                'company_id': self.market.id,
            }
        )
        second.state = 'open'
        other = self._list(second, "Rau muống", price=10001)
        self._receive(other, 50)
        self._sell((self.greens, 3), (other, 7))
        settlement = self._settle(producers=self.seller_a)
        self._pay_out(settlement)
        parts = settlement._get_statement()
        self.assertEqual([part['stall'] for part in parts], [self.stall_a, second])
        self.assertEqual(sum(part['net'] for part in parts), settlement.amount_net)
        for part in parts:
            paid = self.Ledger.search([('stall_id', '=', part['stall'].id), ('kind', '=', 'paid')])
            self.assertEqual(-paid.amount, part['net'])
            self.assertEqual(sum(self.Ledger.search([('stall_id', '=', part['stall'].id)]).mapped('amount')), 0)
        self.assertBooksAgree()

    def test_fees_and_vouchers_stand_in_the_settlement(self):
        self._sell((self.greens, 2))
        Correction = self.env['farm.ledger.correction'].with_user(self.accountant)
        for kind, amount in (('fee', 5000), ('voucher', 8000)):
            Correction.create(
                {'stall_id': self.stall_a.id, 'kind': kind, 'amount': amount, 'note': "QĐ 1"}
            ).action_post()
        settlement = self._settle(producers=self.seller_a)
        self.assertEqual((settlement.amount_due, settlement.tax_ids.base), (43000, 48000))
        self.assertEqual(self._get_balance(self.market.farm_fee_account_id), -5000)
        self.assertBooksAgree()

    def test_no_fees_in_the_first_two_years(self):
        self.market.market_opened_on = '2026-01-01'
        wizard = self.env['farm.ledger.correction'].create(
            {
                'stall_id': self.stall_a.id,
                'kind': 'fee',
                'amount': 5000,
                'note': "Phí",
                'date': '2027-12-31',
            }
        )
        with self.assertRaises(UserError):
            wizard.action_post()

    def test_the_bank_gets_a_list_of_transfers(self):
        self._sell()
        settlements = self._settle()
        settlements.with_user(self.board).action_approve()
        with self.assertRaises(UserError):
            settlements._get_transfer_list()
        bank = self.env['res.bank'].create({'name': "Agribank"})
        self.env['res.partner.bank'].with_user(self.accountant).create(
            [
                {'acc_number': f'068100{number}', 'bank_id': bank.id, 'partner_id': partner.id}
                for number, partner in enumerate(settlements.partner_id, start=1)
            ]
        )
        settlements.invalidate_recordset(['bank_account_id'])
        text = settlements.with_user(self.accountant)._get_transfer_list().decode('utf-8-sig')
        self.assertEqual(len(text.splitlines()), 3)
        self.assertIn(f',{settlements[0].amount_net:.0f},', text)
        self.assertIn('NGUOI BAN RAU HOANG VAN', text)

    def test_the_statement_prints(self):
        self._sell((self.greens, 2))
        settlement = self._settle(producers=self.seller_a)
        html, _type = (
            self.env['ir.actions.report']
            .with_context(lang='vi_VN')
            ._render_qweb_html('farm_finance.farm_settlement_report', settlement.ids)
        )
        text = html.decode()
        self.assertIn("39.400", text.replace(' ', ' '))
        self.assertIn("Nghị định 117/2025/NĐ-CP", text)
