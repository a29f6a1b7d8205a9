from datetime import datetime

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon
from odoo.addons.farm_trace.tools import trace_code


@tagged('post_install', '-at_install')
class TestCode(TraceCommon):
    def test_a_lot_is_received_with_its_code_and_nothing_was_typed(self):
        with Form(self.env['farm.lot.receipt'].with_context(default_stall_id=self.stall.id)) as form:
            form.product_id = self.product
            form.quantity = 5
        receipt = form.record
        lot = self.env['stock.lot'].browse(receipt.action_receive()['res_id'])
        self.assertTrue(trace_code.is_valid(lot.trace_code))
        self.assertEqual(lot.trace_path, f'/t/{lot.trace_code}')
        self.assertTrue(lot.trace_url.endswith(lot.trace_path))
        self.assertTrue(lot.is_released)

    def test_a_lot_without_a_code_is_not_released_and_says_so(self):
        lot = self._receive(self.product)
        self.env.cr.execute("UPDATE stock_lot SET trace_code = NULL WHERE id = %s", lot.ids)
        lot.invalidate_recordset()
        lot._update_release_until()
        self.assertFalse(lot.is_released)
        self.assertIn("trace code", lot.release_note)
        lot._assign_trace_codes()
        self.assertTrue(lot.is_released)

    def test_a_code_is_for_life(self):
        lot = self._receive(self.product)
        for name, value in (('trace_code', trace_code.generate()), ('trace_code', False), ('trace_path', '/t/x')):
            with self.subTest(field=name), self.assertRaises(UserError):
                lot.write({name: value})

    def test_no_two_lots_have_the_same_code(self):
        lot = self._receive(self.product)
        with mute_logger('odoo.sql_db'), self.assertRaises(IntegrityError), self.cr.savepoint():
            self._receive(self.product, trace_code=lot.trace_code)

    def test_what_is_no_code_of_ours_is_refused(self):
        with self.assertRaises(UserError):
            self._receive(self.product, trace_code='ABC')

    def test_goods_with_a_gtin_get_a_digital_link(self):
        self.product.barcode = DEMO_BARCODE
        self.product.product_tmpl_id.use_expiration_date = True
        lot = self._receive(self.product, name='L2602/1', expiration_date=datetime(2036, 8, 31, 12))
        self.assertEqual(lot.trace_path, '/01/09520123456788/10/L2602%2F1')
        self.assertTrue(lot.trace_url.endswith('/01/09520123456788/10/L2602%2F1?17=360831'))
        self.assertEqual(lot._get_trace_uri(), 'https://id.gs1.org/01/09520123456788/10/L2602%2F1')

    def test_a_lot_name_that_a_link_cannot_write_is_replaced_by_the_code(self):
        self.product.barcode = DEMO_BARCODE
        lot = self._receive(self.product, name='Lô đầu mùa')
        self.assertEqual(lot.trace_path, f'/01/09520123456788/10/{lot.trace_code}')

    def test_a_barcode_of_the_shop_is_no_gtin(self):
        for barcode in ('2001234567893', 'GAO-01', '9520123456789'):
            self.product.barcode = barcode
            with self.subTest(barcode=barcode):
                self.assertFalse(self.product.gtin)

    def test_a_label_leads_to_its_lot_after_a_gtin_came_and_the_name_changed(self):
        lot = self._receive(self.product, name='L7')
        path = lot.trace_path
        self.product.barcode = DEMO_BARCODE
        lot.name = 'L8'
        self.assertEqual(lot.trace_path, path)
        Lot = self.env['stock.lot']
        self.assertEqual(Lot._find_by_trace_code(lot.trace_code_grouped.lower()), lot)
        self.assertEqual(Lot._find_by_digital_link('/01/09520123456788/10/L8', self.market), lot)
        self.assertFalse(Lot._find_by_digital_link('/01/09520123456788/10/L9', self.market))

    def test_ordinary_goods_need_no_code(self):
        product = self.env['product.product'].create({'name': "Bao bì", 'is_storable': True, 'tracking': 'lot'})
        lot = self.env['stock.lot'].create({'name': 'B1', 'product_id': product.id})
        self.assertFalse(lot.trace_code)

    def test_goods_that_join_a_stall_bring_their_lots_along(self):
        product = self.env['product.product'].create(
            {
                'name': "Gạo cũ",
                'is_storable': True,
                'tracking': 'lot',
                'company_id': self.market.id,
            }
        )
        lot = self.env['stock.lot'].create({'name': 'G1', 'product_id': product.id})
        product.product_tmpl_id.write({'stall_id': self.stall.id, 'commodity_id': self.rice.id})
        self.assertTrue(lot.trace_code)
