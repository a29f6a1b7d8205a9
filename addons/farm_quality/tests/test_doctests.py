import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_quality.engine import (
    control,
    dates,
    geo,
    limits,
    ocop,
    schedule,
    steps,
    sums,
    tables,
    units,
    values,
)


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_modules_are_true(self):
        for module in (control, dates, geo, limits, ocop, schedule, steps, sums, tables, units, values):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
