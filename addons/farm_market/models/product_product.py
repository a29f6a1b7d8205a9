from odoo import fields, models


class ProductProduct(models.Model):
    _inherit = 'product.product'

    def _get_promised_quantity(self, except_order=None):
        """Return how much of the item is set aside for carts that are being paid now."""
        self.ensure_one()
        domain = [('product_id', '=', self.id), ('expires_at', '>', fields.Datetime.now())]
        if except_order:
            domain.append(('order_id', '!=', except_order.id))
        # Other buyers' promises are not for the user to see; their sum decides what is left.
        [(quantity,)] = self.env['farm.promise'].sudo()._read_group(domain, aggregates=['quantity:sum'])
        return quantity or 0.0
