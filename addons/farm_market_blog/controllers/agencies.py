from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class AgencyController(Controller):
    @route(
        '/agencies',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Agencies and Markets"),
    )
    def agencies(self, **kwargs):
        """Links to the agencies that answer for the market, and to other electronic markets."""
        return request.render(
            'farm_market_blog.agencies',
            {
                'groups': request.env['farm.agency']._get_public_links(),
                'additional_title': request.env._("Agencies and Markets"),
            },
        )
