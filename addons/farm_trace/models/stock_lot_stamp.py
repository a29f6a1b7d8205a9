from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..gs1.digital_link import DigitalLinkError, parse
from ..tools import trace_code
from ..tools.stamp import stamp_key


class StockLot(models.Model):
    """Goods that carry the city's or the producer's stamp keep it: its code leads to the same page, no second sticker.

    Source: Hanoi plan III.4.2.
    """

    _inherit = 'stock.lot'

    stamp_code = fields.Char(
        string="Existing Stamp",
        copy=False,
        help="The code of the city's or the producer's own stamp, or the address in its QR code. It is taken over: it "
        "leads to the same page, and no label of this market is printed for these goods.",
    )
    stamp_issuer = fields.Selection(
        selection=[('city', "The City"), ('producer', "The Producer"), ('other', "Somebody Else")],
        string="Stamp Issued By",
        copy=False,
    )
    stamp_key = fields.Char(compute='_compute_stamp_key', store=True, copy=False)

    # One stamp may be on several lots of a producer that stamps its goods and not its harvests: not unique.
    _stamp_key_idx = models.Index("(stamp_key) WHERE stamp_key IS NOT NULL")

    @api.depends('stamp_code')
    def _compute_stamp_key(self):
        for lot in self:
            lot.stamp_key = stamp_key(lot.stamp_code) or False

    @api.constrains('stamp_code')
    def _check_stamp_code(self):
        for lot in self.filtered('stamp_code'):
            if not lot.stamp_key:
                raise ValidationError(self.env._("Enter the stamp's code as it is printed, or scan its QR code."))
            code = trace_code.normalise(lot.stamp_code)
            if trace_code.is_valid(code) and self.sudo().search_count([('trace_code', '=', code)], limit=1):
                raise ValidationError(
                    self.env._("%s is a trace code of this market, not a stamp of somebody else.", lot.stamp_code)
                )

    def _prepare_trace_path(self, code):
        # OVERRIDE: a stamp that is a GS1 Digital Link names the lot as it is named everywhere else.
        self.ensure_one()
        link = self._parse_stamp()
        if link and not self.sudo().search_count(
            [('trace_path', '=', link.path), ('company_id', '=', self.company_id.id)], limit=1
        ):
            return link.path
        return super()._prepare_trace_path(code)

    def _parse_stamp(self):
        """Return the Digital Link with a lot number that the stamp is, or ``None``."""
        if not self.stamp_code or '/01/' not in self.stamp_code:
            return None
        try:
            link = parse(self.stamp_code.strip())
        except DigitalLinkError:
            return None  # an address of another shape: it is found as it is written
        return type(link)(link.gtin, lot=link.lot) if link.lot else None

    @api.model
    def _find_by_stamp(self, text):
        """Return the lot (sudoed) whose goods carry a stamp; the newest, where one stamp is on several harvests."""
        key = stamp_key(text)
        # The page is public; what it shows of the lot is chosen elsewhere.
        return self.sudo().search(Domain('stamp_key', '=', key), order='id desc', limit=1) if key else self.sudo()
