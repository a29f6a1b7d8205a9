from odoo import fields, models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    supply_contract_id = fields.Many2one(
        'farm.supply.contract', readonly=True, copy=False, ondelete='restrict', index='btree_not_null'
    )
