from odoo import api, models
from odoo.tools import split_every

from ..tools.qr import qr_data_uri
from ..wizards.farm_lot_label import PER_SHEET


class ReportLotLabel(models.AbstractModel):
    """What both kinds of label print: one dict per lot, its QR code made once however many copies."""

    _name = 'report.farm_trace.lot_label'
    _description = "Lot Labels"

    _copies_by_default = 1

    @api.model
    def _get_report_values(self, docids, data=None):
        data = data or {}
        lots = self.env['stock.lot'].browse(data.get('lot_ids') or docids).exists()
        copies = int(data.get('copies') or self._copies_by_default)
        labels = [label for lot in lots for label in [self._prepare_label(lot)] * copies if lot.trace_code]
        return {
            'doc_ids': lots.ids,
            'doc_model': 'stock.lot',
            'docs': lots,
            'labels': labels,
            'sheets': [list(sheet) for sheet in split_every(PER_SHEET, labels)],
        }

    def _prepare_label(self, lot):
        if not lot.trace_code:
            return {}
        # The names of producer and commune are on the label for everybody; who prints it need not open their records.
        lot_sudo = lot.sudo()
        return {
            'name': lot_sudo.product_id.with_context(display_default_code=False).display_name,
            'lot': lot_sudo.name,
            'harvest': lot_sudo.harvest_date and lot_sudo._format_day(lot_sudo.harvest_date),
            'use_by': lot_sudo.expiration_date and lot_sudo._format_day(lot_sudo.expiration_date),
            'seller': lot_sudo.stall_id.name,
            'producer': lot_sudo.producer_id.public_name,
            'commune': ", ".join(
                filter(
                    None,
                    [
                        lot_sudo.stall_id.commune_id.name,
                        lot_sudo.stall_id.commune_id.province_id.name,
                    ],
                )
            ),
            'code': lot_sudo.trace_code_grouped,
            'market': lot_sudo.company_id.name,
            'qr': qr_data_uri(lot_sudo.trace_url),
        }


class ReportLotLabelSheet(models.AbstractModel):
    _name = 'report.farm_trace.lot_label_sheet'
    _inherit = 'report.farm_trace.lot_label'
    _description = "Lot Labels on A4 Sheets"

    _copies_by_default = PER_SHEET


class ReportLotLabelRoll(models.AbstractModel):
    _name = 'report.farm_trace.lot_label_roll'
    _inherit = 'report.farm_trace.lot_label'
    _description = "Lot Labels on a Roll"
