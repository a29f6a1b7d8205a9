import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_market_event.tools import round_planner


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_module_are_true(self):
        result = doctest.testmod(round_planner)
        self.assertGreater(result.attempted, 0)
        self.assertEqual(result.failed, 0)
