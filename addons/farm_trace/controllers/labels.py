from odoo import http
from odoo.http import request

from ..wizards.farm_lot_label import PER_SHEET

PAPERS = {'sheet': PER_SHEET, 'roll': 1}


class LabelPortal(http.Controller):
    """Labels for the people of a stall, who have no desk at the market's office."""

    @http.route('/my/lots/<int:lot_id>/labels', type='http', auth='user', website=True, sitemap=False, methods=['GET'])
    def portal_lot_labels(self, lot_id, paper='sheet', **kwargs):
        lot = request.env['stock.lot']._find_of_own_stall(lot_id)
        if not lot or paper not in PAPERS:
            raise request.not_found()
        # The lot is the visitor's own, as asked above; the report reads names of places that sellers cannot open.
        content, kind = (
            request.env['ir.actions.report']
            .sudo()
            ._render_qweb_pdf(
                f'farm_trace.report_lot_label_{paper}', lot.ids, data={'lot_ids': lot.ids, 'copies': PAPERS[paper]}
            )
        )
        name = f'tem-{lot.trace_code}'
        return request.make_response(
            content,
            headers=[
                ('Content-Type', 'application/pdf' if kind == 'pdf' else 'text/html'),
                ('Content-Disposition', http.content_disposition(f'{name}.{kind}')),
            ],
        )
