from odoo import http
from odoo.http import request

from odoo.addons.website.controllers.main import Website

HOME_CATEGORIES = 12
HOME_PRODUCTS = 8


class FarmHome(Website):
    @http.route()
    def index(self, **kw):
        """Serve the market's home page, unless the website names another page as its home."""
        homepage_url = request.website._get_cached('homepage_url')
        if homepage_url and homepage_url != '/':
            return super().index(**kw)
        return request.render('website_farm_look.home', self._farm_home_values())

    def _farm_home_values(self):
        """Return the values of the home page. Rooms add theirs with ``super()``."""
        website = request.website
        categories = request.env['product.public.category'].search(
            [('parent_id', '=', False), *website.website_domain()], limit=HOME_CATEGORIES
        )
        products = (
            request.env['product.template']
            .with_context(bin_size=True)
            .search(website.sale_product_domain(), limit=HOME_PRODUCTS, order='create_date desc, id desc')
        )
        return {
            'home_categories': categories,
            'home_products': products,
            'home_prices': products._get_sales_prices(website),
        }
