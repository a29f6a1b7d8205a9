import io

import openpyxl

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_finance.reports.budget_xlsx import write_implementation
from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


class BudgetCommon(FarmFinanceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        Source = cls.env['farm.fund.source']
        cls.district = Source.create(
            {
                'name': "Ngân sách huyện",
                'kind': 'state_district',
                'company_id': cls.market.id,
            }
        )
        cls.icheck = Source.create({'name': "iCheck", 'kind': 'enterprise', 'company_id': cls.market.id})
        cls.members = Source.create({'name': "Người bán", 'kind': 'participants', 'company_id': cls.market.id})
        cls.building, cls.training, cls.management, cls.logistics = (
            cls.env.ref(f'farm_finance.farm_budget_category_{code}')
            for code in ('building', 'training', 'management', 'logistics')
        )

    @classmethod
    def _load_initial(cls, **values):
        return cls.env['farm.budget']._load_table(
            cls.market,
            'initial',
            2023,
            {'state': cls.district, 'iCheck': cls.icheck},
            {'1': cls.building, '2': cls.training, '3': cls.management},
            values,
        )

    @classmethod
    def _approve(cls, budget):
        budget.with_user(cls.appraiser).action_appraise()
        budget.with_user(cls.board).action_approve()
        return budget

    @classmethod
    def _spend(cls, line, amount, kind='payment', **values):
        return (
            cls.env['farm.budget.entry']
            .with_user(cls.accountant)
            .create(
                {
                    'name': "HĐ 1",
                    'line_id': line.id,
                    'kind': kind,
                    'amount': amount,
                    **values,
                }
            )
        )


@tagged('post_install', '-at_install')
class TestBudget(BudgetCommon):
    def test_the_plans_table_is_loaded_to_the_dong(self):
        budget = self._approve(self._load_initial())
        self.assertEqual(budget.amount_current, 580792000)
        sums = dict(
            self.env['farm.budget.line']._read_group(
                [('budget_id', '=', budget.id)], ['source_id'], ['amount_current:sum']
            )
        )
        self.assertEqual(sums, {self.district: 199491000, self.icheck: 381301000})
        item = budget.line_ids.filtered(lambda line: line.code == '1')
        self.assertEqual(item.mapped('amount_current'), [99491000, 381301000])
        self.assertEqual(sum(item.mapped('amount_current')), 480792000)

    def test_the_yearly_part_names_no_source_until_one_is_chosen(self):
        budget = self.env['farm.budget']._load_table(
            self.market,
            'annual',
            2024,
            {'': self.env['farm.fund.source']},
            {'1': self.management, '2': self.management},
        )
        self.assertEqual(budget.amount_estimated, 156000000)
        with self.assertRaises(UserError):
            budget.with_user(self.appraiser).action_appraise()
        budget.line_ids.source_id = self.district
        self._approve(budget)
        self.assertEqual(budget.amount_current, 156000000)

    def test_appraiser_and_board_may_change_the_amounts_at_their_step(self):
        budget = self._load_initial()
        line = budget.line_ids[-1]
        line.with_user(self.appraiser).amount_appraised = 45000000
        budget.with_user(self.appraiser).action_appraise()
        self.assertEqual(line.amount_approved, 45000000)
        line.with_user(self.board).amount_approved = 40000000
        budget.with_user(self.board).action_approve()
        self.assertEqual(
            (line.amount_estimated, line.amount_appraised, line.amount_current), (50000000, 45000000, 40000000)
        )

    def test_nothing_is_spent_before_approval(self):
        budget = self._load_initial()
        with self.assertRaises(ValidationError):
            self._spend(budget.line_ids[0], 1)

    def test_a_payment_beyond_what_is_left_of_a_source_is_refused(self):
        line = self._approve(self._load_initial()).line_ids[0]
        self.assertEqual(line.source_id, self.district)
        self._spend(line, 99490999)
        with self.assertRaises(ValidationError):
            self._spend(line, 2)
        self._spend(line, 1)
        self.assertEqual((line.amount_paid, line.amount_available), (99491000, 0))

    def test_state_and_socialised_money_do_not_mix(self):
        budget = self._approve(self._load_initial())
        state_line = budget.line_ids.filtered(lambda line: line.source_id == self.district)[:1]
        with self.assertRaises(ValidationError):
            self._spend(state_line, 1000, source_id=self.icheck.id)

    def test_a_source_pays_only_for_what_it_may(self):
        with self.assertRaises(ValidationError):
            self.env['farm.budget'].create(
                {
                    'name': "Sai",
                    'company_id': self.market.id,
                    'line_ids': [
                        Command.create(
                            {
                                'code': '1',
                                'name': "Vận chuyển",
                                'category_id': self.logistics.id,
                                'source_id': self.district.id,
                                'amount_estimated': 1,
                            }
                        )
                    ],
                }
            )
        line = self._approve(self._load_initial()).line_ids[0]
        self.district.category_ids -= self.building
        with self.assertRaises(ValidationError):
            self._spend(line, 1)

    def test_hanoi_plan_says_who_pays_for_what(self):
        self.assertEqual(
            set(self.district.category_ids.mapped('code')),
            {'building', 'management', 'testing', 'communication', 'training'},
        )
        self.assertEqual(set(self.members.category_ids.mapped('code')), {'trade', 'logistics', 'after_sales'})

    def test_a_commitment_reserves_and_its_payments_use_it_up(self):
        line = self._approve(self._load_initial()).line_ids.filtered(lambda line: line.code == '2')
        commitment = self._spend(line, 30000000, 'commitment')
        self.assertEqual((line.amount_committed, line.amount_available), (30000000, 20000000))
        with self.assertRaises(ValidationError):
            self._spend(line, 20000001)
        self._spend(line, 25000000, origin_id=commitment.id)
        self.assertEqual(
            (line.amount_committed, line.amount_paid, line.amount_available), (5000000, 25000000, 20000000)
        )
        with self.assertRaises(ValidationError):
            self._spend(line, 5000001, origin_id=commitment.id)

    def test_an_advance_is_settled_and_the_rest_returned(self):
        line = self._approve(self._load_initial()).line_ids.filtered(lambda line: line.code == '2')
        advance = self._spend(line, 10000000, 'advance')
        self._spend(line, 7000000, 'settlement', origin_id=advance.id)
        with self.assertRaises(ValidationError):
            self._spend(line, 3000001, 'return', origin_id=advance.id)
        self._spend(line, 3000000, 'return', origin_id=advance.id)
        self.assertEqual((line.amount_paid, line.amount_settled, line.amount_available), (7000000, 7000000, 43000000))
        with self.assertRaises(ValidationError):
            self._spend(line, 1000, 'settlement')

    def test_entries_are_taken_back_not_changed(self):
        line = self._approve(self._load_initial()).line_ids[0]
        commitment = self._spend(line, 1000, 'commitment')
        payment = self._spend(line, 800, origin_id=commitment.id)
        for change in (lambda: payment.write({'amount': 1}), payment.unlink):
            with self.assertRaises(UserError):
                change()
        with self.assertRaises(ValidationError):
            commitment.action_take_back()
        payment.with_user(self.accountant).action_take_back()
        self.assertEqual((line.amount_paid, line.amount_committed), (0, 1000))
        commitment.action_take_back()
        self.assertEqual(line.amount_available, line.amount_current)

    def test_money_moves_between_items_only_by_an_approved_decision(self):
        budget = self._approve(self._load_initial())
        training = budget.line_ids.filtered(lambda line: line.code == '2')
        reception = budget.line_ids.filtered(lambda line: line.code == '3')
        with self.assertRaises(UserError):
            training.with_user(self.accountant).write({'amount_estimated': 1})
        revision = (
            self.env['farm.budget.revision']
            .with_user(self.accountant)
            .create(
                {
                    'name': "QĐ 12",
                    'budget_id': budget.id,
                    'line_ids': [
                        Command.create({'line_id': training.id, 'amount': 10000000}),
                        Command.create({'line_id': reception.id, 'amount': -10000000}),
                    ],
                }
            )
        )
        self.assertEqual(training.amount_current, 50000000)
        revision.with_user(self.appraiser).action_appraise()
        with self.assertRaises(UserError):
            revision.line_ids[0].with_user(self.accountant).amount = 1
        revision.with_user(self.board).action_approve()
        self.assertEqual((training.amount_current, reception.amount_current), (60000000, 40000000))
        self.assertEqual((budget.state, budget.amount_current), ('revised', 580792000))
        self.assertEqual(budget.amount_approved, 580792000)

    def test_a_decision_cannot_take_what_is_spent(self):
        budget = self._approve(self._load_initial())
        line = budget.line_ids.filtered(lambda line: line.code == '2')
        self._spend(line, 45000000)
        revision = self.env['farm.budget.revision'].create(
            {
                'name': "QĐ 13",
                'budget_id': budget.id,
                'line_ids': [Command.create({'line_id': line.id, 'amount': -5000001})],
            }
        )
        revision.with_user(self.appraiser).action_appraise()
        with self.assertRaises(UserError):
            revision.with_user(self.board).action_approve()

    def test_the_report_says_what_the_lines_say(self):
        budget = self._approve(self._load_initial())
        line = budget.line_ids[0]
        commitment = self._spend(line, 5000, 'commitment')
        self._spend(line, 2000, origin_id=commitment.id)
        self._spend(line, 700, 'advance')
        rows = self.env['farm.budget.report'].search([('budget_id', '=', budget.id)])
        row = rows.filtered(lambda row: row.line_id == line)
        for name in ('amount_current', 'amount_committed', 'amount_paid', 'amount_settled', 'amount_available'):
            with self.subTest(measure=name):
                self.assertEqual(row[name], line[name])
        self.assertEqual(row.amount_advanced, 700)
        self.assertEqual(sum(rows.mapped('amount_current')), 580792000)

    def test_the_spreadsheet_has_items_down_and_sources_across(self):
        budget = self._approve(self._load_initial())
        self._spend(budget.line_ids[0], 2000)
        sheet = openpyxl.load_workbook(io.BytesIO(write_implementation(budget))).active
        rows = list(sheet.iter_rows(min_row=4, values_only=True))
        self.assertEqual(rows[0][3:5], ("Ngân sách huyện", "iCheck"))
        self.assertEqual(rows[1][2:5], (480792000, 99491000, 381301000))
        self.assertEqual(rows[1][6], 2000)
        self.assertEqual(rows[4][2], '=SUM(C5:C7)')
