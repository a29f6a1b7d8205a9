from odoo import api, fields, models
from odoo.fields import Domain


class Website(models.Model):
    _inherit = 'website'

    def _product_domain(self):
        # OVERRIDE: shop, search, sitemap, cart and product feeds ask here what is for sale. Only listings of stalls
        # are, while something of them lies in a released lot.
        return Domain.AND([super()._product_domain(), self._get_on_sale_domain()])

    @api.model
    def _get_on_sale_domain(self):
        return Domain('is_listed', '=', True) & Domain('release_until', '>', fields.Datetime.now())

    def _get_product_available_qty(self, product, **kwargs):
        # OVERRIDE: what others are paying for at this moment is not free any more.
        return super()._get_product_available_qty(product, **kwargs) - product.promised_qty
