from odoo import models


class ProductProduct(models.Model):
    _inherit = 'product.product'

    def _update_uom(self, to_uom_id):
        # OVERRIDE: manufacturing looks for recipes with the rights of who changes the item; a seller, who may change
        # the own items, has none on recipes, and could not even keep the unit as it is.
        self.check_access('write')
        return super(ProductProduct, self.sudo())._update_uom(to_uom_id)
