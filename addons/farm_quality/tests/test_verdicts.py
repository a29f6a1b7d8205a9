from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_quality.engine.limits import FAILING, PASSING, Limit, Method, judge, judge_sample
from odoo.addons.farm_quality.engine.ocop import find_stars, total_score
from odoo.addons.farm_quality.engine.sums import Part, sum_bounds

D = Decimal


class TestVerdicts(BaseCase):
    def test_a_sample_with_conditional_results(self):
        for verdicts, verdict in [
            (['pass', 'conditional_pass'], 'conditional_pass'),
            (['conditional_pass', 'inconclusive'], 'inconclusive'),
            (['conditional_fail', 'not_evaluable'], 'conditional_fail'),
            (['conditional_fail', 'fail'], 'fail'),
        ]:
            with self.subTest(verdicts):
                self.assertEqual(judge_sample(verdicts), verdict)

    @settings(max_examples=200, deadline=None, database=None)
    @given(
        st.decimals(min_value=D('0.0001'), max_value=10, places=4),
        st.decimals(min_value=0, max_value=10, places=4),
        st.decimals(min_value=0, max_value=5, places=4),
    )
    def test_a_band_never_turns_a_value_above_the_limit_into_a_pass(self, value, limit, band):
        verdict = judge(format(value, 'f'), 'mg_kg', Limit('max', limit, 'mg_kg'), Method(uncertainty=band))
        self.assertIn(verdict, PASSING if value <= limit else FAILING)
        if abs(value - limit) > band:
            self.assertIn(verdict, ('pass', 'fail'))

    def test_molar_factors_and_units_of_the_members(self):
        parts = [Part('10', 'ug_kg', D('0.922')), Part('0,01', 'mg_kg', D('0.856'))]
        self.assertEqual(sum_bounds(parts, 'mg_kg'), (D('0.01778'), D('0.01778')))
        self.assertIsNone(sum_bounds([Part('10', 'cfu_g')], 'mg_kg'))

    @settings(max_examples=100, deadline=None, database=None)
    @given(st.lists(st.sampled_from(['0,01', '<LOQ', '<LOD', 'KPH', '', 'x', '5']), max_size=4))
    def test_a_sum_with_a_missing_member_never_passes(self, texts):
        bounds = sum_bounds([Part(text, 'mg_kg', D(1), Method(D('0.01'), D('0.005'))) for text in texts], 'mg_kg')
        if not texts or '' in texts or 'x' in texts:
            self.assertIsNone(bounds)
        else:
            self.assertLessEqual(*bounds)

    def test_sixty_nine_and_a_half_is_three_stars(self):
        bands = [(D(50), 3), (D(70), 4), (D(90), 5)]
        self.assertEqual(find_stars(total_score([('29,5', '40'), ('20', '25'), ('20', '35')]), bands), 3)
        self.assertEqual(find_stars(total_score([('30', '40'), ('20', '25'), ('20', '35')]), bands), 4)
