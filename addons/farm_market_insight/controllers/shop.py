from odoo.http import request

from odoo.addons.website_sale.controllers.main import WebsiteSale


class AdviceShop(WebsiteSale):
    """The shop filtered by advice; searches without result are counted."""

    def _get_search_options(self, **post):
        return {**super()._get_search_options(**post), 'advice': post.get('advice')}

    def _shop_get_query_url_kwargs(self, search, min_price, max_price, **post):
        return {
            **super()._shop_get_query_url_kwargs(search, min_price, max_price, **post),
            'advice': post.get('advice'),
        }

    def _get_additional_shop_values(self, values, **kwargs):
        return {
            **super()._get_additional_shop_values(values, **kwargs),
            'advice_group': kwargs.get('advice'),
            'advice_audiences': request.env['farm.advice']._fields['audience']._description_selection(request.env),
        }

    def _shop_lookup_products(self, options, post, search, website):
        res = super()._shop_lookup_products(options, post, search, website)
        if search and not res[1] and not options.get('category') and not options.get('is_narrowed'):
            request.env['farm.search.miss']._record(website.company_id, search)
        return res
