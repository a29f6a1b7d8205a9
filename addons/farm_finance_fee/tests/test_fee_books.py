from datetime import date

from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestFeeBooks(FarmFinanceCommon):
    def test_a_fee_comes_off_the_sellers_money_and_a_waived_one_goes_back(self):
        self.market.market_opened_on = date(2020, 1, 1)
        (self.stall_a + self.stall_b).opened_on = date(2020, 1, 1)
        self.env['farm.fee.rate'].create(
            {'kind': 'stall', 'amount': 50000, 'date_from': date(2024, 1, 1), 'decision': "12/QĐ-BQL"}
        )
        charges = self.env['farm.fee.charge']._charge_stalls(self.market, date(2026, 5, 10))
        self.assertEqual(len(charges.move_ids), 2)
        self.assertEqual(self._get_balance(self.market.farm_fee_account_id), -100000)
        entry = self.Ledger.search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((entry.kind, entry.amount), ('fee', -50000))
        self.assertBooksAgree()
        waived = charges.filtered(lambda charge: charge.stall_id == self.stall_a)
        waived.reason = "Bão lụt"
        waived.with_user(self.board).action_waive()
        self.assertEqual(sum(self.Ledger.search([('stall_id', '=', self.stall_a.id)]).mapped('amount')), 0)
        self.assertEqual(self._get_balance(self.market.farm_fee_account_id), -50000)
        self.assertBooksAgree()
