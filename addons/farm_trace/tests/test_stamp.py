from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, HttpCase, tagged

from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon

CITY_STAMP = 'https://www.check.example/HN-0012345'


@tagged('post_install', '-at_install')
class TestStamp(TraceCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, stamp_code=CITY_STAMP, stamp_issuer='city')
        cls.plain_lot = cls._receive(cls.product)

    def test_a_stamp_is_taken_over_at_receipt(self):
        with Form(self.env['farm.lot.receipt'].with_context(default_stall_id=self.stall.id)) as form:
            form.product_id = self.product
            form.quantity = 5
            form.stamp_code = 'SP-77 001'
            form.stamp_issuer = 'producer'
        lot = self.env['stock.lot'].browse(form.record.action_receive()['res_id'])
        self.assertEqual((lot.stamp_code, lot.stamp_issuer), ('SP-77 001', 'producer'))
        self.assertTrue(lot.is_released)

    def test_the_stamps_code_leads_to_the_lots_page_however_it_is_typed(self):
        for typed in (CITY_STAMP, 'check.example/HN-0012345/', 'HTTP://CHECK.EXAMPLE/HN-0012345'):
            page = self.url_open(f'/t?code={typed}')
            self.assertEqual(page.status_code, 200, typed)
            self.assertTrue(page.url.endswith(f'/t/{self.lot.trace_code}'), page.url)
        self.assertEqual(self.url_open('/t?code=check.example/HN-999').status_code, 404)

    def test_a_stamp_that_is_a_digital_link_resolves_here_as_well(self):
        self.product.barcode = DEMO_BARCODE
        lot = self._receive(
            self.product, stamp_code='https://id.example/01/09520123456788/10/P%2F9?17=361231', stamp_issuer='producer'
        )
        self.assertEqual(lot.trace_path, '/01/09520123456788/10/P%2F9')
        page = self.url_open(lot.trace_path)
        self.assertEqual(page.status_code, 200)
        self.assertTrue(page.url.partition('?')[0].endswith(f'/t/{lot.trace_code}'))

    def test_stamped_goods_get_no_second_label_and_the_wizard_says_so(self):
        wizard = self.env['farm.lot.label'].create({'lot_ids': (self.lot | self.plain_lot).ids, 'copies': 3})
        self.assertEqual(wizard.stamped_lot_ids, self.lot)
        self.assertEqual(wizard.label_count, 3)
        self.assertEqual(wizard.action_print()['data']['lot_ids'], self.plain_lot.ids)
        with self.assertRaisesRegex(UserError, "stamp"):
            self.env['farm.lot.label'].create({'lot_ids': self.lot.ids}).action_print()
        with self.assertRaisesRegex(UserError, "stamp"):
            self.lot._print_labels('roll', 1)

    def test_one_stamp_on_two_harvests_leads_to_the_newer(self):
        newer = self._receive(self.product, stamp_code=CITY_STAMP, stamp_issuer='city')
        self.assertEqual(self.env['stock.lot']._find_by_trace_code(CITY_STAMP), newer)

    def test_what_is_no_stamp_is_refused(self):
        for code in (' - ', self.plain_lot.trace_code_grouped, 'x' * 201):
            with self.subTest(code=code), self.assertRaises(ValidationError):
                self.lot.stamp_code = code
