import csv

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import file_open, mute_logger

from odoo.addons.farm_quality.models.farm_limit_reference import REFERENCE

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestLimits(QualityCommon):
    def _create_limit(self, **values):
        return self.env['farm.limit'].create(
            {
                'analyte_id': self.analyte.id,
                'commodity_id': self.food.id,
                'value': '0.5',
                'unit': 'mg_kg',
                'regulation': "QCVN thử",
                **values,
            }
        )

    def setUp(self):
        super().setUp()
        self.analyte = self.env['farm.analyte'].create({'name': "Chất thử", 'code': 'test_analyte'})

    def test_the_limits_of_the_addon_are_there_and_none_claims_to_be_checked(self):
        limits = self.env['farm.limit'].search([('code', '!=', False)])
        self.assertGreaterEqual(len({(limit.analyte_id, limit.commodity_id) for limit in limits}), 60)
        with file_open(REFERENCE) as file:
            self.assertTrue(all(row['regulation'] and row['clause'] for row in csv.DictReader(file)))
        for group in ('vegetable', 'fruit', 'rice', 'tea', 'pork', 'poultry', 'fish', 'egg', 'honey'):
            commodity = self.env['farm.commodity'].search([('code', '=', group)])
            own = limits.filtered(lambda limit: commodity.id in limit.commodity_id._get_ancestor_ids())  # noqa: B023
            self.assertTrue(commodity and own, group)
        self.assertFalse(any(limits.mapped('is_source_checked')))
        self.assertNotIn('gazette', limits.mapped('source_quality'))

    def test_loading_them_again_changes_nothing(self):
        limit = self.env['farm.limit'].search([('code', '=', 'lead/leaf_vegetable')])
        limit.value = '0.25'
        self.assertFalse(self.env['farm.limit']._load_reference())
        self.assertEqual(limit.value, '0.25')

    def test_the_nearest_food_counts(self):
        wide = self._create_limit()
        near = self._create_limit(commodity_id=self.dropwort.id, value='0.1')
        found = self.env['farm.limit']._find(self.analyte, self.dropwort, self.today)
        self.assertEqual(found[self.analyte.id], near)
        self.assertEqual(self.env['farm.limit']._find(self.analyte, self.rice, self.today)[self.analyte.id], wide)

    def test_the_limit_is_that_of_the_day(self):
        old = self._create_limit(valid_to=self._days(-10))
        new = self._create_limit(valid_from=self._days(-9), value='0.1')
        Limits = self.env['farm.limit']
        self.assertEqual(Limits._find(self.analyte, self.rice, self._days(-10))[self.analyte.id], old)
        self.assertEqual(Limits._find(self.analyte, self.rice, self._days(-9))[self.analyte.id], new)

    def test_a_limit_on_fat_basis_is_kept_apart(self):
        self._create_limit(basis='fat')
        self.assertFalse(self.env['farm.limit']._find(self.analyte, self.rice, self.today))

    def test_two_limits_cannot_be_in_force_at_once(self):
        self._create_limit(valid_to=self._days(5))
        with self.assertRaises(ValidationError):
            self._create_limit(valid_from=self._days(5))
        self._create_limit(valid_from=self._days(6))

    def test_a_limit_is_one_number_with_a_unit(self):
        for values in (
            {'value': 'ít'},
            {'value': '1.234,5'},
            {'unit': False},
            {'value': False},
            {'kind': 'plan', 'value': '100', 'value_upper': '10', 'sample_n': 5},
            {'kind': 'plan', 'sample_n': 5, 'sample_c': 5},
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self._create_limit(**values)

    def test_the_mark_falls_when_the_limit_is_edited(self):
        limit = self._create_limit()
        limit.is_source_checked = True
        self.assertEqual(limit.checked_by_id, self.env.user)
        limit.value = '0.6'
        self.assertFalse(limit.is_source_checked)
        self.assertFalse(limit.checked_by_id)

    @mute_logger('odoo.sql_db')
    def test_a_key_names_one_limit(self):
        with self.assertRaises(IntegrityError):
            self._create_limit(code='lead/leaf_vegetable')
            self.env.flush_all()

    def test_every_test_programme_asks_only_for_what_has_a_limit(self):
        for profile in self.env['farm.test.profile'].search([('kind', '=', 'safety')]):
            found = self.env['farm.limit']._find(profile.analyte_ids, profile.commodity_id, self.today)
            with self.subTest(profile.name):
                self.assertEqual(set(found), set(profile.analyte_ids.ids))
