from odoo import models


class SaleOrderLine(models.Model):
    _inherit = 'sale.order.line'

    def _is_covered_by(self, certificates):
        """Whether the line's item is sold by one of these (sudoed) certificates."""
        self.ensure_one()
        item_sudo = self.product_id.product_tmpl_id.sudo()
        return any(item_sudo._is_covered_by(certificate) for certificate in certificates)

    def _get_certified_quantity(self, certificate):
        """Return what this cart and the others that are being paid ask of the item, in the certificate's unit."""
        self.ensure_one()
        quantity = self.product_uom_id._compute_quantity(self.product_uom_qty, self.product_id.uom_id, round=False)
        promised = self.product_id._get_promised_quantity(except_order=self.order_id)
        return certificate._convert(self.product_id, quantity + promised)
