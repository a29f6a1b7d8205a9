from odoo import models

from odoo.addons.farm_trace.gs1.linkset import Link


class StockLot(models.Model):
    _inherit = 'stock.lot'

    def _get_public_shop_url(self):
        # OVERRIDE: the page of a lot leads to the shop while the item is on sale; not beside a warning.
        listing = self.product_id.product_tmpl_id
        if self.is_released and listing.is_published and listing._is_on_sale():
            return listing.website_url
        return super()._get_public_shop_url()

    def _get_resolver_links(self):
        # OVERRIDE: what the article is (pip) is told by the shop.
        links = super()._get_resolver_links()
        shop = [link for link in self.product_id._get_resolver_links() if link.kind == 'pip']
        return links + [Link('pip', link.url, link.title, link.media_type, link.languages) for link in shop]
