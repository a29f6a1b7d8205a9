import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.farm_training.tools import plan_amounts, plan_totals


@tagged('post_install', '-at_install')
class TestDoctests(BaseCase):
    def test_the_examples_in_the_docstrings_hold(self):
        for module in (plan_amounts, plan_totals):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
