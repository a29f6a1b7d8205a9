import json
from base64 import b64decode
from io import BytesIO

from openpyxl import load_workbook

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.epcis.reader import read
from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestExport(TraceCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, 40)
        cls.made = cls._process({cls.lot: 10}, quantity=8)
        cls._deliver(cls.made, 3)
        cls.officer = cls._create_user('clxuat', 'farm_base.group_quality_officer')

    def _export(self, kind, **values):
        export = (
            self.env['farm.trace.export']
            .with_user(self.officer)
            .create({'kind': kind, 'lot_ids': self.made.ids, **values})
        )
        return export, export.action_export()

    def test_the_events_of_the_whole_graph_are_one_epcis_document(self):
        export, action = self._export('epcis')
        document = read(b64decode(export.content))
        self.assertEqual(document.kind, 'EPCISDocument')
        steps = [event['bizStep'] for event in document.events]
        self.assertEqual(steps, ['commissioning', 'commissioning', 'shipping'])
        self.assertEqual(document.hashes, [event['eventID'] for event in document.events])
        self.authenticate('clxuat', 'clxuat')
        response = self.url_open(action['url'])
        self.assertEqual(response.status_code, 200)
        self.assertEqual(json.loads(response.content), json.loads(b64decode(export.content)))

    def test_the_lot_alone_is_without_what_it_was_made_of(self):
        export, _action = self._export('epcis', with_graph=False)
        self.assertEqual(len(read(b64decode(export.content)).events), 2)

    def test_the_sheet_has_a_sortable_table_per_kind_of_event(self):
        export, _action = self._export('xlsx')
        book = load_workbook(BytesIO(b64decode(export.content)))
        harvest, receiving, transformation, shipping = book.worksheets
        self.assertEqual(
            {row[1] for row in harvest.iter_rows(min_row=2, values_only=True)}, {self.lot.name, self.made.name}
        )
        self.assertEqual(receiving['B2'].value, 40)
        self.assertEqual(transformation['B2'].value, 10)
        self.assertEqual((shipping['C2'].value, shipping['F2'].value), (3, self.buyer.name))
        for sheet in book.worksheets:
            self.assertTrue(sheet.auto_filter.ref and sheet.freeze_panes)

    def test_names_are_never_formulas(self):
        self.product.name = '=1+1'
        book = load_workbook(BytesIO(self.lot._get_sortable_sheet()))
        self.assertEqual(book.worksheets[0]['C2'].data_type, 's')

    def test_a_period_is_exported_without_naming_lots(self):
        today = fields.Date.today()
        export, _action = self._export('epcis', lot_ids=False, date_from=fields.Date.subtract(today, days=2))
        self.assertGreaterEqual(len(read(b64decode(export.content)).events), 3)
        for values in (
            {},
            {'date_from': '2001-01-01', 'date_to': '2001-01-02'},
            {'date_from': today, 'date_to': '2001-01-02'},
        ):
            with self.assertRaises(UserError):
                self._export('epcis', lot_ids=False, **values)

    def test_a_period_is_a_sheet_and_a_dossier_as_well(self):
        period = {'lot_ids': False, 'date_from': fields.Date.subtract(fields.Date.today(), days=2)}
        export, action = self._export('xlsx', **period)
        self.assertTrue(action['url'].endswith('.xlsx'))
        names = {row[1] for row in load_workbook(BytesIO(b64decode(export.content))).worksheets[0].values}
        self.assertLessEqual({self.lot.name, self.made.name}, names)
        _export, action = self._export('pdf', **period)
        self.assertEqual(action['report_name'], 'farm_trace.lot_dossier')
        self.assertLessEqual({self.lot.id, self.made.id}, set(action['context']['active_ids']))

    def test_the_dossier_tells_balance_links_and_events(self):
        html = self.env['ir.actions.report']._render_qweb_html('farm_trace.lot_dossier', self.made.ids)[0].decode()
        for text in (self.lot.trace_code_grouped, self.buyer.name, self.made.trace_event_ids[0].name, "8 kg"):
            self.assertIn(text, html)

    def test_the_balance_of_a_lot_explains_every_kilogram(self):
        balance = self.made._get_mass_balance()[self.made.id]
        self.assertEqual((balance['made'], balance['sold'], balance['on_hand'], balance['difference']), (8, 3, 5, 0))
        self.assertIn("5 kg", self.made.trace_balance)

    def test_who_keeps_the_office_exports_nothing(self):
        user = self._create_user('vanphong', 'farm_base.group_market_user')
        with self.assertRaises(AccessError):
            self.env['farm.trace.export'].with_user(user).create({'lot_ids': self.lot.ids})
