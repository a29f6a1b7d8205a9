from odoo import fields, models


class FarmRecallLine(models.Model):
    """What one buyer has of one affected lot, when the recall began."""

    _name = 'farm.recall.line'
    _description = "Recall: Buyer"
    _order = 'recall_id, partner_id, lot_id'

    recall_id = fields.Many2one('farm.recall', required=True, readonly=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='recall_id.company_id', store=True)
    partner_id = fields.Many2one(
        'res.partner', string="Buyer", readonly=True, ondelete='restrict', help="Empty: sold over the counter, unknown."
    )
    phone = fields.Char(related='partner_id.phone')
    email = fields.Char(related='partner_id.email')
    lot_id = fields.Many2one('stock.lot', required=True, readonly=True, ondelete='restrict')
    product_id = fields.Many2one(related='lot_id.product_id')
    quantity = fields.Float(digits='Product Unit', readonly=True)
    product_uom_id = fields.Many2one(related='lot_id.product_uom_id')
