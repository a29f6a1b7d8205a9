from odoo import api, fields, models
from odoo.fields import Domain

#: Where the streets below a drawn map come from, once a visitor asks for them. The tile usage policy of OpenStreetMap
#: asks for a server of one's own where many look: the system parameter `farm_market.tile_address` names it.
TILES = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png'


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

    @api.model
    def _get_tile_address(self):
        """Return the address of map tiles with ``{z}``, ``{x}`` and ``{y}``, for everybody's browser."""
        return self.env['ir.config_parameter'].sudo().get_param('farm_market.tile_address') or TILES
