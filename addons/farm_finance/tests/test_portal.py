from odoo.tests import HttpCase, tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestPortal(FarmFinanceCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.orders = self._buy()
        self._pay(self.orders)
        self._deliver(self.orders)
        self.env.flush_all()

    def _open(self, path, user):
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def test_the_seller_sees_what_is_due_and_that_it_agrees_with_the_books(self):
        page = self._open('/my/ledger', self.seller_user)
        self.assertEqual(page.status_code, 200)
        self.assertIn('40.000' if 'lang="vi' in page.text else '40,000', page.text)
        self.assertIn('o_farm_ledger_agrees', page.text)
        self.assertIn(f'/my/stall-orders/{self.orders[0].id}', page.text)
        self.assertNotIn(f'/my/stall-orders/{self.orders[1].id}', page.text)

    def test_a_difference_with_the_books_is_shown(self):
        line = self.orders[0].ledger_entry_ids.move_line_id
        self.env.cr.execute("UPDATE account_move_line SET balance = balance - 1 WHERE id = %s", [line.id])
        page = self._open('/my/ledger', self.seller_user)
        self.assertIn('o_farm_ledger_differs', page.text)
        self.assertNotIn('o_farm_ledger_agrees', page.text)

    def test_another_sellers_stall_and_statement_are_not_shown(self):
        settlements = self._settle()
        settlements.with_user(self.board).action_approve()
        other = settlements.filtered(lambda settlement: settlement.producer_id == self.seller_b)
        self.env.flush_all()
        for path in (f'/my/ledger?stall={self.stall_b.id}', f'/my/ledger/statements/{other.id}'):
            with self.subTest(path=path):
                self.assertEqual(self._open(path, self.seller_user).status_code, 404)

    def test_a_buyer_has_no_ledger(self):
        buyer = self._create_user('khach', 'base.group_portal')
        page = self._open('/my/ledger', buyer)
        self.assertTrue(page.url.endswith('/my') or page.url.endswith('/my/home'))

    def test_the_transfer_list_is_the_accountants(self):
        self.assertEqual(self._open('/farm_finance/transfers.csv?ids=1', self.board).status_code, 403)

    def test_the_budget_spreadsheet_asks_for_the_right_to_read(self):
        budget = self.env['farm.budget'].create({'name': "Dự toán", 'company_id': self.market.id})
        self.env.flush_all()
        self.assertEqual(self._open(f'/farm_finance/budget/{budget.id}.xlsx', self.seller_user).status_code, 403)
        sheet = self._open(f'/farm_finance/budget/{budget.id}.xlsx', self.board)
        self.assertEqual(sheet.status_code, 200)
        self.assertEqual(sheet.content[:2], b'PK')

    def test_the_seller_gets_the_own_statement(self):
        settlement = self._settle(producers=self.seller_a)
        settlement.with_user(self.board).action_approve()
        self.env.flush_all()
        self.assertIn(settlement.name, self._open('/my/ledger', self.seller_user).text)
        statement = self._open(f'/my/ledger/statements/{settlement.id}', self.seller_user)
        self.assertEqual(statement.status_code, 200)
        # In tests Odoo gives the page instead of the PDF.
        self.assertIn(self.orders[0].name, statement.text)
