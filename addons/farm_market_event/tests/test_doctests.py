import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_market_event.tools import point_map, round_planner


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_modules_are_true(self):
        for module in (point_map, round_planner):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
