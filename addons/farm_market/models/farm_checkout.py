from odoo import api, fields, models


class FarmCheckout(models.Model):
    """One purchase over several stalls: what the buyer paid at once, and the orders that stand behind it."""

    _name = 'farm.checkout'
    _description = "Purchase"
    _order = 'id desc'

    name = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one('res.company', string="Market", required=True, index=True, readonly=True)
    partner_id = fields.Many2one('res.partner', string="Buyer", required=True, readonly=True, index=True)
    website_id = fields.Many2one('website', readonly=True)
    order_ids = fields.One2many('sale.order', 'checkout_id', string="Orders by Stall")
    transaction_ids = fields.Many2many('payment.transaction', string="Payments", readonly=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    amount_total = fields.Monetary(
        readonly=True, help="What was agreed at checkout. It does not change when a part is cancelled later."
    )
    amount_paid = fields.Monetary(compute='_compute_amount_paid')
    order_count = fields.Integer(compute='_compute_order_count')

    @api.depends('transaction_ids.state', 'transaction_ids.amount')
    def _compute_amount_paid(self):
        for checkout in self:
            # Whether a payment was made is the buyer's and the seller's to know; the transaction itself is not.
            checkout.amount_paid = sum(
                tx.amount for tx in checkout.sudo().transaction_ids if tx.state in ('authorized', 'done')
            )

    @api.depends('order_ids')
    def _compute_order_count(self):
        counts = dict(
            self.env['sale.order']._read_group([('checkout_id', 'in', self.ids)], ['checkout_id'], ['__count'])
        )
        for checkout in self:
            checkout.order_count = counts.get(checkout, 0)

    def action_view_orders(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('sale.action_orders'),
            'domain': [('checkout_id', '=', self.id)],
        }
