import io
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import zxingcpp
from PIL import Image

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon


@tagged('post_install', '-at_install')
class TestLabel(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product.name = "Bánh chưng Vân gói lá dong, thịt lợn thảo dược Bình Minh"
        cls.lot = cls._receive(cls.product)
        cls.product.barcode = DEMO_BARCODE
        cls.linked_lot = cls._receive(cls.product, name='L2602/1')

    def _print(self, paper, copies):
        """Return the pages of the printed PDF as pictures at 300 dpi."""
        report = self.env['ir.actions.report'].with_context(force_report_rendering=True)
        lots = self.lot | self.linked_lot
        try:
            pdf, kind = report._render_qweb_pdf(
                f'farm_trace.report_lot_label_{paper}', lots.ids, data={'lot_ids': lots.ids, 'copies': copies}
            )
        except (UserError, OSError) as error:
            self.skipTest(f"no PDF engine here: {error}")
        if kind != 'pdf':
            self.skipTest("no PDF engine here")
        if not shutil.which('pdftoppm'):
            self.skipTest("pdftoppm (poppler-utils) is not installed")
        with TemporaryDirectory() as folder:
            subprocess.run(['pdftoppm', '-r', '300', '-png', '-', f'{folder}/page'], input=pdf, check=True)
            return [Image.open(io.BytesIO(path.read_bytes())).convert('L') for path in sorted(Path(folder).iterdir())]

    def test_each_label_of_a_sheet_leads_to_its_lot(self):
        pages = self._print('sheet', 20)
        self.assertEqual(len(pages), 2)
        for lot, page in zip((self.lot, self.linked_lot), pages, strict=True):
            found = zxingcpp.read_barcodes(page)
            self.assertEqual(len(found), 20)
            self.assertEqual({code.text for code in found}, {lot.trace_url})

    def test_a_roll_has_one_label_per_page_and_the_code_is_20_mm_wide_at_least(self):
        pages = self._print('roll', 2)
        self.assertEqual(len(pages), 4)
        for lot, page in zip((self.lot, self.lot, self.linked_lot, self.linked_lot), pages, strict=True):
            self.assertAlmostEqual(page.width / 300 * 25.4, 50, delta=0.5)
            self.assertAlmostEqual(page.height / 300 * 25.4, 50, delta=0.5)
            code = zxingcpp.read_barcode(page)
            self.assertEqual(code.text, lot.trace_url)
            side = (code.position.top_right.x - code.position.top_left.x) / 300 * 25.4
            self.assertGreaterEqual(side, 19.9)

    def test_the_label_names_goods_seller_commune_and_code_but_no_person(self):
        self.stall.producer_id.write({'name': "Hộ Nguyễn Văn Tám", 'kind': 'household'})
        html, _kind = self.env['ir.actions.report']._render_qweb_html('farm_trace.report_lot_label_roll', self.lot.ids)
        text = html.decode()
        lot = self.lot
        for part in (self.product.name, self.stall.name, self.commune_a.name, lot.trace_code_grouped, lot.name):
            self.assertIn(part, text)
        self.assertNotIn("Văn Tám", text)

    def test_the_wizard_prints_what_was_asked(self):
        wizard = self.env['farm.lot.label'].create({'lot_ids': self.lot.ids})
        self.assertEqual(wizard.copies, 20)
        wizard.paper = 'roll'
        wizard.copies = 3
        action = wizard.action_print()
        self.assertEqual(action['report_name'], 'farm_trace.lot_label_roll')
        self.assertEqual(action['data']['copies'], 3)
        values = self.env['report.farm_trace.lot_label_roll']._get_report_values(None, action['data'])
        self.assertEqual(len(values['labels']), 3)
