"""The arithmetic of verdicts, case by case: ``arithmetic_cases.csv`` is the table, read it with the rules beside it."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

from odoo.tests import BaseCase

from odoo.addons.farm_quality.engine.limits import Limit, Method, judge, read_uncertainty
from odoo.addons.farm_quality.engine.sums import Part, judge_sum, sum_bounds
from odoo.addons.farm_quality.engine.values import read_number

TABLE = Path(__file__).parent / 'arithmetic_cases.csv'
D = Decimal
#: The limits that the table speaks of.
LIMITS = {
    'LEAD': Limit('max', D('0.3'), 'mg_kg'),
    'AFLATOXIN': Limit('max', D('5'), 'ug_kg'),
    'AT_LOQ': Limit('max', D('0.01'), 'mg_kg'),
    'SUM': Limit('max', D('0.02'), 'mg_kg'),
    'BANNED': Limit('banned'),
    'NONE': Limit('none'),
    'COLI': Limit('plan', D('500'), 'cfu_g', n=5, c=2, upper=D('5000')),
    'COLI_TWO': Limit('plan', D('500'), 'cfu_g', n=2, c=1, upper=D('5000')),
    'COLI_STRICT': Limit('plan', D('100'), 'cfu_g', n=5, c=0),
    'COLI_TWO_CLASS': Limit('plan', D('100'), 'cfu_g', n=5, c=1),
    'PLAN_WITHOUT_M': Limit('plan', None, 'cfu_g', n=1),
    'SALMONELLA': Limit('absence', None, 'in_25g', n=5),
    'SALMONELLA_ONE': Limit('absence', None, 'in_25g'),
}


def read_cases():
    with TABLE.open(encoding='utf-8') as file:
        return list(csv.DictReader(file))


class TestArithmetic(BaseCase):
    def _judge(self, case):
        limit = LIMITS[case['limit']] if case['limit'] else None
        uncertainty = read_uncertainty(case['uncertainty'], read_number(case['value']))
        method = Method(read_number(case['loq']), read_number(case['lod']), uncertainty)
        if case['rule'] != 'sums':
            return judge(case['value'], case['unit'], limit, method)
        parts = [Part(text.strip(), case['unit'], method=method) for text in case['value'].split('+')]
        return judge_sum(sum_bounds(parts, case['unit']), case['unit'], limit)

    def test_every_case_of_the_table(self):
        for case in read_cases():
            with self.subTest(case['rule'], what=case['what'], value=case['value']):
                self.assertEqual(self._judge(case), case['verdict'])

    def test_the_table_has_eighty_different_cases_and_every_rule_and_verdict(self):
        cases = read_cases()
        asked = {
            tuple(case[name] for name in ('value', 'unit', 'limit', 'loq', 'lod', 'uncertainty')) for case in cases
        }
        self.assertGreaterEqual(len(asked), 80)
        self.assertEqual(len(cases), len({(case['rule'], case['what']) for case in cases}))
        rules = Counter(case['rule'] for case in cases)
        self.assertEqual(
            set(rules),
            {'exact', 'units', 'fail closed', 'LOQ and LOD', 'banned', 'microbes', 'guard band', 'sums'},
        )
        self.assertGreaterEqual(min(rules.values()), 7)
        verdicts = {case['verdict'] for case in cases}
        self.assertGreaterEqual(
            verdicts, {'pass', 'conditional_pass', 'conditional_fail', 'fail', 'inconclusive', 'not_evaluable'}
        )
