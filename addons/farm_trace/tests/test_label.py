import io
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from odoo.exceptions import UserError, ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_trace.models import farm_label_job
from odoo.addons.farm_trace.tests.common import DEMO_BARCODE, TraceCommon

MM_PER_INCH = 25.4
DPI = 300


def render(pdf, test):
    """Return the pages of a PDF as pictures, as a printer of 300 dpi prints them."""
    if not shutil.which('pdftoppm'):
        test.skipTest("pdftoppm (poppler-utils) is not installed")
    with TemporaryDirectory() as folder:
        subprocess.run(['pdftoppm', '-r', str(DPI), '-png', '-', f'{folder}/page'], input=pdf, check=True)
        return [Image.open(io.BytesIO(path.read_bytes())).convert('L') for path in sorted(Path(folder).iterdir())]


def read_text(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


class LabelCommon(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.product.name = "Bánh chưng Vân gói lá dong, thịt lợn thảo dược Bình Minh"
        cls.lot = cls._receive(cls.product)
        cls.product.barcode = DEMO_BARCODE
        cls.linked_lot = cls._receive(cls.product, name='L2602/1')

    def _print(self, paper, copies):
        lots = self.lot | self.linked_lot
        pdf, kind = self.env['ir.actions.report']._render_qweb_pdf(
            f'farm_trace.report_lot_label_{paper}', lots.ids, data={'lot_ids': lots.ids, 'copies': copies}
        )
        self.assertEqual(kind, 'pdf')
        return pdf


@tagged('post_install', '-at_install')
class TestLabel(LabelCommon, HttpCase):
    def test_each_label_of_a_sheet_leads_to_its_lot(self):
        pages = render(self._print('sheet', 20), self)
        self.assertEqual(len(pages), 2)
        for lot, page in zip((self.lot, self.linked_lot), pages, strict=True):
            found = zxingcpp.read_barcodes(page)
            self.assertEqual(len(found), 20)
            self.assertEqual({code.text for code in found}, {lot.trace_url})

    def test_a_roll_has_one_label_per_page_and_the_code_is_20_mm_wide_at_least(self):
        pages = render(self._print('roll', 2), self)
        self.assertEqual(len(pages), 4)
        for lot, page in zip((self.lot, self.lot, self.linked_lot, self.linked_lot), pages, strict=True):
            self.assertAlmostEqual(page.width / DPI * MM_PER_INCH, 50, delta=0.5)
            self.assertAlmostEqual(page.height / DPI * MM_PER_INCH, 50, delta=0.5)
            code = zxingcpp.read_barcode(page)
            self.assertEqual(code.text, lot.trace_url)
            side = (code.position.top_right.x - code.position.top_left.x) / DPI * MM_PER_INCH
            self.assertGreaterEqual(side, 20)

    def test_a_code_printed_at_20_mm_is_read_by_a_poor_camera(self):
        page = render(self._print('roll', 1), self)[0]
        # 20 mm of code seen with 160 points: a telephone of ten years ago, held a hand away.
        side = round(page.width * 160 / (21 / 50 * page.width))
        self.assertEqual(zxingcpp.read_barcode(page.resize((side, side))).text, self.lot.trace_url)

    def test_the_label_names_goods_seller_commune_and_code_in_vietnamese_letters_but_no_person(self):
        self.stall.producer_id.write({'name': "Hộ Nguyễn Văn Tám", 'kind': 'household'})
        text = read_text(self._print('roll', 1)).replace("\n", " ")
        lot = self.lot
        for part in (
            "Bánh chưng Vân gói lá dong",
            self.stall.name,
            self.commune_a.name,
            lot.trace_code_grouped,
            lot.name,
        ):
            self.assertIn(part, text)
        self.assertNotIn("Văn Tám", text)

    def test_the_wizard_prints_a_few_at_once(self):
        wizard = self.env['farm.lot.label'].create({'lot_ids': self.lot.ids})
        self.assertEqual((wizard.copies, wizard.label_count), (20, 20))
        wizard.paper = 'roll'
        wizard.copies = 3
        action = wizard.action_print()
        self.assertEqual(action['report_name'], 'farm_trace.lot_label_roll')
        pdf, _kind = self.env['ir.actions.report']._render_qweb_pdf(action['report_name'], None, action['data'])
        self.assertEqual(len(PdfReader(io.BytesIO(pdf)).pages), 3)

    def test_sellers_print_the_labels_of_their_own_lots_and_no_others(self):
        seller = self._create_user('bantem', 'base.group_portal,farm_base.group_seller')
        self.stall.user_ids = seller
        other = self._receive(self._create_listing(self._create_stall(name="Gian khác")))
        self.authenticate('bantem', 'bantem')
        response = self.url_open(f'/my/lots/{self.lot.id}/labels?paper=roll')
        self.assertEqual(response.headers['Content-Type'], 'application/pdf')
        self.assertEqual(len(PdfReader(io.BytesIO(response.content)).pages), 1)
        for path in (f'/my/lots/{other.id}/labels', f'/my/lots/{self.lot.id}/labels?paper=wall', '/my/lots/0/labels'):
            self.assertEqual(self.url_open(path).status_code, 404, path)


@tagged('post_install', '-at_install')
class TestLabelJob(LabelCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = cls._create_user('xatem', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager
        cls.startClassPatcher(patch.object(farm_label_job, 'CHUNK', 20))

    def _order(self, lots=None, **values):
        wizard = (
            self.env['farm.lot.label']
            .with_user(self.manager)
            .create({'lot_ids': (lots or self.lot | self.linked_lot).ids, 'copies': 30, **values})
        )
        wizard.copies = values.get('copies', 30)
        return wizard

    def _create_job(self):
        job = self._order()._create_job(self.lot | self.linked_lot)
        return self.env['farm.label.job'].with_user(self.manager).browse(job['res_id'])

    def _run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('farm_trace.ir_cron_label_jobs').method_direct_trigger()
        self.env.invalidate_all()

    def test_more_than_a_thousand_labels_are_a_job_that_is_fetched_when_it_is_ready(self):
        action = self._order(copies=501).action_print()
        self.assertEqual(action['res_model'], 'farm.label.job')
        job = self._create_job()
        self.assertEqual((job.state, job.label_count, job.progress), ('waiting', 60, 0))
        with self.assertRaises(UserError):
            job.action_download()
        job.part_ids[0].sudo()._print()
        self.assertAlmostEqual(job.progress, 100 / 3)
        self._run_cron()
        self.assertEqual((job.state, job.progress), ('done', 100))
        pages = render(b64decode(job.content), self)
        self.assertEqual(len(pages), 3)
        texts = [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
        self.assertEqual(
            (texts.count(self.lot.trace_url), texts.count(self.linked_lot.trace_url)),
            (30, 30),
        )
        self.assertIn('/web/content/farm.label.job/', job.action_download()['url'])

    def test_a_stopped_job_makes_no_more_labels(self):
        job = self._create_job()
        job.part_ids[0].sudo()._print()
        job.action_stop()
        self._run_cron()
        self.assertEqual((job.state, job.done_count), ('stopped', 20))
        self.assertFalse(job.content)
        with self.assertRaises(UserError):
            job.action_stop()

    def test_an_interrupted_job_goes_on_where_it_was(self):
        job = self._create_job()
        first = job.part_ids[0].sudo()
        first._print()
        made = first.content
        self._run_cron()
        self.assertEqual(job.state, 'done')
        self.assertTrue(made)

    def test_a_file_is_for_who_ordered_it_and_is_deleted_after_a_week(self):
        job = self._create_job()
        self._run_cron()
        board = self._create_user('bqltem', 'farm_base.group_board')
        self.assertFalse(self.env['farm.label.job'].with_user(board).search([('id', '=', job.id)]))
        job.sudo().finished_at = '2026-01-01'
        self.env['farm.label.job']._gc_files()
        self.assertEqual(job.state, 'expired')
        self.assertFalse(job.content)

    def test_no_more_labels_than_can_be_made(self):
        with self.assertRaises(ValidationError):
            self._order(copies=20000)
        with self.assertRaises(ValidationError):
            self._order(copies=0)
