import io
import time
from unittest.mock import patch

from fontTools.ttLib import TTFont

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..hooks import post_init_hook
from ..tools import engine
from .common import VIETNAMESE, ReportPdfCase

TALL = '<div class="page"><p t-foreach="range(110)" t-as="line">Line <t t-out="line"/></p></div>'


@tagged('post_install', '-at_install')
class TestReportPdf(ReportPdfCase):
    def test_vietnamese_text_comes_out_letter_by_letter(self):
        text = self._texts(self._print(self.partners[0]))[0]
        self.assertIn(VIETNAMESE, text)

    def test_bold_vietnamese_uses_the_bold_face_of_roboto(self):
        self._set_page('<div class="page"><b t-out="o.name"/></div>')
        pdf = self._print(self.partners[0])
        self.assertIn(VIETNAMESE, self._texts(pdf)[0])
        self.assertIn('Roboto-Bold', self._font_names(pdf))

    def test_style_that_asks_for_lato_prints_in_roboto(self):
        self._set_page('<div class="page"><p style="font-family: Lato" t-out="o.name"/></div>')
        pdf = self._print(self.partners[0])
        self.assertIn(VIETNAMESE, self._texts(pdf)[0])
        grids = {
            TTFont(io.BytesIO(font['/FontFile2'].get_object().get_data()))['head'].unitsPerEm
            for font in self._font_descriptors(pdf)
        }
        self.assertEqual(grids, {2048}, "Roboto is drawn on a grid of 2048, Lato on one of 2000")

    def _font_descriptors(self, pdf):
        for page in self._reader(pdf).pages:
            for font in page['/Resources']['/Font'].values():
                descendant = font.get_object()['/DescendantFonts'][0].get_object()
                yield descendant['/FontDescriptor'].get_object()

    def _font_names(self, pdf):
        names = set()
        for page in self._reader(pdf).pages:
            for font in page['/Resources']['/Font'].values():
                names.add(str(font.get_object()['/BaseFont']).split('+')[-1].replace(' ', '-'))
        return names

    def test_header_footer_and_page_number_are_on_each_page(self):
        self._set_page(TALL)
        texts = self._texts(self._print(self.partners[0]))
        self.assertGreater(len(texts), 1)
        for number, text in enumerate(texts, 1):
            self.assertIn('Head of A', text)
            self.assertIn(f'Foot of A: {number} of {len(texts)}', text)

    def test_pages_are_counted_per_record(self):
        self._set_page(TALL)
        texts = self._texts(self._print(self.partners))
        per_record = len(texts) // 3
        self.assertEqual(len(texts), per_record * 3)
        for index, letter in enumerate('ABC'):
            first = texts[index * per_record]
            self.assertIn(f'Head of {letter}', first)
            self.assertIn(f'Foot of {letter}: 1 of {per_record}', first)

    def test_one_page_records_are_split(self):
        self._assert_split(self.partners)

    def test_records_of_unequal_length_are_split(self):
        self._set_page(
            '<div class="page"><p t-out="o.name"/>'
            "<p t-foreach=\"range(200 if o.name[0] == 'B' else 2)\" t-as=\"line\" t-out=\"line\"/></div>"
        )
        lengths = self._assert_split(self.partners)
        self.assertEqual([lengths[0], lengths[2]], [1, 1])
        self.assertGreater(lengths[1], 2)

    def _assert_split(self, partners):
        """Assert that each record gets its own pages and no others; return the page counts."""
        reports = self.env['ir.actions.report'].with_context(force_report_rendering=True)
        with patch.object(engine, 'render', side_effect=engine.render) as render:
            streams = reports._render_qweb_pdf_prepare_streams(self.report, {}, res_ids=partners.ids)
        self.assertEqual(render.call_count, 1, "All records are printed in one go")
        lengths = []
        for partner in partners:
            texts = self._texts(streams[partner.id]['stream'].getvalue())
            lengths.append(len(texts))
            for text in texts:
                self.assertIn(f'Head of {partner.name[0]}', text)
            self.assertIn(partner.name, texts[0])
        return lengths

    def test_each_record_gets_its_own_attachment(self):
        self.report.attachment = "'sheet-%s.pdf' % object.id"
        self._print(self.partners)
        attachments = self.env['ir.attachment'].search(
            [
                ('res_model', '=', 'res.partner'),
                ('res_id', 'in', self.partners.ids),
                ('name', '=like', 'sheet-%.pdf'),
            ]
        )
        self.assertEqual(len(attachments), 3)
        for attachment in attachments:
            partner = self.env['res.partner'].browse(attachment.res_id)
            self.assertIn(partner.name, self._texts(attachment.raw)[0])

    def test_paper_format_gives_the_sheet(self):
        page = self._reader(self._print(self.partners[0])).pages[0]
        self.assertAlmostEqual(float(page.mediabox.width), 595, places=2)
        self.assertAlmostEqual(float(page.mediabox.height), 842, places=2)

    def test_custom_format_is_kept_and_landscape_turns_the_sheet(self):
        self.report.paperformat_id = self.env['report.paperformat'].create(
            {
                'name': 'Label',
                'format': 'custom',
                'page_width': 50,
                'page_height': 80,
                'orientation': 'Landscape',
                'dpi': 96,
                'disable_shrinking': True,
                'margin_top': 2,
                'margin_bottom': 2,
                'margin_left': 2,
                'margin_right': 2,
                'header_spacing': 0,
            }
        )
        page = self._reader(self._print(self.partners[0])).pages[0]
        self.assertAlmostEqual(float(page.mediabox.width), 227, places=2)
        self.assertAlmostEqual(float(page.mediabox.height), 142, places=2)

    def test_template_can_ask_for_landscape(self):
        self._set_page('<div class="page">Wide</div>', '<t t-set="data_report_landscape" t-value="True"/>')
        page = self._reader(self._print(self.partners[0])).pages[0]
        self.assertGreater(page.mediabox.width, page.mediabox.height)

    def test_table_head_is_repeated_on_the_next_page(self):
        self._set_page(
            '<div class="page"><table class="table"><thead style="display: table-row-group">'
            '<tr><th>Mặt hàng</th></tr></thead><tbody>'
            '<tr t-foreach="range(90)" t-as="line"><td t-out="line"/></tr></tbody></table></div>'
        )
        texts = self._texts(self._print(self.partners[0]))
        self.assertGreater(len(texts), 1)
        for text in texts:
            self.assertIn('Mặt hàng', text)

    def test_barcode_is_printed(self):
        plain = self._image_count(self._print(self.partners[0]))
        self._set_page('<div class="page"><img src="/report/barcode/QR/8938505974194?width=120&amp;height=120"/></div>')
        self.assertEqual(self._image_count(self._print(self.partners[0])), plain + 1)

    def _image_count(self, pdf):
        return sum(len(page.images) for page in self._reader(pdf).pages)

    def test_nothing_is_fetched_over_the_network(self):
        self._set_page(
            '<div class="page"><img src="https://example.com/a.png"/>'
            '<img src="file:///etc/passwd"/><img src="/web/static/img/logo.png"/>'
            '<link rel="stylesheet" href="http://example.com/a.css"/><p t-out="o.name"/></div>'
        )

        def refuse(*_args, **_kwargs):
            raise AssertionError("A report opened a connection")

        with (
            patch('urllib.request.OpenerDirector.open', side_effect=refuse),
            patch('socket.create_connection', side_effect=refuse),
            patch('socket.getaddrinfo', side_effect=refuse),
        ):
            pdf = self._print(self.partners[0])
        self.assertIn(VIETNAMESE, self._texts(pdf)[0])
        self.assertEqual(self._image_count(pdf), 1, "Odoo's own picture is there, the others are not")

    def test_missing_engine_is_told_with_what_to_install(self):
        with (
            patch.object(engine, 'IMPORT_ERROR', OSError("cannot load library 'libpango-1.0-0'")),
            self.assertRaisesRegex(UserError, 'libpangoft2-1.0-0'),
        ):
            self._print(self.partners[0])

    def test_web_client_is_told_that_pdf_can_be_made(self):
        self.assertEqual(self.env['ir.actions.report'].get_wkhtmltopdf_state(), 'ok')

    def test_second_print_reuses_the_parsed_styles(self):
        self._print(self.partners[0])
        with patch.object(engine.weasyprint, 'CSS', side_effect=AssertionError("parsed again")):
            started = time.monotonic()
            self._print(self.partners[0])
        self.assertLess(time.monotonic() - started, 10)

    def test_whole_html_can_be_printed_without_a_report(self):
        """Stock's traceability report gives one header for all pages and no footer."""
        pdf = self.env['ir.actions.report']._run_wkhtmltopdf(
            ['<html><body><p>Truy xuất nguồn gốc</p></body></html>'],
            header='<html><body><div>Lô hàng số <span class="page"/></div></body></html>',
            landscape=True,
            specific_paperformat_args={'data-report-margin-top': 30, 'data-report-header-spacing': 25},
        )
        reader = self._reader(pdf)
        self.assertIn('Lô hàng số 1', self._texts(pdf)[0])
        self.assertIn('Truy xuất nguồn gốc', self._texts(pdf)[0])
        self.assertGreater(reader.pages[0].mediabox.width, reader.pages[0].mediabox.height)

    def test_new_and_old_companies_print_in_roboto_unless_they_chose_another_font(self):
        companies = self.env['res.company'].create(
            [
                {'name': 'New'},
                {'name': 'Lato', 'font': 'Lato'},
                {'name': 'Oswald', 'font': 'Oswald'},
            ]
        )
        post_init_hook(self.env)
        self.assertEqual(companies.mapped('font'), ['Roboto', 'Roboto', 'Oswald'])

    def test_merged_print_is_one_valid_file(self):
        merged = self.env['ir.actions.report']._merge_pdfs(
            [io.BytesIO(self._print(partner)) for partner in self.partners]
        )
        self.assertEqual(len(self._reader(merged.getvalue()).pages), 3)
