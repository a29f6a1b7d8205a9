from odoo import models
from odoo.tools import float_round


class UomUom(models.Model):
    _inherit = 'uom.uom'

    def _round_down_for_sale(self, quantity):
        """Return the largest quantity that a cart takes in this unit: kilograms have decimals, bunches have none."""
        self.ensure_one()
        if self._is_continuous():
            return self.round(quantity, rounding_method='DOWN')
        return float_round(quantity, precision_digits=0, rounding_method='DOWN')
