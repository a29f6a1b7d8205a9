from odoo import api, models

from ..tools.label_pdf import PER_SHEET

#: Reports that print labels: on which paper, and how many of each lot when nobody says.
LABEL_PAPERS = {'farm_trace.lot_label_sheet': ('sheet', PER_SHEET), 'farm_trace.lot_label_roll': ('roll', 1)}


class IrActionsReport(models.Model):
    _inherit = 'ir.actions.report'

    @api.model
    def _render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        # OVERRIDE: labels are drawn, not set: a page of HTML takes minutes for what is thousands of small pictures.
        report_sudo = self._get_report(report_ref)
        if report_sudo.report_name not in LABEL_PAPERS:
            return super()._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        paper, copies = LABEL_PAPERS[report_sudo.report_name]
        data = data or {}
        lots = self.env['stock.lot'].browse(data.get('lot_ids') or res_ids).exists()
        return lots._print_labels(paper, int(data.get('copies') or copies)), 'pdf'
