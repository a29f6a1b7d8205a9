from odoo import models


class UomUom(models.Model):
    _inherit = 'uom.uom'

    def _get_epcis_code(self):
        """Return the unit's UN/CEFACT code for events, or ``None`` where things are counted (bunch, bag, piece)."""
        self.ensure_one()
        codes = {
            'uom.product_uom_kgm': 'KGM',
            'uom.product_uom_gram': 'GRM',
            'uom.product_uom_ton': 'TNE',
            'uom.product_uom_litre': 'LTR',
        }
        for xmlid, code in codes.items():
            if self == self.env.ref(xmlid, raise_if_not_found=False):
                return code
        return None
