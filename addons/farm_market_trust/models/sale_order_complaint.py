from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    """Complaints about an order."""

    _inherit = 'sale.order'

    def _may_complain(self):
        """Whether the buyer may complain now: about an order on its way, or delivered not too long ago."""
        self.ensure_one()
        if not self.stall_id or self.state != 'sale' or self._get_open_complaint():
            return False
        if not self.delivered_on:
            return True
        # Deadlines are public, their table is not.
        term_sudo = self.env['farm.complaint.term'].sudo()._get_current(self.company_id, self.delivered_on.date())
        return fields.Datetime.now() <= self.delivered_on + timedelta(days=term_sudo.complaint_days)

    def _get_open_complaint(self):
        return self.complaint_ids.filtered(lambda complaint: complaint.state in ('new', 'answered'))[:1]

    def _complain(self, reason, description, wish, lines, files=()):
        """Take in the buyer's complaint. The caller has made sure that it is the buyer, and sudoed the order.

        :param lines: the order lines concerned, empty for the order as a whole
        :return: the complaint
        :raises UserError: too late, or while another one is open
        """
        self.ensure_one()
        if not self._may_complain():
            raise UserError(self.env._("This order cannot be complained about any more, or a complaint is open."))
        reasons = dict(self.env['farm.complaint']._fields['reason']._description_selection(self.env))
        if reason not in reasons or wish not in ('refund', 'return', 'explain'):
            raise UserError(self.env._("Choose what is wrong and what you wish."))
        return self.env['farm.complaint']._receive(
            {
                'kind': 'complaint',
                'company_id': self.company_id.id,
                'order_id': self.id,
                'stall_id': self.stall_id.id,
                'line_ids': [fields.Command.set((lines & self.order_line).ids)],
                'partner_id': self.partner_id.id,
                'reason': reason,
                'subject': f"{reasons[reason]}: {self.name}",
                'description': (description or '').strip(),
                'wish': wish,
            },
            files,
        )
