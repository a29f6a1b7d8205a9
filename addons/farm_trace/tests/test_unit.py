import re
from base64 import b64decode
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_trace.gs1.linkset import VOCABULARY
from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon
from odoo.addons.farm_trace.tests.test_label import read_text

HANOI, SAIGON = ("Hà Nội", 21.03, 105.85), ("Hồ Chí Minh", 10.78, 106.7)


class UnitCommon(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, 40)
        cls.job = cls.env['farm.label.job'].create(
            {
                'company_id': cls.market.id,
                'lot_ids': cls.lot.ids,
                'paper': 'roll',
                'copies': 3,
                'is_per_unit': True,
            }
        )
        cls.labels = cls.env['farm.trace.unit']._create_with_labels(cls.lot, 3, cls.job)
        cls.units = cls.job.unit_ids.sorted('id')
        cls.unit, cls.hidden = cls.units[0], cls.labels[0].hidden
        cls.board = cls._create_user('bqlsao', 'farm_base.group_board')

    def _scan(self, visitor, place=None, unit=None):
        self.env['farm.scan']._count_scan(self.lot, visitor, unit=unit or self.unit, place=place)


@tagged('post_install', '-at_install')
class TestUnit(UnitCommon):
    def test_each_package_has_a_number_and_a_hidden_code_that_is_kept_nowhere(self):
        self.assertEqual(len(set(self.units.mapped('serial'))), 3)
        self.assertEqual(len({label.hidden for label in self.labels}), 3)
        self.env.flush_all()
        self.env.cr.execute("SELECT row_to_json(unit)::text FROM farm_trace_unit unit WHERE id = %s", self.unit.ids)
        stored = self.env.cr.fetchone()[0]
        self.assertIn(self.unit.serial, stored)
        self.assertNotIn(self.hidden.replace('-', ''), stored)

    def test_the_printed_labels_carry_number_and_hidden_code(self):
        self.job.part_ids._print()
        text = read_text(b64decode(self.job.part_ids.content))
        printed = set(re.findall(r'/ ([0-9A-Z]{8})', text))
        self.assertLessEqual(printed, set(self.job.unit_ids.mapped('serial')))
        self.assertEqual(len(printed), 3)
        hidden = re.findall(r'(?<![-0-9A-Z])[0-9A-Z]{4}-[0-9A-Z]{4}(?![-0-9A-Z])', text)
        self.assertEqual(len(hidden), 3)
        unit = self.job.unit_ids.search([('serial', '=', re.findall(r'/ ([0-9A-Z]{8})', text)[0])])
        self.assertIn('first', [unit._check_hidden_code(code, 'x') for code in hidden])

    def test_who_scratches_first_is_told_so_and_who_comes_after_is_told_that(self):
        self.assertEqual(self.unit._check_hidden_code(self.hidden.lower(), 'a'), 'first')
        self.assertTrue(self.unit.checked_at)
        self.assertEqual(self.unit._check_hidden_code(self.hidden, 'b'), 'again')
        self.assertEqual(self.units[1]._check_hidden_code(self.hidden, 'a'), 'wrong')

    def test_guessing_ends_after_ten_wrong_codes_a_day(self):
        for _attempt in range(10):
            self.assertEqual(self.unit._check_hidden_code('AAAA-AAAA', 'a'), 'wrong')
        self.assertEqual(self.unit._check_hidden_code(self.hidden, 'a'), 'blocked')
        with freeze_time(fields.Datetime.now() + timedelta(days=1)):
            self.assertEqual(self.unit._check_hidden_code(self.hidden, 'a'), 'first')

    def test_a_buyer_and_the_family_raise_no_warning(self):
        self.unit._check_hidden_code(self.hidden, 'a', HANOI)
        for visitor in ('a', 'b', 'a', 'c'):
            self._scan(visitor, HANOI)
        self.assertFalse(self.unit.suspicion)
        self.assertEqual((self.unit.scan_count, self.unit.visitor_count, self.unit.places), (5, 3, "Hà Nội"))

    def test_two_places_too_far_apart_warn_the_board_once(self):
        self._scan('a', HANOI)
        self.assertFalse(self.unit.suspicion)
        self._scan('b', SAIGON)
        self.assertEqual(self.unit.suspicion, 'distance')
        self._scan('c', HANOI)
        activities = self.unit.activity_ids.filtered(lambda activity: activity.user_id == self.board)
        self.assertEqual(len(activities), 1)
        self.assertIn(self.unit.serial, activities.note)
        self.assertFalse(self.units[1].suspicion)

    def test_too_many_who_scratched_and_too_many_who_looked_are_warnings(self):
        for visitor in 'abc':
            self.unit._check_hidden_code(self.hidden, visitor)
        self.assertEqual(self.unit.suspicion, 'count')
        for visitor in range(16):
            self._scan(str(visitor), unit=self.units[1])
        self.assertEqual(self.units[1].suspicion, 'count')

    def test_a_code_seen_long_after_it_was_scratched_is_a_warning(self):
        self.unit._check_hidden_code(self.hidden, 'a')
        with freeze_time(fields.Datetime.now() + timedelta(days=61)):
            self._scan('b')
        self.assertEqual(self.unit.suspicion, 'time')

    def test_the_board_takes_a_warning_back_and_old_scans_raise_it_no_more(self):
        with freeze_time(fields.Datetime.now() - timedelta(hours=1)):
            self._scan('a', HANOI)
            self._scan('b', SAIGON)
        officer = self._create_user('clsao', 'farm_base.group_quality_officer')
        with self.assertRaises(AccessError):
            self.unit.with_user(officer).action_clear()
        self.unit.with_user(self.board).action_clear()
        self.assertFalse(self.unit.activity_ids)
        self._scan('c')
        self.assertFalse(self.unit.suspicion)
        with self.assertRaises(UserError):
            self.unit.with_user(self.board).action_clear()

    def test_packages_are_seen_by_those_who_watch_and_by_nobody_else(self):
        for groups, expected in (
            ('farm_base.group_board', True),
            ('farm_base.group_inspector', True),
            ('base.group_portal,farm_base.group_seller', False),
            ('farm_base.group_commune_manager', False),
        ):
            user = self._create_user(f'u{len(groups)}', groups)
            with self.subTest(groups=groups):
                self.assertEqual(self.unit.with_user(user).has_access('read'), expected)
        with self.assertRaises(AccessError):
            self.unit.with_user(self.board).read(['hidden_hash'])


