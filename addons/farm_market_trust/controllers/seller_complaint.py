from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request, route

from .seller import SellerTrustPortal


class SellerComplaintPortal(SellerTrustPortal):
    """Complaints about the stall's orders, standing points, and messages to buyers."""

    @route('/my/stalls/<int:stall_id>/complaints', type='http', auth='user', website=True, readonly=True)
    def my_stall_complaints(self, stall_id, error=None, **kwargs):
        """What waits for the seller's answer first, then what is decided; below it the stall's standing."""
        stall = self._get_own_stall(stall_id)
        complaints = request.env['farm.complaint'].search(
            [('stall_id', '=', stall.id), ('kind', '=', 'complaint'), ('state', '!=', 'withdrawn')], limit=40
        )
        return request.render(
            'farm_market_trust.my_stall_complaints',
            {
                'stall': stall,
                'waiting': complaints.filtered(lambda complaint: complaint.state == 'new').sorted('answer_due'),
                'others': complaints.filtered(lambda complaint: complaint.state != 'new'),
                'entries': request.env['farm.standing.entry'].search([('stall_id', '=', stall.id)], limit=40),
                'page_name': 'stalls',
                'error': error,
            },
        )

    @route('/my/stall-complaints/<int:complaint_id>/answer', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_complaint_answer(self, complaint_id, answer='', agrees=None, **kwargs):
        """Record the seller's answer."""
        complaint = request.env['farm.complaint'].browse(complaint_id).exists()
        if not complaint or complaint.stall_id not in self._get_own_stalls():
            raise MissingError(request.env._("This complaint does not exist, or is not about your stall."))
        try:
            complaint.action_answer(answer, seller_agrees=bool(agrees))
        except (UserError, AccessError) as error:
            return self.my_stall_complaints(complaint.stall_id.id, error=error.args[0])
        return request.redirect(f'/my/stalls/{complaint.stall_id.id}/complaints')

    @route('/my/standing/<int:entry_id>/appeal', type='http', auth='user', website=True, methods=['POST'])
    def my_standing_appeal(self, entry_id, appeal='', **kwargs):
        """Ask the board to look at standing points again."""
        entry = request.env['farm.standing.entry'].browse(entry_id).exists()
        if not entry or entry.stall_id not in self._get_own_stalls():
            raise MissingError(request.env._("These points do not exist, or are not of your stall."))
        try:
            entry.action_appeal(appeal)
        except (UserError, AccessError) as error:
            return self.my_stall_complaints(entry.stall_id.id, error=error.args[0])
        return request.redirect(f'/my/stalls/{entry.stall_id.id}/complaints')

    @route('/my/stall-orders/<int:order_id>/message', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_order_message(self, order_id, body='', **kwargs):
        """Write to the buyer of one of the stall's orders."""
        order = self._get_own_order(order_id)
        try:
            order._post_seller_message(body)
        except (UserError, AccessError) as error:
            return self.my_stall_order(order_id, error=error.args[0])
        return request.redirect(f'/my/stall-orders/{order.id}#messages')
