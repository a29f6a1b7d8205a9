from odoo import models


class ProductProduct(models.Model):
    _inherit = 'product.product'

    def _update_uom(self, to_uom_id):
        # OVERRIDE: manufacturing looks for recipes with the rights of who changes the item; a seller, who may change
        # the own items, has none on recipes, and could not even keep the unit as it is.
        self.check_access('write')
        return super(ProductProduct, self.sudo())._update_uom(to_uom_id)

    def _search_qty_available_new(self, operator, value, lot_id=False, owner_id=False, package_id=False):
        # OVERRIDE: the same for the search by quantity, which looks for kits among the recipes; what it finds are
        # items, and the rights on those are looked at afterwards.
        return super(ProductProduct, self.sudo())._search_qty_available_new(
            operator, value, lot_id=lot_id, owner_id=owner_id, package_id=package_id
        )
