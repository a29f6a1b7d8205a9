from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_quality.engine.limits import (
    FAILING,
    PASSING,
    Limit,
    Method,
    judge,
    judge_sample,
    read_uncertainty,
)
from odoo.addons.farm_quality.engine.ocop import find_stars, total_score
from odoo.addons.farm_quality.engine.sums import Part, judge_sum, sum_bounds

D = Decimal
LEAD = Limit('max', D('0.3'), 'mg_kg')
COLI = Limit('plan', D('500'), 'cfu_g', n=2, c=1, upper=D('5000'))
#: (what it shows, value, unit, limit, uncertainty as written, verdict)
GUARDED = [
    ("well below", '0,2', 'mg_kg', LEAD, '0,05', 'pass'),
    ("value plus uncertainty reaches the limit", '0,25', 'mg_kg', LEAD, '0,05', 'pass'),
    ("within the guard band, below", '0,2500001', 'mg_kg', LEAD, '0,05', 'conditional_pass'),
    ("at the limit", '0,3', 'mg_kg', LEAD, '0,05', 'conditional_pass'),
    ("within the guard band, above", '0,31', 'mg_kg', LEAD, '0,05', 'conditional_fail'),
    ("at the upper end of the guard band", '0,35', 'mg_kg', LEAD, '0,05', 'conditional_fail'),
    ("beyond the guard band", '0,3500001', 'mg_kg', LEAD, '0,05', 'fail'),
    ("per cent of the value, below", '0,29', 'mg_kg', LEAD, '20 %', 'conditional_pass'),
    ("per cent of the value, beyond", '0,4', 'mg_kg', LEAD, '±20%', 'fail'),
    ("uncertainty in the unit of the result", '310', 'ug_kg', LEAD, '50', 'conditional_fail'),
    ("no uncertainty: simple acceptance", '0,3', 'mg_kg', LEAD, '', 'pass'),
    ("no uncertainty: simple rejection", '0,3001', 'mg_kg', LEAD, '', 'fail'),
    ("below the LOQ has no band", '<0,1', 'mg_kg', LEAD, '0,05', 'pass'),
    ("classes of a microbial plan have no band", '490;10', 'cfu_g', COLI, '100', 'pass'),
    ("empty stays empty", '', 'mg_kg', LEAD, '0,05', 'not_evaluable'),
]


class TestVerdicts(BaseCase):
    def test_guard_bands(self):
        for label, text, unit, limit, written, verdict in GUARDED:
            number = D(text.replace(',', '.')) if text.replace(',', '').isdigit() else None
            method = Method(D('0.1'), D('0.05'), read_uncertainty(written, number))
            with self.subTest(label):
                self.assertEqual(judge(text, unit, limit, method), verdict)

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

    def test_sums_have_two_bounds(self):
        loq = Method(loq=D('0.01'))
        limit = Limit('max', D('0.02'), 'mg_kg')
        for label, texts, verdict in [
            ("all found, below", ('0,005', '0,005', '0,005'), 'pass'),
            ("all found, above", ('0,01', '0,01', '0,01'), 'fail'),
            ("below the LOQ: between 0 and 0.03", ('<LOQ', '<LOQ', '<LOQ'), 'inconclusive'),
            ("one found above, the rest below the LOQ", ('0,03', '<LOQ', '<LOQ'), 'fail'),
            ("one member missing", ('0,001', '', '0,001'), 'not_evaluable'),
            ("one member unreadable", ('0,001', 'đạt', '0,001'), 'not_evaluable'),
            ("one member only positive", ('0,001', 'dương tính', '0,001'), 'not_evaluable'),
        ]:
            parts = [Part(text, 'mg_kg', D(1), loq) for text in texts]
            with self.subTest(label):
                self.assertEqual(judge_sum(sum_bounds(parts, 'mg_kg'), 'mg_kg', limit), verdict)

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
