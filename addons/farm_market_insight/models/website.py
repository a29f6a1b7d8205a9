from odoo import _, models

from odoo.addons.website_sale.models.website import Website as ShopWebsite


class Website(models.Model):
    _inherit = 'website'

    @staticmethod
    def _get_product_sort_mapping():
        # OVERRIDE: what is cheaper than it usually is comes first, whatever its kind costs.
        # Odoo's own is a static method, so there is neither `super()` nor an environment.
        return [*ShopWebsite._get_product_sort_mapping(), ('price_gap asc', _("Below Its Usual Price"))]  # pylint: disable=prefer-env-translation
