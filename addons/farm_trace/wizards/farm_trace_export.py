import json
from base64 import b64encode

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class FarmTraceExport(models.TransientModel):
    """Hands out the record of some lots, or of a period, in the form that an authority or a portal reads."""

    _name = 'farm.trace.export'
    _description = "Export of Trace Records"

    company_id = fields.Many2one('res.company', string="Market", required=True, default=lambda self: self.env.company)
    lot_ids = fields.Many2many(
        'stock.lot', string="Lots", domain="[('company_id', '=', company_id), ('trace_code', '!=', False)]"
    )
    date_from = fields.Date(string="Harvested From", help="Without lots: all lots harvested in this period.")
    date_to = fields.Date(string="To")
    with_graph = fields.Boolean(
        string="Everything Before and After",
        default=True,
        help="Also what the lots were made of, and what became of them.",
    )
    kind = fields.Selection(
        selection=[
            ('epcis', "Events (EPCIS 2.0, JSON-LD)"),
            ('xlsx', "Sortable Sheet (FSMA 204, XLSX)"),
            ('pdf', "Dossier (PDF)"),
        ],
        string="Form",
        required=True,
        default='epcis',
    )
    content = fields.Binary(attachment=False, readonly=True)
    file_name = fields.Char(readonly=True)

    @api.constrains('date_from', 'date_to')
    def _check_dates(self):
        for export in self:
            if export.date_from and export.date_to and export.date_from > export.date_to:
                raise UserError(self.env._("The period ends before it begins."))

    def action_export(self):
        self.ensure_one()
        lots = self._get_lots()
        if self.kind == 'pdf':
            return self.env.ref('farm_trace.report_lot_dossier').report_action(lots, config=False)
        content, extension = (
            (lots._get_sortable_sheet(), 'xlsx')
            if self.kind == 'xlsx'
            else (json.dumps(lots.trace_event_ids._get_epcis_document(), ensure_ascii=False).encode(), 'jsonld')
        )
        self.write({'content': b64encode(content), 'file_name': f'{self._get_file_stem(lots)}.{extension}'})
        return {
            'type': 'ir.actions.act_url',
            'url': f'/web/content/{self._name}/{self.id}/content?download=true&filename={self.file_name}',
            'target': 'self',
        }

    def _get_lots(self):
        """Return the lots that are asked for, with all that hangs together with them where that is wanted."""
        lots = self.lot_ids
        if not lots:
            if not self.date_from:
                raise UserError(self.env._("Choose lots, or the period in which they were harvested."))
            lots = lots.search(
                Domain('company_id', '=', self.company_id.id)
                & Domain('trace_code', '!=', False)
                & Domain('harvest_date', '>=', self.date_from)
                & Domain('harvest_date', '<=', self.date_to or fields.Date.context_today(self))
            )
        if not lots:
            raise UserError(self.env._("No lot was harvested in this period."))
        return lots._get_graph_lots() if self.with_graph else lots

    def _get_file_stem(self, lots):
        if len(self.lot_ids) == 1:
            return f'truy-xuat-{self.lot_ids.trace_code}'
        return f'truy-xuat-{fields.Date.context_today(self):%Y%m%d}-{len(lots)}-lo'
