from odoo import api, fields, models


class FarmOrderRefund(models.TransientModel):
    """Gives back a part of an order's money: from the seller's, from the carrier's, to the buyer."""

    _name = 'farm.order.refund'
    _description = "Refund of an Order"

    order_id = fields.Many2one('sale.order', required=True, default=lambda self: self.env.context.get('active_id'))
    currency_id = fields.Many2one(related='order_id.currency_id')
    goods = fields.Monetary(
        string="From the Seller", compute='_compute_amounts', store=True, readonly=False, precompute=True, required=True
    )
    shipping = fields.Monetary(string="From Shipping", required=True)
    note = fields.Char(string="Reason", required=True, help="The seller reads it.")

    @api.depends('order_id')
    def _compute_amounts(self):
        for wizard in self:
            wizard.goods = wizard.order_id._get_booked_money()[wizard.order_id][0] if wizard.order_id else 0

    def action_refund(self):
        self.ensure_one()
        self.env['account.move'].check_access('create')
        self.order_id._refund_buyer(self.goods, self.shipping, self.note)
        return {'type': 'ir.actions.act_window_close'}
