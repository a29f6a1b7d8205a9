from odoo import api, fields, models


class FarmSupplyContractLine(models.Model):
    _name = 'farm.supply.contract.line'
    _description = "Goods of a Supply Contract"
    _order = 'contract_id, id'

    contract_id = fields.Many2one('farm.supply.contract', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='contract_id.company_id', store=True, index=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    product_id = fields.Many2one(
        'product.product', string="Goods", required=True, ondelete='restrict', domain=[('stall_id', '!=', False)]
    )
    uom_id = fields.Many2one(related='product_id.uom_id')
    quantity = fields.Float(required=True, digits='Product Unit', default=1)
    price = fields.Monetary(string="Price per Unit", required=True)
    amount = fields.Monetary(compute='_compute_amount', store=True)
    quantity_ordered = fields.Float(string="Ordered", compute='_compute_quantities', digits='Product Unit')
    quantity_delivered = fields.Float(string="Delivered", compute='_compute_quantities', digits='Product Unit')
    quantity_open = fields.Float(string="Still Open", compute='_compute_quantities', digits='Product Unit')

    _check_amounts = models.Constraint(
        'CHECK(quantity > 0 AND price >= 0)', "Enter a quantity above zero and a price that is not below."
    )

    @api.depends('quantity', 'price')
    def _compute_amount(self):
        for line in self:
            line.amount = line.quantity * line.price

    def _compute_quantities(self):
        sums = {
            (contract.id, product.id): (ordered, delivered)
            for contract, product, ordered, delivered in self.env['sale.order.line']._read_group(
                [('supply_contract_id', 'in', self.contract_id.ids), ('state', '=', 'sale')],
                ['supply_contract_id', 'product_id'],
                ['product_uom_qty:sum', 'qty_delivered:sum'],
            )
        }
        for line in self:
            ordered, delivered = sums.get((line.contract_id.id, line.product_id.id), (0, 0))
            line.quantity_ordered, line.quantity_delivered = ordered, delivered
            line.quantity_open = max(line.quantity - ordered, 0)
