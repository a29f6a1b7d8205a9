from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_quality.engine.limits import Limit, Method, judge, judge_label, judge_sample, judge_screen
from odoo.addons.farm_quality.engine.units import UNITS, convert, is_same_dimension
from odoo.addons.farm_quality.engine.values import read_number, read_value

D = Decimal
M01 = Method(loq=D('0.1'), lod=D('0.03'))


class TestLimitsEngine(BaseCase):
    def test_rapid_tests_know_only_negative_and_positive(self):
        for text, verdict in [
            ('âm tính', 'pass'),
            ('Negative', 'pass'),
            ('KPH', 'pass'),
            ('dương tính', 'fail'),
            ('POS', 'fail'),
            ('<LOQ', 'inconclusive'),
            ('1', 'inconclusive'),
            ('', 'not_evaluable'),
            ('?', 'not_evaluable'),
        ]:
            with self.subTest(text):
                self.assertEqual(judge_screen(text), verdict)

    def test_nutrients_are_compared_with_the_label(self):
        for text, label, verdict in [
            ('10', '10', 'pass'),
            ('8', '10', 'pass'),
            ('12', '10', 'pass'),
            ('7,99', '10', 'fail'),
            ('12,01', '10', 'fail'),
            ('10', None, 'no_limit'),
            ('', '10', 'not_evaluable'),
            ('<1', '10', 'inconclusive'),
        ]:
            with self.subTest(text):
                self.assertEqual(judge_label(text, read_number(label), D(20)), verdict)

    def test_a_sample_is_as_bad_as_its_worst_result(self):
        for verdicts, verdict in [
            (['pass', 'pass'], 'pass'),
            (['pass', 'fail'], 'fail'),
            (['pass', 'inconclusive'], 'inconclusive'),
            (['inconclusive', 'not_evaluable'], 'not_evaluable'),
            ([], 'not_evaluable'),
            (['no_limit'], 'not_evaluable'),
            (['no_limit', 'pass'], 'pass'),
        ]:
            with self.subTest(verdicts):
                self.assertEqual(judge_sample(verdicts), verdict)

    @settings(max_examples=100, deadline=None, database=None)
    @given(st.text())
    def test_reading_never_raises_and_never_invents_a_number(self, text):
        value = read_value(text)
        self.assertEqual(value.amount is not None, value.kind in {'number', 'below', 'above'})

    @settings(max_examples=100, deadline=None, database=None)
    @given(
        st.decimals(min_value=0, max_value=10**6, places=9),
        st.sampled_from(sorted(UNITS)),
        st.sampled_from(sorted(UNITS)),
    )
    def test_conversion_there_and_back_is_exact(self, amount, unit, target):
        if is_same_dimension(unit, target):
            self.assertEqual(convert(convert(amount, unit, target), target, unit), Fraction(amount))

    @settings(max_examples=100, deadline=None, database=None)
    @given(
        st.decimals(min_value=D('0.000000001'), max_value=1000, places=9),
        st.decimals(min_value=0, max_value=1000, places=9),
    )
    def test_a_value_above_the_limit_never_passes(self, value, limit):
        verdict = judge(format(value, 'f'), 'mg_kg', Limit('max', limit, 'mg_kg'))
        self.assertEqual(verdict, 'pass' if value <= limit else 'fail')

    @settings(max_examples=100, deadline=None, database=None)
    @given(st.text(), st.sampled_from(sorted(UNITS)))
    def test_without_a_limit_nothing_passes(self, text, unit):
        self.assertEqual(judge(text, unit, None, M01), 'not_evaluable')
