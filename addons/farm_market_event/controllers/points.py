from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.farm_market.tools.drawn_map import draw

_lt = LazyTranslate(__name__)


class IntroductionPointController(Controller):
    @route(
        '/points',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Introduction Points"),
    )
    def points(self, **kwargs):
        """Show where the market's goods can be seen, on a map that needs no outside service."""
        points = request.env['farm.introduction.point'].search([('company_id', '=', request.website.company_id.id)])
        located = points.filtered(lambda point: point.latitude and point.longitude)
        drawing = located and draw([(point, point.latitude, point.longitude) for point in located])
        return request.render(
            'farm_market_event.points',
            {
                'points_by_district': points.grouped('district'),
                'numbers': {point.id: number for number, point in enumerate(points, start=1)},
                'drawing': drawing,
                'located': located,
            },
        )
