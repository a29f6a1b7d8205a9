from odoo import models

from odoo.addons.farm_trace.gs1.linkset import Link


class ProductProduct(models.Model):
    _inherit = 'product.product'

    def _get_resolver_links(self):
        # OVERRIDE: the item in the shop is where an article's link leads; a lot's own page comes first for a lot.
        links = super()._get_resolver_links()
        if not self.product_tmpl_id.is_published:
            return links
        url = self.get_base_url().rstrip('/') + self.website_url
        shop = [Link(kind, url, self.env._("The item in the shop")) for kind in ('defaultLink', 'pip')]
        return shop + [link for link in links if link.kind != 'defaultLink']