@tagged('post_install', '-at_install')
class TestUnitPage(UnitCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.opener.headers['Accept-Language'] = 'vi-VN'
        self.path = f'/t/{self.lot.trace_code}/21/{self.unit.serial}'

    def test_the_page_of_a_package_is_that_of_its_lot_with_a_field_for_the_hidden_code(self):
        page = self.url_open(self.path)
        self.assertEqual(page.status_code, 200)
        for text in (self.lot.trace_code_grouped, self.unit.serial, 'name="hidden"', f'{self.path}/scan.gif'):
            self.assertTrue(text in page.text, text)
        self.assertFalse('<script' in page.text)

    def test_typing_the_hidden_code_answers_and_remembers_the_province(self):
        province = self.env['farm.province'].search([('code', '=', '01')])
        for hidden, mark in (('AAAA', 'answer bad'), (self.hidden, 'answer ok'), (self.hidden, 'answer warn')):
            page = self.url_open(f'{self.path}/check', data={'hidden': hidden, 'province': '01'})
            self.assertEqual(page.status_code, 200)
            self.assertTrue(mark in page.text, mark)
        self.assertEqual(self.unit.places, province.name)
        scan = self.unit.scan_ids
        self.assertEqual((scan.has_position, round(scan.latitude)), (True, 21))

    def test_a_warning_is_unmissable_on_the_page(self):
        self.assertFalse('class="alarm"' in self.url_open(self.path).text)
        self._scan('a', HANOI)
        self._scan('b', SAIGON)
        page = self.url_open(self.path).text
        self.assertTrue('class="alarm"' in page)
        self.assertTrue('class="is-held"' in page, "the top of the page says that all is well")
        self.assertTrue('class="is-fine"' in self.url_open(f'/t/{self.lot.trace_code}').text)

    def test_the_picture_counts_the_package(self):
        self.url_open(f'{self.path}/scan.gif')
        self.assertEqual(self.unit.scan_count, 1)
        self.assertFalse(self.units[1].scan_count)

    @mute_logger('odoo.http')
    def test_a_number_that_was_never_given_out_is_a_forgery(self):
        page = self.url_open(f'/t/{self.lot.trace_code}/21/XXXXXXXX')
        self.assertEqual(page.status_code, 404)
        plain = self._receive(self.product)
        page = self.url_open(f'/t/{plain.trace_code}/21/ABC')
        self.assertTrue(page.url.endswith(f'/t/{plain.trace_code}'))

    def test_the_digital_link_of_a_package_has_three_levels_and_leads_to_its_page(self):
        self.product.barcode = DEMO_BARCODE
        lot = self._receive(self.product, name='L9')
        label = self.env['farm.trace.unit']._create_with_labels(lot, 1, self.job)[0]
        self.assertIn('/01/09520123456788/10/L9/21/', label.url)
        path = label.url.removeprefix(lot.get_base_url().rstrip('/'))
        page = self.url_open(path)
        self.assertEqual(page.status_code, 200)
        self.assertTrue('name="hidden"' in page.text)
        levels = self.url_open(f'{path}?linkType=linkset').json()['linkset']
        self.assertEqual(len(levels), 3)
        self.assertIn('/21/', levels[0][VOCABULARY + 'defaultLink'][0]['href'])
        self.assertNotIn('/21/', levels[1]['anchor'])

    def test_the_net_says_in_which_town_somebody_is(self):
        with patch('odoo.addons.farm_trace.controllers.lot_page.LotPage._get_place', return_value=HANOI):
            self.url_open(f'{self.path}/scan.gif')
        self.assertEqual(self.unit.places, "Hà Nội")
