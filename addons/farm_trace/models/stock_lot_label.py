from odoo import models
from odoo.exceptions import UserError
from odoo.tools import file_path

from ..tools import label_pdf
from ..tools.label_pdf import Label

FONT = 'web/static/fonts/google/Roboto/Roboto-{}.ttf'


class StockLot(models.Model):
    """What stands on the label of a lot."""

    _inherit = 'stock.lot'

    def _print_labels(self, paper, copies):
        """Return the PDF with `copies` labels of each lot, `paper` being ``sheet`` or ``roll``.

        Lots whose goods carry a stamp already are left out; raises when nothing is left.
        """
        self.check_access('read')
        lots = self._get_lots_to_label()
        if not lots:
            raise UserError(
                self.env._(
                    "These goods carry a stamp already, or have no trace code. They need no label of this market."
                )
            )
        return self._draw_labels([(lot._prepare_label(), copies) for lot in lots], paper)

    def _get_lots_to_label(self):
        """Return the lots that get a label: with a trace code, and without a stamp of somebody else's."""
        return self.filtered(lambda lot: lot.trace_code and not lot.stamp_code)

    def _get_unit_url(self, serial):
        """Return where the QR code of one package leads: the lot's address with the package's number (GS1 AI 21)."""
        self.ensure_one()
        return f'{self.get_base_url().rstrip("/")}{self.trace_path}/21/{serial}{self._get_trace_query()}'

    def _draw_labels(self, runs, paper):
        """Return the PDF of `runs`: pairs of a :class:`Label` and its copies."""
        label_pdf.register_fonts(file_path(FONT.format('Regular')), file_path(FONT.format('Bold')))
        return label_pdf.draw(runs, paper, self.env._("Labels"))

    def _prepare_label(self):
        """Return the :class:`Label` of the lot. Hook: what a room wants on it."""
        self.ensure_one()
        # The names of seller and commune are on the label for everybody; who prints it need not open their records.
        lot_sudo = self.sudo()
        commune = lot_sudo.stall_id.commune_id
        facts = (
            (self.env._("Harvested"), lot_sudo.harvest_date and lot_sudo._format_day(lot_sudo.harvest_date)),
            (self.env._("Use by"), lot_sudo.expiration_date and lot_sudo._format_day(lot_sudo.expiration_date)),
            (self.env._("Lot"), lot_sudo.name),
        )
        return Label(
            name=lot_sudo.product_id.with_context(display_default_code=False).display_name,
            url=lot_sudo.trace_url,
            facts=tuple((title, value) for title, value in facts if value),
            code=lot_sudo.trace_code_grouped,
            lines=(
                lot_sudo.stall_id.name,
                ", ".join(filter(None, [commune.name, commune.province_id.name])),
                lot_sudo.company_id.name,
            ),
        )
