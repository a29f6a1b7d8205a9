from odoo import fields, models


class SaleOrderLine(models.Model):
    _inherit = 'sale.order.line'

    supply_contract_id = fields.Many2one(
        related='order_id.supply_contract_id', store=True, index='btree_not_null', precompute=True
    )
