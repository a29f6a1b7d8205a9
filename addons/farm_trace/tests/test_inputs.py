from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import file_open

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestInputs(TraceCommon):
    def setUp(self):
        super().setUp()
        self.today = fields.Date.today()

    def _use(self, allowed, ago=0, commodity=None, **values):
        return self.env['farm.diary.entry'].create(
            {
                'stall_id': self.stall.id,
                'kind': allowed.kind,
                'date': self.today - timedelta(days=ago),
                'input_id': allowed.id,
                'commodity_id': (commodity or self.dropwort).id,
                **values,
            }
        )

    # === The list and the diary === #

    def test_work_that_needs_an_input_names_one_of_the_list(self):
        for kind in ('fertiliser', 'pesticide', 'feed', 'medicine'):
            with self.subTest(kind=kind), self.assertRaisesRegex(ValidationError, "list of allowed inputs"):
                self.env['farm.diary.entry'].create({'stall_id': self.stall.id, 'kind': kind})

    def test_an_input_may_be_used_while_it_is_on_the_list_and_not_a_day_longer(self):
        last = self.today - timedelta(days=5)
        allowed = self._allow(valid_from=last - timedelta(days=30), valid_to=last)
        self._use(allowed, ago=5)
        with self.assertRaisesRegex(ValidationError, f"until {last:%d/%m/%Y}"):
            self._use(allowed, ago=4)
        with self.assertRaisesRegex(ValidationError, "not on the list"):
            self._use(allowed, ago=40)

    def test_an_input_of_another_kind_is_refused(self):
        with self.assertRaises(ValidationError):
            self._use(self._allow(), kind='medicine')

    def test_an_input_is_refused_on_a_crop_it_is_not_allowed_on(self):
        allowed = self._allow(commodity=self.rice)
        with self.assertRaisesRegex(ValidationError, self.rice.name):
            self._use(allowed)
        with self.assertRaisesRegex(ValidationError, "waiting time depends on it"):
            self._use(allowed, commodity_id=False)

    def test_the_waiting_time_is_that_of_the_crop_else_of_the_nearest_group(self):
        allowed = self._allow(days=14)
        allowed.use_ids = [Command.create({'commodity_id': self.dropwort.parent_id.id, 'waiting_days': 3})]
        self.assertEqual(self._use(allowed).waiting_days, 3)
        self.assertEqual(self._use(allowed, commodity=self.rice).waiting_days, 14)

    def test_what_the_list_says_later_does_not_change_what_was_done(self):
        allowed = self._allow(days=7)
        entry = self._use(allowed)
        allowed.use_ids.waiting_days = 1
        allowed.name = "Radiant mới"
        self.assertEqual((entry.waiting_days, entry.input_name), (7, "Radiant 60SC"))

    def test_a_harvest_inside_the_waiting_time_is_refused_with_the_day_from_which_it_is_allowed(self):
        self._use(self._allow(days=7), ago=2)
        free = self.today + timedelta(days=5)
        with self.assertRaisesRegex(ValidationError, f"Do not harvest before {free:%d/%m/%Y}"):
            self.env['farm.diary.entry'].create({'stall_id': self.stall.id, 'kind': 'harvest'})

    # === Keeping the list === #

    def test_a_pesticide_without_crops_is_not_taken_onto_the_list(self):
        with self.assertRaises(ValidationError):
            self._allow(use_ids=[])

    def test_one_input_stands_on_the_list_once_at_a_time(self):
        first = self._allow()
        with self.assertRaises(ValidationError):
            self._allow(name="radiant 60sc")
        first.valid_to = '2025-12-31'
        self._allow(valid_from='2026-01-01')

    def test_quality_and_board_keep_the_list_others_read_it(self):
        allowed = self._allow()
        for group in ('quality_officer', 'board'):
            user = self._create_user(f'ds_{group}', f'farm_base.group_{group}')
            allowed.with_user(user).note = "Đã đối chiếu"
        seller = self._create_user('ds_ban', 'base.group_portal,farm_base.group_seller')
        manager = self._create_user('ds_xa', 'farm_base.group_commune_manager')
        for user in (seller, manager, self._create_user('ds_lab', 'farm_base.group_lab')):
            self.assertEqual(allowed.with_user(user).name, "Radiant 60SC")
            with self.assertRaises(AccessError):
                allowed.with_user(user).note = "x"

    def test_another_markets_own_inputs_are_not_offered(self):
        other = self._create_market("Chợ khác")
        foreign = self._allow(name="Thuốc riêng", company_id=other.id)
        board = self._create_user('ds_bql', 'farm_base.group_board')
        common = self._allow(name="Thuốc chung", company_id=False)
        found = self.env['farm.input'].with_user(board).search([])
        self.assertIn(common, found)
        self.assertNotIn(foreign, found)

    # === Import === #

    def _import(self, text):
        """Read a table as the import screen does, with the columns' own names."""
        job = self.env['base_import.import'].create(
            {'res_model': 'farm.input', 'file': text.encode(), 'file_type': 'text/csv', 'file_name': 'ds.csv'}
        )
        columns = text.splitlines()[0].split(',')
        options = {
            'has_headers': True,
            'quoting': '"',
            'separator': ',',
            'encoding': 'utf-8',
            'date_format': '%Y-%m-%d',
        }
        return job.execute_import(columns, columns, options)

    def test_the_table_that_is_offered_can_be_imported(self):
        (template,) = self.env['farm.input'].get_import_templates()
        with file_open(template['template'].lstrip('/')) as file:
            result = self._import(file.read())
        self.assertFalse(result['messages'])
        allowed = self.env['farm.input'].browse(result['ids'])
        self.assertEqual((allowed.name, len(allowed.use_ids)), ("Radiant 60SC", 2))
        self.assertEqual(allowed._get_use(self.dropwort).waiting_days, 3)

    def test_a_table_with_bad_lines_says_which_and_takes_nothing(self):
        before = self.env['farm.input'].search_count([])
        result = self._import(
            "name,kind,valid_from,legal_source,use_ids/commodity_id,use_ids/waiting_days\n"
            "Tốt 1SC,pesticide,2025-01-01,TT 25/2024,leaf_vegetable,7\n"
            "Lạ 2SC,pesticide,2025-01-01,TT 25/2024,khong-co,7\n"
            "Sai 3SC,pesticide,2025-01-01,TT 25/2024,leaf_vegetable,bảy\n"
        )
        refused = {
            message['rows']['from'] + 2: message['message'] for message in result['messages'] if 'field' in message
        }
        self.assertEqual(set(refused), {3, 4})
        self.assertIn('khong-co', refused[3])
        self.assertIn('bảy', refused[4])
        self.assertEqual(self.env['farm.input'].search_count([]), before)

    def test_a_workbook_is_read_as_well_as_a_table(self):
        from io import BytesIO

        from openpyxl import Workbook  # Odoo reads workbooks with it; only this test writes one

        book, file = Workbook(), BytesIO()
        for row in (
            ['name', 'kind', 'valid_from', 'legal_source'],
            ["Phân hữu cơ", 'fertiliser', '2025-01-01', "NĐ 84/2019"],
        ):
            book.active.append(row)
        book.save(file)
        job = self.env['base_import.import'].create(
            {
                'res_model': 'farm.input',
                'file': file.getvalue(),
                'file_name': 'ds.xlsx',
                'file_type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            }
        )
        columns = ['name', 'kind', 'valid_from', 'legal_source']
        result = job.execute_import(
            columns, columns, {'has_headers': True, 'sheet': 'Sheet', 'date_format': '%Y-%m-%d'}
        )
        self.assertFalse(result['messages'])
        self.assertEqual(self.env['farm.input'].browse(result['ids']).name, "Phân hữu cơ")
