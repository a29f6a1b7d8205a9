from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.test_budget import BudgetCommon


@tagged('post_install', '-at_install')
class TestBudgetRoles(BudgetCommon):
    def test_each_step_is_taken_by_its_office_only(self):
        budget = self._load_initial()
        for user in (self.accountant, self.board):
            with self.subTest(user=user.login, step='appraise'), self.assertRaises(UserError):
                budget.with_user(user).action_appraise()
        budget.with_user(self.appraiser).action_appraise()
        for user in (self.accountant, self.appraiser):
            with self.subTest(user=user.login, step='approve'), self.assertRaises(UserError):
                budget.with_user(user).action_approve()

    def test_steps_are_not_written_by_hand(self):
        budget = self._load_initial()
        for user in (self.accountant, self.appraiser, self.board):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                budget.with_user(user).state = 'approved'

    def test_amounts_belong_to_office_and_step(self):
        budget = self._load_initial()
        line = budget.line_ids[0]
        cases = [
            (self.appraiser, 'amount_estimated'),
            (self.appraiser, 'amount_approved'),
            (self.board, 'amount_estimated'),
            (self.board, 'amount_approved'),
            (self.accountant, 'amount_appraised'),
            (self.accountant, 'amount_approved'),
        ]
        for user, name in cases:
            with self.subTest(user=user.login, field=name, state='draft'), self.assertRaises(AccessError):
                line.with_user(user)[name] = 1
        budget.with_user(self.appraiser).action_appraise()
        for user, name in ((self.appraiser, 'amount_appraised'), (self.accountant, 'amount_estimated')):
            with self.subTest(user=user.login, field=name, state='appraised'), self.assertRaises(AccessError):
                line.with_user(user)[name] = 1

    def test_the_appraiser_keeps_no_books(self):
        line = self._approve(self._load_initial()).line_ids[0]
        for model in (
            'account.move',
            'farm.ledger.entry',
            'farm.ledger.balance',
            'farm.settlement',
            'farm.settlement.line',
            'farm.settlement.tax',
        ):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(self.appraiser).search_count([])
        for model, values in (
            ('farm.budget.entry', {'name': "X", 'line_id': line.id, 'amount': 1}),
            ('farm.budget', {'name': "X"}),
            ('farm.budget.revision', {'name': "X", 'budget_id': line.budget_id.id}),
        ):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(self.appraiser).create(values)

    def test_only_the_accountant_spends(self):
        line = self._approve(self._load_initial()).line_ids[0]
        for user in (self.appraiser, self.board):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env['farm.budget.entry'].with_user(user).create({'name': "X", 'line_id': line.id, 'amount': 1})

    def test_other_offices_and_sellers_see_no_budget(self):
        budget = self._load_initial()
        for login, groups in (
            ('giang', 'farm_base.group_trainer'),
            ('thanhtra', 'farm_base.group_inspector'),
            ('ban', 'base.group_portal,farm_base.group_seller'),
            ('mua', 'base.group_portal'),
        ):
            user = self._create_user(login, groups)
            with self.subTest(user=login), self.assertRaises(AccessError):
                budget.with_user(user).read(['name'])

    def test_another_markets_money_is_not_seen(self):
        budget = self._approve(self._load_initial())
        entry = self._spend(budget.line_ids[0], 1000)
        other = self._create_market("Sàn khác")
        for group in ('accountant', 'appraiser', 'board'):
            stranger = self._create_user(f'{group}_khac', f'farm_base.group_{group}', market=other)
            row = self.env['farm.budget.report'].browse(budget.line_ids[0].id)
            for record in (budget, budget.line_ids[0], entry, self.district, row):
                with self.subTest(group=group, model=record._name), self.assertRaises(AccessError):
                    self._as(record, stranger).read(['display_name'])

    def test_a_budget_does_not_take_another_markets_source(self):
        other = self._create_market("Sàn khác")
        source = self.env['farm.fund.source'].create({'name': "Khác", 'kind': 'donor', 'company_id': other.id})
        budget = self._load_initial()
        with self.assertRaises(UserError):
            budget.line_ids[0].source_id = source
