import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_finance.engine import bank_transfer, budget_table, withholding


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_modules_are_true(self):
        for module in (bank_transfer, budget_table, withholding):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
