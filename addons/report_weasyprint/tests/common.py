import io

from pypdf import PdfReader

from odoo.tests import TransactionCase

from ..tools import engine

VIETNAMESE = 'Thịt lợn thảo dược, gạo nếp cái hoa vàng, Ước mơ đường phố 25.000 ₫ ế ữ ặ ỹ ộ'


class ReportPdfCase(TransactionCase):
    """A report of our own on partners, with header, footer and page numbers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if engine.IMPORT_ERROR:
            raise AssertionError(f"WeasyPrint must be installed to run these tests: {engine.IMPORT_ERROR}")
        cls.view = cls.env['ir.ui.view'].create(
            {
                'type': 'qweb',
                'name': 'report_weasyprint.test_document',
                'key': 'report_weasyprint.test_document',
                'arch': '<t/>',
            }
        )
        cls.report = cls.env['ir.actions.report'].create(
            {
                'name': 'Partner sheet',
                'report_name': 'report_weasyprint.test_document',
                'model': 'res.partner',
                'paperformat_id': cls.env.ref('base.paperformat_euro').id,
            }
        )
        cls.partners = cls.env['res.partner'].create([{'name': f'{letter} {VIETNAMESE}'} for letter in 'ABC'])
        cls._set_page('<div class="page"><p t-out="o.name"/></div>')

    @classmethod
    def _set_page(cls, page, attributes=''):
        """Let the report print ``page``; ``attributes`` go on the layout."""
        cls.view.arch = f'''
            <t t-name="report_weasyprint.test_document">
                <t t-call="web.html_container">
                    {attributes}
                    <t t-foreach="docs" t-as="o">
                        <div class="header"><span>Head of <t t-out="o.name[0]"/></span></div>
                        <div class="article" t-att-data-oe-model="o._name" t-att-data-oe-id="o.id">
                            {page}
                        </div>
                        <div class="footer">
                            Foot of <t t-out="o.name[0]"/>:
                            <span class="page"/> of <span class="topage"/>
                        </div>
                    </t>
                </t>
            </t>'''

    @classmethod
    def _print(cls, partners, **context):
        reports = cls.env['ir.actions.report'].with_context(force_report_rendering=True, **context)
        return reports._render_qweb_pdf(cls.report, partners.ids)[0]

    @classmethod
    def _reader(cls, pdf):
        return PdfReader(io.BytesIO(pdf))

    @classmethod
    def _texts(cls, pdf):
        """Return the text of each page, with single spaces."""
        return [' '.join(page.extract_text().split()) for page in cls._reader(pdf).pages]
