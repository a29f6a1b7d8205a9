from odoo import api, fields, models


class SaleOrderLine(models.Model):
    _inherit = 'sale.order.line'

    stall_id = fields.Many2one(related='product_id.stall_id', store=True, index='btree_not_null')

    @api.depends('stall_id')
    def _compute_qty_to_invoice(self):
        # OVERRIDE: the goods are the sellers'; the market takes money for them and never invoices them as its own.
        res = super()._compute_qty_to_invoice()
        self.filtered(lambda line: line.stall_id or line.order_id.stall_id).qty_to_invoice = 0
        return res

    def _check_availability(self):
        # OVERRIDE: before payment the same limits hold as in the cart, compared in the precision of the unit.
        self.ensure_one()
        if not self.product_id.is_gated:
            return super()._check_availability()
        limit, message = self.order_id._get_quantity_limit(self.product_id)
        if self.product_id.uom_id.compare(self.order_id._get_cart_qty(self.product_id.id), limit) > 0:
            self.shop_warning = message
            return False
        return True
