import io
import zipfile
from datetime import date

from odoo import Command
from odoo.tests import HttpCase, tagged

from .common import TrainingCommon


@tagged('post_install', '-at_install')
class TestPlanFigures(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._load_this_years_plan()

    def _get_figures(self, code, plan=None):
        figures = (plan or self.plan).get_figures()
        return next(line for section in figures['sections'] for line in section['lines'] if line['code'] == code)

    def test_what_happens_moves_the_line(self):
        before = self._get_figures('3.2.2.1')['cells'][0]
        self.assertEqual((before['target'], before['actual'], before['percent']), (24, 0, 0))
        self.env['farm.outreach'].create(
            {
                'name': "Phóng sự",
                'kind': 'tv',
                'date': self.today,
                'result': "Đã phát sóng",
            }
        ).action_done()
        self.plan.invalidate_recordset()
        self.plan.line_ids.target_ids.invalidate_recordset()
        after = self._get_figures('3.2.2.1')['cells'][0]
        self.assertEqual((after['actual'], after['percent']), (1, 4))

    def test_a_dash_is_shown_as_a_dash_and_zero_as_zero(self):
        self.assertEqual(self._get_figures('1.3')['cells'][0]['target_text'], '–')
        self.assertEqual(self._get_figures('2.6')['cells'][0]['target_text'], '0')

    def test_ranges_and_bounds_are_shown_as_the_plan_writes_them(self):
        self.assertEqual(self._get_figures('T5')['total']['target_text'], '5–7')
        self.assertEqual(self._get_figures('T7')['cells'][1]['target_text'], '> 100')

    def test_nothing_is_said_of_a_year_that_has_not_begun(self):
        future = self._get_figures('3.2.2.1')['cells'][1]
        self.assertEqual(future['target'], 24)
        self.assertIsNone(future['actual'])
        self.assertIsNone(future['percent'])

    def test_a_level_is_not_added_up(self):
        self.assertEqual(self._get_figures('2.5')['total']['target'], 120)
        self.assertEqual(self._get_figures('3.1.1')['total']['target'], 100)

    def test_what_is_not_measured_has_no_figure(self):
        plan = self.env['farm.plan'].create({'name': "Riêng", 'year_from': 2020, 'year_to': 2020})
        self.env['farm.plan.line'].create(
            {
                'plan_id': plan.id,
                'code': '1',
                'name': "Dòng",
                'target_ids': [Command.create({'year': 2020, 'amount': 5})],
            }
        )
        line = self._get_figures('1', plan)
        self.assertFalse(line['is_measured'])
        self.assertIsNone(line['cells'][0]['actual'])
        self.assertEqual(line['cells'][0]['actual_text'], '–')

    def test_headings_without_lines_of_their_own_keep_their_place(self):
        codes = [section['code'] for section in self.plan.get_figures()['sections']]
        self.assertEqual(codes[:8], ['1', '2', '3', '3.1', '3.2', '3.2.1', '3.2.2', '4'])

    def test_printed_counts_and_handed_out_stands_beside(self):
        leaflet = self.env['farm.publication'].create({'name': "Tờ rơi", 'kind': 'leaflet'})
        self.env['farm.publication.move'].create(
            [
                {'publication_id': leaflet.id, 'kind': 'print', 'quantity': 1000, 'date': self.today},
                {'publication_id': leaflet.id, 'kind': 'hand_out', 'quantity': 300, 'date': self.today},
            ]
        )
        line = self._get_figures('3.2.2.3')
        self.assertEqual(line['cells'][0]['actual'], 1000)
        self.assertIn('300', line['beside'])

    def test_another_market_does_not_move_the_line(self):
        other = self._create_market("Sàn khác")
        self.env['farm.outreach'].sudo().create(
            {
                'name': "Phóng sự",
                'kind': 'tv',
                'date': self.today,
                'result': "Đã phát",
                'company_id': other.id,
            }
        ).action_done()
        self.assertEqual(self._get_figures('3.2.2.1')['cells'][0]['actual'], 0)

    def test_the_share_of_communes_counts_communes_of_the_market_with_a_training(self):
        line = self.plan.line_ids[0]
        period = (date(self.today.year - 1, 1, 1), self.today)
        self.assertEqual(line._measure_training_communes(self.market, *period), 0)
        self._create_training('digital', commune_ids=[Command.set(self.commune_a.ids)])
        self.assertAlmostEqual(line._measure_training_communes(self.market, *period), 100 / 3)

    def test_the_fewest_open_stalls_of_any_commune_count(self):
        line = self.plan.line_ids[0]
        self._create_stall(self.hub_a)
        self.assertEqual(line._measure_platform_stalls_per_commune(self.market, self.today, self.today), 0)
        for hub in (self.hub_a, self.hub_b, self.hub_c):
            self._create_stall(hub, name=f"Gian {hub.name}").opened_on = self.today
        self.assertEqual(line._measure_platform_stalls_per_commune(self.market, self.today, self.today), 1)

    def test_the_website_is_in_service_from_the_markets_opening(self):
        line = self.plan.line_ids[0]
        self.market.market_opened_on = date(2025, 6, 1)
        measure = line._measure_platform_websites
        self.assertEqual(measure(self.market, date(2024, 1, 1), date(2024, 12, 31)), 0)
        self.assertEqual(measure(self.market, date(2025, 1, 1), date(2025, 12, 31)), 1)

    def test_a_closed_plan_calls_nothing_late(self):
        plan = self.env['farm.plan']._load_hiephoa_plan(self.market)
        self.assertIn('late', {task['state'] for task in plan.get_figures()['tasks']})
        plan.action_close()
        self.assertEqual({task['state'] for task in plan.get_figures()['tasks']}, {'unrecorded'})

    def test_a_figure_leads_to_the_records_behind_it(self):
        self._create_training('market', days_ago=1)
        line = self.plan.line_ids.filtered(lambda line: line.code == '3.2.1.1')
        target = line.target_ids.sorted('year')[0]
        action = line.action_view_measured(str(target.date_from), str(target.date_to))
        self.assertEqual(action['res_model'], 'event.event')
        self.assertEqual(self.env['event.event'].search_count(action['domain']), target.actual)


@tagged('post_install', '-at_install')
class TestPlanExport(TrainingCommon, HttpCase):
    def test_the_workbook_and_the_print_have_every_line_of_the_annex(self):
        plan = self._load_this_years_plan()
        workbook = zipfile.ZipFile(io.BytesIO(plan._get_xlsx()))
        texts = workbook.read('xl/sharedStrings.xml').decode()
        html, _kind = self.env['ir.actions.report']._render_qweb_html('farm_training.report_farm_plan', plan.ids)
        for line in plan.line_ids.filtered(lambda line: line.kind == 'indicator'):
            with self.subTest(code=line.code):
                self.assertIn(line.name.split('&')[0], texts)
                self.assertIn(line.name, html.decode())

    def test_a_stranger_gets_no_workbook(self):
        plan = self._load_this_years_plan()
        other = self._create_market("Sàn khác")
        self._create_user('bql_khac', 'farm_base.group_board', market=other)
        self._create_user('bql_nay', 'farm_base.group_board')
        self.authenticate('bql_khac', 'bql_khac')
        self.assertEqual(self.url_open(f'/farm/plan/{plan.id}/xlsx').status_code, 404)
        self.authenticate('bql_nay', 'bql_nay')
        response = self.url_open(f'/farm/plan/{plan.id}/xlsx')
        self.assertEqual(response.status_code, 200)
        self.assertTrue(zipfile.is_zipfile(io.BytesIO(response.content)))
