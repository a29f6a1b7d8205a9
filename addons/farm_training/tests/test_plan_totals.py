from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from odoo.addons.farm_training.tools.plan_totals import combine, is_reached, percentage

numbers = st.integers(min_value=0, max_value=10**9)
years = st.lists(st.none() | numbers, max_size=6)
comparisons = st.sampled_from(['ge', 'gt', 'le'])


@tagged('post_install', '-at_install')
class TestPlanTotals(BaseCase):
    @given(years)
    def test_years_that_do_not_apply_change_no_total(self, values):
        known = [value for value in values if value is not None]
        for kind in ('sum', 'level', 'coverage', 'ratio', 'interval'):
            self.assertEqual(combine(kind, values), combine(kind, known))

    @given(st.lists(numbers, min_size=1, max_size=6))
    def test_a_level_is_the_last_and_never_more_than_the_highest(self, values):
        self.assertEqual(combine('level', values), values[-1])
        self.assertLessEqual(combine('level', values), combine('interval', values))
        self.assertLessEqual(combine('interval', values), combine('sum', values))

    @given(comparisons, numbers, numbers)
    def test_a_full_bar_means_reached_and_nothing_else(self, comparison, target, actual):
        self.assertEqual(percentage(comparison, target, actual) >= 100, is_reached(comparison, target, actual))
