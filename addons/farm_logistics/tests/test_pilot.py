from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestPilot(LogisticsCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pilot = cls.env['farm.logistics.pilot'].create(
            {
                'name': "Thùng mát trên xe",
                'date_from': '2026-01-10',
                'cost': 90000,
            }
        )

    def test_runs_and_parcels_of_a_pilot_are_counted(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1))))
        parcel.round_id.pilot_id = self.pilot
        self._deliver(parcel)
        self.assertEqual((self.pilot.round_count, self.pilot.delivered_count), (1, 1))
        self.assertEqual(self.pilot.cost_per_parcel, 90000)

    def test_a_pilot_ends_with_a_result(self):
        self.pilot.action_start()
        with self.assertRaises(UserError):
            self.pilot.action_finish()
        self.pilot.result = "<p>Giữ được 4 °C</p>"
        self.pilot.action_finish()
        self.assertEqual(self.pilot.state, 'finished')
        self.assertTrue(self.pilot.date_to)

    def test_the_plan_counts_pilots_that_ran_in_the_year(self):
        plan = self.env['farm.plan'].create({'name': "Kế hoạch", 'year_from': 2025, 'year_to': 2027})
        line = self.env['farm.plan.line'].create(
            {
                'plan_id': plan.id,
                'code': '4.1',
                'name': "Mô hình",
                'measure': 'logistics_pilot',
            }
        )
        measure = lambda year: line._measure(date(year, 1, 1), date(year, 12, 31))[line.id]  # noqa: E731
        self.assertEqual(measure(2026), 0)
        self.pilot.action_start()
        self.assertEqual([measure(year) for year in (2025, 2026, 2027)], [0, 1, 1])
        self.pilot.write({'result': "<p>Tốt</p>", 'date_to': '2026-06-30'})
        self.pilot.action_finish()
        self.assertEqual([measure(year) for year in (2025, 2026, 2027)], [0, 1, 0])
