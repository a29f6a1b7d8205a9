from odoo import api, fields, models


class FarmComplaintDecide(models.TransientModel):
    _inherit = 'farm.complaint.decide'

    currency_id = fields.Many2one(related='company_id.currency_id')
    wish = fields.Selection(related='complaint_id.wish')
    refund_goods = fields.Monetary(
        string="Back from the Seller", compute='_compute_refund_goods', store=True, readonly=False
    )
    refund_shipping = fields.Monetary(string="Back from Shipping")

    @api.depends('complaint_id', 'verdict')
    def _compute_refund_goods(self):
        for wizard in self:
            wanted = wizard.verdict == 'justified' and wizard.wish in ('refund', 'return')
            wizard.refund_goods = wizard.complaint_id._get_refundable_goods() if wanted else 0

    def _prepare_measures(self):
        return {
            **super()._prepare_measures(),
            'refund_goods': self.refund_goods,
            'refund_shipping': self.refund_shipping,
        }
