from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestSpotCash(FarmFinanceCommon):
    def test_cash_at_a_booth_is_the_sellers_already_and_nobody_owes_anything(self):
        stall = self.stall_a.with_user(self.seller_user)
        order = self.env['sale.order'].browse(stall._sell_on_the_spot({self.greens: 2}).id)
        self.assertEqual(order.amount_total, 40000)
        self.assertEqual(order.buyer_balance, 0)
        self.assertEqual((self._get_held(order), self._get_due(order)), (0, 0))
        self.assertIn('cod_debit', order.ledger_entry_ids.mapped('kind'))
        self.assertBooksAgree()
