import json
from datetime import datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_trace.epcis.event_hash import event_hash
from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon
from odoo.addons.farm_trace.tests.schema import SCHEMA, needs_schema, schema_errors


@tagged('post_install', '-at_install')
class TestEvents(TraceCommon):
    def _steps(self, lot):
        return [(event.biz_step, event.disposition) for event in lot.trace_event_ids.sorted('id')]

    def _live_a_life(self):
        """Return a lot to which everything happened that the market knows."""
        self.product.barcode = DEMO_BARCODE
        self.product.product_tmpl_id.use_expiration_date = True
        lot = self._receive(self.product, 40, expiration_date=datetime(2036, 8, 31, 12))
        self._take_back(self._deliver(lot, 10), 4)
        self._process({lot: 5})
        self._hold(lot)._close("Đã kiểm tra lại, đạt")
        self.env['stock.scrap'].create(
            {
                'product_id': self.product.id,
                'lot_id': lot.id,
                'scrap_qty': 2,
                'owner_id': self.stall.owner_id.id,
                'location_id': self.stall.location_id.id,
                'company_id': self.market.id,
            }
        ).action_validate()
        self.env['farm.recall'].create({'lot_ids': [lot.id], 'reason': "Dư lượng"}).action_start()
        return lot

    def test_what_happens_to_a_lot_is_recorded_in_order(self):
        lot = self._live_a_life()
        self.assertEqual(
            self._steps(lot),
            [
                ('commissioning', 'active'),
                ('shipping', 'in_transit'),
                ('receiving', 'returned'),
                ('commissioning', 'active'),  # what was made of it
                ('holding', 'non_sellable_other'),
                ('inspecting', 'conformant'),
                ('destroying', 'destroyed'),
                ('holding', 'recalled'),
            ],
        )

    @needs_schema
    def test_a_whole_life_is_a_valid_epcis_document(self):
        lot = self._live_a_life()
        document = lot.trace_event_ids._get_epcis_document()
        self.assertEqual(schema_errors(document), [])
        self.assertEqual(len(document['epcisBody']['eventList']), 8)

    def test_the_receipt_tells_quantity_place_and_dates(self):
        self.product.barcode = DEMO_BARCODE
        lot = self._receive(self.product, 12.5, name='L1', harvest_date='2026-01-31')
        body = lot.trace_event_ids.body
        self.assertEqual(
            body['quantityList'],
            [{'epcClass': 'https://id.gs1.org/01/09520123456788/10/L1', 'quantity': 12.5, 'uom': 'KGM'}],
        )
        self.assertEqual(body['ilmd'], {'cbvmda:harvestEndDate': '2026-01-31'})
        self.assertTrue(body['readPoint']['id'].endswith(f'/stall/{self.stall.code}'))
        self.assertEqual(body['eventTimeZoneOffset'], '+07:00')

    def test_an_event_is_named_after_its_content(self):
        event = self._receive(self.product).trace_event_ids
        self.assertEqual(event.name, event_hash(event.body))
        self.assertEqual(event.body['eventID'], event.name)

    def test_buyers_do_not_stand_in_events(self):
        lot = self._receive(self.product)
        self._deliver(lot, 3)
        text = json.dumps(lot.trace_event_ids.mapped('body'))
        self.assertNotIn(self.buyer.name, text)
        self.assertNotIn(f'partner/{self.buyer.id}', text)

    def test_events_are_neither_changed_nor_deleted_by_anybody(self):
        event = self._receive(self.product).trace_event_ids
        for action in (lambda: event.sudo().write({'disposition': 'x'}), event.sudo().unlink):
            with self.assertRaises(UserError):
                action()

    def test_a_move_that_fails_leaves_no_event(self):
        lot = self._receive(self.product, 10)
        self._hold(lot)
        before = lot.trace_event_ids
        with self.assertRaises(UserError), self.cr.savepoint():
            self._deliver(lot, 3)
        lot.invalidate_recordset()
        self.assertEqual(lot.trace_event_ids, before)
        self.assertFalse(lot._trace_forward())

    def test_a_wrong_event_is_declared_wrong_and_stays(self):
        lot = self._receive(self.product)
        event = lot.trace_event_ids
        before = dict(event.body)
        officer = self._create_user('clsai', 'farm_base.group_quality_officer')
        wizard = (
            self.env['farm.trace.event.error']
            .with_user(officer)
            .create({'event_id': event.id, 'reason': 'did_not_occur'})
        )
        wizard.action_confirm()
        declaration = lot.trace_event_ids - event
        self.assertEqual((declaration.name, declaration.error_reason), (event.name, 'did_not_occur'))
        self.assertEqual(event.body, before)
        self.assertEqual(event_hash(declaration.body), event.name)
        self.assertTrue(event.is_wrong)
        self.assertNotIn('commissioning', [row['code'] for row in lot._get_public_timeline()])
        with self.assertRaises(UserError):
            event.with_user(officer)._declare_error('incorrect_data')

    @needs_schema
    def test_a_declaration_is_a_valid_event_that_names_what_is_right(self):
        lot = self._receive(self.product)
        event = lot.trace_event_ids
        self._hold(lot)
        right = lot.trace_event_ids - event
        declaration = event._declare_error('incorrect_data', right)
        self.assertEqual(declaration.body['errorDeclaration']['correctiveEventIDs'], [right.name])
        document = lot.trace_event_ids._get_epcis_document()
        self.assertEqual(schema_errors(document), [])

    def test_who_reads_an_event_knows_its_document_without_a_right_to_open_it(self):
        lot = self._receive(self.product)
        picking = self._deliver(lot, 3)
        inspector = self._create_user('thanhtra_chungtu', 'farm_base.group_inspector')
        event = lot.trace_event_ids.sorted('id')[-1].with_user(inspector)
        self.assertEqual(event.document_name, picking.name)
        with self.assertRaises(AccessError):
            event.document_ref.read(['name'])

    def test_the_inspector_declares_nothing_wrong(self):
        event = self._receive(self.product).trace_event_ids
        inspector = self._create_user('thanhtra_sai', 'farm_base.group_inspector')
        with self.assertRaises(AccessError):
            event.with_user(inspector)._declare_error('did_not_occur')

    def test_goods_packed_together_are_an_aggregation(self):
        lot = self._receive(self.product)
        picking = self._create_delivery(self.product, 3, lot=lot)
        package = self.env['stock.package'].create({'name': 'KIEN-1'})
        picking.move_line_ids.result_package_id = package
        picking.move_ids.picked = True
        picking._action_done()
        event = lot.trace_event_ids.filtered(lambda event: event.event_type == 'AggregationEvent')
        self.assertEqual((event.biz_step, event.body['childQuantityList'][0]['quantity']), ('packing', 3))
        self.assertTrue(event.body['parentID'].endswith(f'/package/{package.id}'))
        self.assertEqual(event.name, event_hash(event.body))
        if SCHEMA.exists():
            self.assertEqual(schema_errors(event._get_epcis_document()), [])
