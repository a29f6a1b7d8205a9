from odoo import fields, models
from odoo.exceptions import UserError


class FarmComplaint(models.Model):
    _inherit = 'farm.complaint'

    currency_id = fields.Many2one(related='company_id.currency_id')
    refund_goods = fields.Monetary(string="Back from the Seller", readonly=True, copy=False)
    refund_shipping = fields.Monetary(string="Back from Shipping", readonly=True, copy=False)
    refund_move_id = fields.Many2one(
        'account.move', string="Refund", readonly=True, copy=False, groups='farm_base.group_accountant'
    )

    def _decide(self, verdict, decision, return_goods=False, *, refund_goods=0, refund_shipping=0):
        # OVERRIDE: the money goes back in the same transaction, or nothing is decided.
        res = super()._decide(verdict, decision, return_goods=return_goods)
        if refund_goods or refund_shipping:
            if verdict == 'unjustified':
                raise UserError(self.env._("A complaint that is not justified gives no money back."))
            # The board decides that money goes back; the entry is the books' and checks what is left of the order.
            complaint_sudo = self.sudo()
            move_sudo = complaint_sudo.order_id._refund_buyer(refund_goods, refund_shipping, self.name)
            complaint_sudo.write(
                {
                    'refund_goods': refund_goods,
                    'refund_shipping': refund_shipping,
                    'refund_move_id': move_sudo[:1].id,
                }
            )
        return res

    def _get_refundable_goods(self):
        """Return the đồng that the goods complained about cost, at most what the books still hold of the order."""
        self.ensure_one()
        # What a buyer may get back is shown to the board, which reads no books.
        order_sudo = self.sudo().order_id
        lines = self.line_ids or order_sudo.order_line.filtered('stall_id')
        booked = order_sudo._get_booked_money()[order_sudo][0] if order_sudo else 0
        return min(booked, sum(lines.mapped('price_total')))
