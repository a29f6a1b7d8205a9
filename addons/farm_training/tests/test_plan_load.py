import csv

from odoo.tests import tagged
from odoo.tools import file_open

from odoo.addons.farm_training.tools.plan_totals import combine

from .common import TrainingCommon


def read_indicators():
    with file_open('farm_base/data/reference/plan-hanoi-indicators.csv', 'r') as file:
        return list(csv.DictReader(file))


@tagged('post_install', '-at_install')
class TestPlanLoad(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.env['farm.plan']._load_hanoi_plan(cls.market)
        cls.district_plan = cls.env['farm.plan']._load_hiephoa_plan(cls.market)

    def _get_line(self, plan, code, kind=None):
        return plan.line_ids.filtered(lambda line: line.code == code and (not kind or line.kind == kind))

    def test_the_annex_has_its_31_lines_with_the_targets_as_written(self):
        lines = self.plan.line_ids.filtered(lambda line: line.kind == 'indicator')
        self.assertEqual(len(lines), 31)
        for row in read_indicators():
            line = self._get_line(self.plan, row['code'])
            self.assertEqual(line.total_kind, row['total_kind'])
            for year in (2019, 2020):
                target = line.target_ids.filtered(lambda target, year=year: target.year == year)
                written = row[f'target_{year}']
                with self.subTest(code=row['code'], year=year):
                    self.assertEqual(target.is_applicable, written != '')
                    if written:
                        self.assertEqual(target.amount, float(written))

    def test_every_total_that_follows_the_rule_is_the_total_of_the_annex(self):
        for row in read_indicators():
            targets = self._get_line(self.plan, row['code']).target_ids.filtered('is_applicable').sorted('year')
            with self.subTest(code=row['code']):
                self.assertEqual(combine(row['total_kind'], targets.mapped('amount')), float(row['target_total']))

    def test_a_dash_does_not_apply_and_zero_is_a_target(self):
        dash = self._get_line(self.plan, '1.3').target_ids.filtered(lambda target: target.year == 2019)
        zero = self._get_line(self.plan, '2.6').target_ids.filtered(lambda target: target.year == 2019)
        self.assertFalse(dash.is_applicable)
        self.assertTrue(zero.is_applicable)
        self.assertEqual(zero.amount, 0)

    def test_both_targets_for_new_chains_are_kept(self):
        annex = self._get_line(self.plan, '2.6')
        text = self._get_line(self.plan, 'T5')
        self.assertEqual(annex.target_ids.mapped('amount'), [0, 3])
        self.assertEqual((text.target_ids.amount, text.target_ids.amount_max), (5, 7))
        self.assertEqual(str(text.target_ids.date_from), '2019-01-01')
        self.assertEqual(str(text.target_ids.date_to), '2020-12-31')

    def test_the_text_has_nine_targets_with_their_bounds(self):
        texts = self.plan.line_ids.filtered(lambda line: line.kind == 'text')
        self.assertEqual(len(texts), 9)
        members = self._get_line(self.plan, 'T3').target_ids.sorted('year')
        self.assertEqual(members.mapped('amount'), [10000, 30000])
        items = self._get_line(self.plan, 'T7').target_ids
        self.assertEqual((items.comparison, items.amount), ('gt', 100))
        always = self._get_line(self.plan, 'T4').target_ids
        self.assertEqual(sorted(always.mapped('year')), [2019, 2020])

    def test_lines_stand_under_the_deepest_section(self):
        for code, section in [('1.1', '1'), ('2.2.1', '2'), ('3.1.1', '3.1'), ('3.2.1.4', '3.2.1'), ('4.2.2', '4.2')]:
            with self.subTest(code=code):
                self.assertEqual(self._get_line(self.plan, code).section_id.code, section)

    def test_agencies_are_split_folded_and_named_in_both_languages(self):
        line = self._get_line(self.plan, '5.1')
        self.assertEqual(set(line.agency_ids.mapped('code')), {'SCT', 'CCQLTT', 'UBND-QH'})
        self.assertEqual(
            self._get_line(self.plan, '2.1').agency_ids & self._get_line(self.plan, '1.1').agency_ids,
            self._get_line(self.plan, '2.1').agency_ids,
        )
        agency = line.lead_agency_ids
        self.assertEqual(agency.with_context(lang='en_US').name, "Department of Agriculture and Rural Development")
        self.assertEqual(agency.with_context(lang='vi_VN').name, "Sở Nông nghiệp và PTNT")

    def test_an_agency_that_was_entered_by_name_is_taken_over(self):
        agency = self.env['farm.agency'].search([('code', '=', 'SKHCN')])
        agency.write({'code': False, 'name': "Sở Khoa học và Công nghệ"})
        self.assertEqual(self.env['farm.agency']._load_reference()['SKHCN'], agency)
        self.assertEqual(agency.with_context(lang='en_US').name, "Department of Science and Technology")

    def test_lines_speak_vietnamese_and_english(self):
        line = self._get_line(self.plan, '2.2.1')
        self.assertEqual(line.with_context(lang='vi_VN').name, "Kiểm tra nhanh")
        self.assertEqual(line.with_context(lang='en_US').name, "Rapid tests")
        self.assertEqual(line.with_context(lang='vi_VN').unit, "Đợt")

    def test_the_timeline_has_nine_tasks_with_due_days(self):
        tasks = self.district_plan.line_ids.filtered(lambda line: line.kind == 'task').sorted('sequence')
        self.assertEqual(len(tasks), 9)
        self.assertEqual(
            [str(day) for day in tasks.mapped('date_due')],
            [
                '2023-10-28',
                '2023-11-15',
                '2023-11-20',
                '2023-11-25',
                '2023-11-30',
                '2023-12-15',
                '2024-03-31',
                '2024-12-31',
                '2024-12-31',
            ],
        )
        self.assertEqual(str(tasks[7].date_start), '2024-04-01')
        self.assertTrue(all(tasks.mapped('output')))

    def test_the_livestream_interval_is_at_most_two_months(self):
        target = self._get_line(self.district_plan, 'T3', 'text').target_ids
        self.assertEqual((target.comparison, target.amount), ('le', 2))
        self.assertEqual(str(target.date_from), '2024-04-01')

    def test_loading_again_changes_nothing(self):
        self.assertEqual(self.env['farm.plan']._load_hanoi_plan(self.market), self.plan)
        self.assertEqual(len(self.plan.line_ids), 40)

    def test_an_illustration_follows_the_decided_plan_on_other_years(self):
        illustration = self.env['farm.plan']._load_hanoi_plan(self.market, shift_years=7)
        self.assertTrue(illustration.is_illustration)
        self.assertEqual(illustration.based_on_id, self.plan)
        self.assertEqual((illustration.year_from, illustration.year_to), (2026, 2027))
        self.assertEqual(sorted(set(illustration.line_ids.target_ids.mapped('year'))), [2026, 2027])
        self.assertIn("2026-2027", illustration.with_context(lang='vi_VN').name)
        self.assertEqual(
            self._get_line(illustration, '1.2').with_context(lang='vi_VN').note,
            "2026: xây dựng; 2027: vận hành và cải tiến",
        )

    def test_measures_are_set_only_where_a_room_provides_them(self):
        self.assertEqual(self._get_line(self.plan, '3.2.1.1').measure, 'training_market')
        provided = self.env['farm.plan.line']._fields['measure'].get_values(self.env)
        self.assertTrue(set(self.plan.line_ids.mapped('measure')) <= set(provided))

    def test_assigning_measures_keeps_what_is_measured_already(self):
        line = self._get_line(self.plan, '3.2.1.1')
        line.measure = 'training_standards'
        self.plan._assign_measures()
        self.assertEqual(line.measure, 'training_standards')
        line.measure = 'none'
        self.env['farm.plan']._assign_measures()
        self.assertEqual(line.measure, 'training_market')

    def test_the_wizard_loads_the_plan_or_an_illustration(self):
        wizard = self.env['farm.plan.load'].create({'reference': 'hiephoa', 'company_id': self.market.id})
        self.assertEqual(wizard.year_from, 2023)
        self.assertFalse(wizard.is_illustration)
        self.assertEqual(wizard.action_load()['res_id'], self.district_plan.id)
        wizard.year_from = 2025
        plan = self.env['farm.plan'].browse(wizard.action_load()['res_id'])
        self.assertTrue(plan.is_illustration)
        self.assertEqual(str(min(plan.line_ids.filtered('date_due').mapped('date_due'))), '2025-10-28')
