from odoo import fields, models


class FarmLotProcessingLine(models.TransientModel):
    """One lot that is used up, and how much of it."""

    _name = 'farm.lot.processing.line'
    _description = "Lot Used Up"

    processing_id = fields.Many2one('farm.lot.processing', required=True, ondelete='cascade')
    stall_id = fields.Many2one(related='processing_id.stall_id')
    lot_id = fields.Many2one(
        'stock.lot', required=True, domain="[('stall_id', '=', stall_id), ('is_released', '=', True)]"
    )
    available_quantity = fields.Float(related='lot_id.product_qty', string="On Hand")
    quantity = fields.Float(digits='Product Unit', required=True)
    product_uom_id = fields.Many2one(related='lot_id.product_uom_id')
