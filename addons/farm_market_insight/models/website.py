from odoo import api, models


class Website(models.Model):
    _inherit = 'website'

    @api.model
    def _get_product_sort_mapping(self):
        # OVERRIDE: what is cheaper than it usually is comes first, whatever its kind costs.
        return [*super()._get_product_sort_mapping(), ('price_gap asc', self.env._("Below Its Usual Price"))]
