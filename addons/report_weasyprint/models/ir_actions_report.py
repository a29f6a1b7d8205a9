import functools
import logging
from urllib.parse import urljoin

from odoo import api, models
from odoo.exceptions import UserError
from odoo.http import request
from odoo.tools import file_open

from odoo.addons.base.models.report_paperformat import PAPER_SIZES

from ..tools import composer, engine, stylesheet
from ..tools.page_setup import PageSetup

_logger = logging.getLogger(__name__)


@functools.cache
def _print_css():
    with file_open('report_weasyprint/static/src/css/report_pdf.css') as css:
        return css.read()


class IrActionsReport(models.Model):
    _inherit = 'ir.actions.report'

    @api.model
    def get_wkhtmltopdf_state(self):
        """Say 'ok': the web client asks before it downloads, and needs no wkhtmltopdf here.

        Where WeasyPrint cannot be loaded, :meth:`_run_wkhtmltopdf` says what to install.
        """
        return 'ok'

    @api.model
    def _run_wkhtmltopdf(
        self,
        bodies,
        report_ref=False,
        header=None,
        footer=None,
        landscape=False,
        specific_paperformat_args=None,
        set_viewport_size=False,
    ):
        """Make the PDF with WeasyPrint. Same arguments and answer as in base.

        Each body has page numbers of its own and an outline at its first page, so that a
        print of several records is cut right. Scripts in reports do not run.

        :raises UserError: when WeasyPrint or Pango is missing on the server
        """
        self._check_weasyprint()
        report_sudo = self._get_report(report_ref) if report_ref else self.sudo()
        setup = self._weasyprint_page_setup(
            report_sudo.get_paperformat(),
            landscape,
            specific_paperformat_args or {},
        )
        page_css = setup.css() + _print_css()
        composed = [
            composer.compose(str(body), header and str(header), footer and str(footer), index, page_css)
            for index, body in enumerate(bodies)
        ]
        base_url = self._get_report_url()
        resources = self._weasyprint_resources()
        fetcher = engine.ResourceFetcher(resources._read)
        urls = dict.fromkeys(urljoin(base_url, href) for _html, links in composed for href in links)
        sheets = [
            self._weasyprint_stylesheet(url, resources, fetcher, base_url, setup)
            for url in urls
            if self._weasyprint_keep(url, resources)
        ]
        sheets.insert(0, engine.stylesheet(('fonts', base_url), stylesheet.vietnamese_fonts, fetcher, base_url))
        return engine.render([html for html, _links in composed], sheets, fetcher, base_url, setup.zoom)

    @api.model
    def _check_weasyprint(self):
        if engine.IMPORT_ERROR:
            raise UserError(
                self.env._(
                    "PDF files cannot be made, because WeasyPrint cannot be loaded on the server: %(error)s\n"
                    "Ask the administrator to install the Python package weasyprint and the system packages "
                    "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0, then to restart the server.",
                    error=engine.IMPORT_ERROR,
                )
            )

    @api.model
    def _weasyprint_keep(self, url, resources):
        """Tell whether the stylesheet at ``url`` is Odoo's own; others are left out of the print."""
        own = resources._is_own(url)
        if not own:
            _logger.info("Report style left out, it is not of this Odoo: %s", url)
        return own

    @api.model
    def _weasyprint_stylesheet(self, url, resources, fetcher, base_url, setup):
        """Return the parsed stylesheet at ``url``. Its address carries a hash of its text."""

        def load():
            return stylesheet.adapt(resources._read(url)[0].decode(), setup.viewport_px)

        key = (self.env.cr.dbname, url, setup.viewport_px)
        return engine.stylesheet(key, load, fetcher, base_url)

    @api.model
    def _weasyprint_resources(self):
        """Return the reader of pictures and styles, with the rights of who prints.

        The rights of the person, not those of a report that runs in superuser mode: text
        that somebody else wrote can name any picture. A background job reads as the public.
        """
        user = self.env.user
        if user._is_superuser() and not (request and request.db):
            user = self.env.ref('base.public_user').sudo(False)
        return self.env['weasyprint.resource'].with_user(user).sudo(False)

    @api.model
    def _weasyprint_page_setup(self, paperformat, landscape, specific):
        """Return the :class:`PageSetup` of a paper format (may be empty).

        :param landscape: True or False force it, None leaves it to the report's template
        :param dict specific: ``data-report-…`` attributes of the template, which win
        """
        if landscape is None:
            landscape = bool(specific.get('data-report-landscape'))
        values = {}
        if paperformat:
            values = {
                'margin_top': paperformat.margin_top,
                'margin_right': paperformat.margin_right,
                'margin_bottom': paperformat.margin_bottom,
                'margin_left': paperformat.margin_left,
                'header_spacing': paperformat.header_spacing,
                'header_line': paperformat.header_line,
                'dpi': paperformat.dpi or 96,
                'shrink': not paperformat.disable_shrinking,
            }
            values['width'], values['height'] = self._weasyprint_sheet_size(paperformat)
            landscape = landscape or paperformat.orientation == 'Landscape'
        for key, name, kind in (
            ('data-report-margin-top', 'margin_top', float),
            ('data-report-margin-bottom', 'margin_bottom', float),
            ('data-report-header-spacing', 'header_spacing', float),
            ('data-report-dpi', 'dpi', int),
        ):
            if specific.get(key):
                values[name] = kind(specific[key])
        setup = PageSetup(**values)
        return setup.rotated() if landscape else setup

    @api.model
    def _weasyprint_sheet_size(self, paperformat):
        """Return width and height in millimetres, upright."""
        if paperformat.format == 'custom' and paperformat.page_width and paperformat.page_height:
            return float(paperformat.page_width), float(paperformat.page_height)
        sizes = {size['key']: size for size in PAPER_SIZES}
        size = sizes.get(paperformat.format)
        if not size or 'width' not in size:
            size = sizes['A4']
        return float(size['width']), float(size['height'])
