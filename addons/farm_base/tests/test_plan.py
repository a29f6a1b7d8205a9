from odoo import Command
from odoo.tests import tagged

from odoo.addons.farm_base.tests.common import FarmCommon


@tagged('post_install', '-at_install')
class TestPlan(FarmCommon):
    def _create_line(self, **values):
        plan = self.env['farm.plan'].create({'name': "Kế hoạch", 'year_from': 2019, 'year_to': 2020})
        return self.env['farm.plan.line'].create({'plan_id': plan.id, 'code': '1', 'name': "Dòng", **values})

    def test_what_is_not_measured_is_not_zero(self):
        line = self._create_line(target_ids=[Command.create({'year': 2019, 'amount': 10})])
        self.assertFalse(line.target_ids.is_measured)

    def test_a_dash_is_not_a_target_of_zero(self):
        line = self._create_line(
            target_ids=[
                Command.create({'year': 2019, 'is_applicable': False}),
                Command.create({'year': 2020, 'amount': 0}),
            ]
        )
        dash, zero = line.target_ids.sorted('year')
        self.assertEqual(dash._get_progress(3), 0)
        self.assertEqual(zero._get_progress(3), 100)

    def test_at_most_is_reached_while_below(self):
        line = self._create_line(target_ids=[Command.create({'year': 2024, 'comparison': 'le', 'amount': 2})])
        self.assertEqual(line.target_ids._get_progress(1), 100)
        self.assertEqual(line.target_ids._get_progress(4), 50)
