from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_quality.engine.limits import Limit, Method, judge, judge_label, judge_sample, judge_screen
from odoo.addons.farm_quality.engine.units import UNITS, convert, is_same_dimension
from odoo.addons.farm_quality.engine.values import read_number, read_value

D = Decimal
LEAD = Limit('max', D('0.3'), 'mg_kg')
AFLATOXIN = Limit('max', D('5'), 'ug_kg')
BANNED = Limit('banned')
NONE = Limit('none')
COLI = Limit('plan', D('500'), 'cfu_g', n=5, c=2, upper=D('5000'))
COLI_STRICT = Limit('plan', D('100'), 'cfu_g', n=5, c=0)
COLI_TWO_CLASS = Limit('plan', D('100'), 'cfu_g', n=5, c=1)
SALMONELLA = Limit('absence', None, 'in_25g', n=5)
SALMONELLA_ONE = Limit('absence', None, 'in_25g')
M01 = Method(loq=D('0.1'), lod=D('0.03'))
M5 = Method(loq=D('0.5'), lod=D('0.2'))
BLIND = Method(loq=D('0.5'), lod=D('0.4'))

#: (what it shows, value, unit, limit, method, verdict)
CASES = [
    ("below the limit", '0.1', 'mg_kg', LEAD, Method(), 'pass'),
    ("decimal comma", '0,1', 'mg_kg', LEAD, Method(), 'pass'),
    ("at the limit", '0,3', 'mg_kg', LEAD, Method(), 'pass'),
    ("at the limit with more zeros", '0,3000', 'mg_kg', LEAD, Method(), 'pass'),
    ("a hair above, not rounded down", '0,3000001', 'mg_kg', LEAD, Method(), 'fail'),
    ("a hair below, not rounded up", '0,2999999', 'mg_kg', LEAD, Method(), 'pass'),
    ("above", '0,31', 'mg_kg', LEAD, Method(), 'fail'),
    ("micrograms at the limit", '300', 'ug_kg', LEAD, Method(), 'pass'),
    ("micrograms above", '300,1', 'ug_kg', LEAD, Method(), 'fail'),
    ("per cent above", '0,0001', 'percent', LEAD, Method(), 'fail'),
    ("per cent at the limit", '0,00003', 'percent', LEAD, Method(), 'pass'),
    ("milligrams against a limit in micrograms", '0,005', 'mg_kg', AFLATOXIN, Method(), 'pass'),
    ("milligrams above a limit in micrograms", '0,0051', 'mg_kg', AFLATOXIN, Method(), 'fail'),
    ("exponent", '3e-1', 'mg_kg', LEAD, Method(), 'pass'),
    ("colony counts do not compare with a mass", '0,1', 'cfu_g', LEAD, Method(), 'not_evaluable'),
    ("most probable number is not a colony count", '10', 'mpn_g', COLI, Method(), 'not_evaluable'),
    ("empty", '', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("blank", '   ', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("nothing at all", None, 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("text", 'đạt', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("not a number", 'nan', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("infinity", 'inf', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("negative", '-0,1', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("two signs: nobody knows what was meant", '1.234,5', 'mg_kg', LEAD, Method(), 'not_evaluable'),
    ("zero is no measurement", '0', 'mg_kg', LEAD, Method(), 'inconclusive'),
    ("no limit known", '0,0001', 'mg_kg', None, Method(), 'not_evaluable'),
    ("no limit known, nothing found", '<LOD', 'mg_kg', None, M01, 'not_evaluable'),
    ("no limit is set, and that is on record", '7', 'mg_kg', NONE, Method(), 'no_limit'),
    ("no limit is set, but nothing was entered", '', 'mg_kg', NONE, Method(), 'not_evaluable'),
    ("below an LOQ that lies below the limit", '<LOQ', 'mg_kg', LEAD, M01, 'pass'),
    ("below an LOQ that lies above the limit", '<LOQ', 'mg_kg', LEAD, M5, 'inconclusive'),
    ("below an LOQ that is unknown", '<LOQ', 'mg_kg', LEAD, Method(), 'inconclusive'),
    ("below an LOQ that is the limit (*)", '<LOQ', 'mg_kg', LEAD, Method(loq=D('0.3')), 'pass'),
    ("below an LOD that lies below the limit", '<LOD', 'mg_kg', LEAD, M5, 'pass'),
    ("below an LOD above the limit", '<LOD', 'mg_kg', LEAD, BLIND, 'inconclusive'),
    ("below an LOD, only the LOQ known", '<LOD', 'mg_kg', LEAD, Method(loq=D('0.1')), 'pass'),
    ("not detected with a good method", 'KPH', 'mg_kg', LEAD, M01, 'pass'),
    ("not detected, method unknown", 'ND', 'mg_kg', LEAD, Method(), 'inconclusive'),
    ("not detected with a blind method", 'không phát hiện', 'mg_kg', LEAD, BLIND, 'inconclusive'),
    ("less than a number below the limit", '<0,1', 'mg_kg', LEAD, Method(), 'pass'),
    ("less than a number above the limit", '<0,5', 'mg_kg', LEAD, Method(), 'inconclusive'),
    ("less than a number in another unit", '< 300', 'ug_kg', LEAD, Method(), 'pass'),
    ("more than a number above the limit", '>0,5', 'mg_kg', LEAD, Method(), 'fail'),
    ("more than the limit itself", '>0,3', 'mg_kg', LEAD, Method(), 'fail'),
    ("more than a number below the limit", '>0,1', 'mg_kg', LEAD, Method(), 'inconclusive'),
    ("positive says nothing of an amount", 'dương tính', 'mg_kg', LEAD, Method(), 'inconclusive'),
    ("banned and found", '0,0001', 'ug_kg', BANNED, M01, 'fail'),
    ("banned and positive", 'dương tính', 'ug_kg', BANNED, M01, 'fail'),
    ("banned, not detected", 'KPH', 'ug_kg', BANNED, M01, 'pass'),
    ("banned, not detected, method unknown", 'KPH', 'ug_kg', BANNED, Method(), 'inconclusive'),
    ("banned, a trace below the LOQ", '<LOQ', 'ug_kg', BANNED, M01, 'inconclusive'),
    ("banned, zero typed in", '0', 'ug_kg', BANNED, M01, 'inconclusive'),
    ("banned, nothing entered", '', 'ug_kg', BANNED, M01, 'not_evaluable'),
    ("Salmonella absent in all five", 'âm tính;âm tính;KPH;absent;negative', 'in_25g', SALMONELLA, Method(), 'pass'),
    ("Salmonella in one of five", 'KPH;KPH;phát hiện;KPH;KPH', 'in_25g', SALMONELLA, Method(), 'fail'),
    ("Salmonella, one unit is not a lot", 'âm tính', 'in_25g', SALMONELLA, Method(), 'inconclusive'),
    ("Salmonella in one unit is enough to fail", 'dương tính', 'in_25g', SALMONELLA, Method(), 'fail'),
    ("one unit where one is asked", 'âm tính', 'in_25g', SALMONELLA_ONE, Method(), 'pass'),
    ("one unit left empty", 'KPH;;KPH;KPH;KPH', 'in_25g', SALMONELLA, Method(), 'not_evaluable'),
    ("five units below m", '10;20;30;40;500', 'cfu_g', COLI, Method(), 'pass'),
    ("c units between m and M", '10;20;30;600;700', 'cfu_g', COLI, Method(), 'pass'),
    ("more than c units above m", '10;20;600;700;800', 'cfu_g', COLI, Method(), 'fail'),
    ("one unit above M", '10;20;30;40;5001', 'cfu_g', COLI, Method(), 'fail'),
    ("one unit at M", '10;20;30;40;5000', 'cfu_g', COLI, Method(), 'pass'),
    ("one unit of five", '10', 'cfu_g', COLI, Method(), 'inconclusive'),
    ("one unit above M is enough", '6000', 'cfu_g', COLI, Method(), 'fail'),
    ("no colony counted is a count", '0;0;0;0;0', 'cfu_g', COLI, Method(), 'pass'),
    ("below the plate's limit", '<10;<10;<10;<10;<10', 'cfu_g', COLI, Method(), 'pass'),
    ("exponents as microbiologists write", '1e2;2x10^2;3×10²;4e2;5E2', 'cfu_g', COLI, Method(), 'pass'),
    ("c is zero: one above m fails", '10;10;10;10;101', 'cfu_g', COLI_STRICT, Method(), 'fail'),
    ("two classes, one above m of one allowed", '10;10;10;10;101', 'cfu_g', COLI_TWO_CLASS, Method(), 'pass'),
    ("two classes, two above m", '10;10;10;102;101', 'cfu_g', COLI_TWO_CLASS, Method(), 'fail'),
    ("a plan without m cannot be judged", '10', 'cfu_g', Limit('plan', None, 'cfu_g', n=1), Method(), 'not_evaluable'),
    ("several values of a chemical: the worst counts", '0,1;0,4', 'mg_kg', LEAD, Method(), 'fail'),
]


class TestLimitsEngine(BaseCase):
    def test_the_table_of_cases(self):
        for label, text, unit, limit, method, verdict in CASES:
            with self.subTest(label):
                self.assertEqual(judge(text, unit, limit, method), verdict)

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
