import doctest

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_market_insight.tools import price


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_module_are_true(self):
        result = doctest.testmod(price)
        self.assertGreater(result.attempted, 0)
        self.assertEqual(result.failed, 0)

    @given(st.lists(st.integers(1, 10**7), min_size=1, max_size=60))
    def test_a_chart_stays_inside_of_its_frame(self, values):
        points = price.chart_line(values, min(values), max(values), 640, 200).split()
        self.assertEqual(len(points), len(values))
        for point in points:
            left, top = map(float, point.split(','))
            self.assertTrue(0 <= left <= 640 and 0 <= top <= 200)
