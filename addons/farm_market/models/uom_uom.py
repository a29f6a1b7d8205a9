from odoo import models
from odoo.tools import float_round


class UomUom(models.Model):
    _inherit = 'uom.uom'

    def _is_continuous(self):
        # OVERRIDE: the same answer, but the reference unit is not looked up in the database for each line of a cart.
        if not self:
            return False
        unit = self.browse(self.env['ir.model.data']._xmlid_to_res_id('uom.product_uom_unit'))
        return not self._has_common_reference(unit)

    def _round_down_for_sale(self, quantity):
        """Return the largest quantity that a cart takes in this unit: kilograms have decimals, bunches have none."""
        self.ensure_one()
        if self._is_continuous():
            return self.round(quantity, rounding_method='DOWN')
        return float_round(quantity, precision_digits=0, rounding_method='DOWN')
