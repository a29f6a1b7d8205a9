import doctest
import unittest

from odoo.tests import BaseCase

from odoo.addons.farm_market_event.tools import point_map, round_planner


class TestDoctests(BaseCase):
    def test_examples_hold(self):
        for module in (point_map, round_planner):
            with self.subTest(module=module.__name__):
                suite = doctest.DocTestSuite(module)
                result = unittest.TextTestRunner(verbosity=0).run(suite)
                self.assertTrue(result.testsRun)
                self.assertTrue(result.wasSuccessful())
