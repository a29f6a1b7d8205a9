from odoo.fields import Domain
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.farm_market.tools.drawn_map import draw

from ..models.farm_advice import AUDIENCES
from ..tools.price import chart_line

_lt = LazyTranslate(__name__)

CHART = (640, 200)
#: So many of the listed stalls are drawn on the map.
DRAWN = 20


def sitemap_prices(env, rule, qs):
    """Yield the price pages of what is on sale on the current market."""
    website = env['website'].get_current_website()
    listings = env['product.template'].search(Domain(website.sale_product_domain()))
    for commodity in listings.commodity_id:
        location = f"/prices/{env['ir.http']._slug(commodity)}"
        if not qs or qs.lower() in location:
            yield {'loc': location}


class PriceController(Controller):
    """What things cost: today's range, the history, who is cheap, who is near."""

    @route(
        '/prices',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Prices"),
    )
    def prices(self, search='', **kwargs):
        """Today's prices by kind of goods."""
        domain = Domain(request.website.sale_product_domain()) & Domain('commodity_id', '!=', False)
        if search:
            domain &= Domain('commodity_id.name', 'ilike', search)
        rows = request.env['product.template']._read_group(
            domain,
            ['commodity_id', 'uom_id'],
            ['list_price:min', 'list_price:max', 'list_price:avg', 'stall_id:count_distinct'],
        )
        return request.render(
            'farm_market_insight.prices',
            {'rows': rows, 'search': search, 'additional_title': request.env._("Prices")},
        )

    @route(
        '/prices/<model("farm.commodity"):commodity>',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=sitemap_prices,
    )
    def price(self, commodity, lat=None, lng=None, **kwargs):
        """One kind of goods: its offers, cheapest or nearest first, and its history over a year."""
        listings = request.env['product.template'].search(
            Domain(request.website.sale_product_domain()) & Domain('commodity_id', 'child_of', commodity.id),
            order='list_price, id',
        )
        place = self._parse_place(lat, lng)
        distances = listings.stall_id._get_distances(*place) if place else {}
        if place:
            listings = listings.sorted(lambda listing: distances.get(listing.stall_id.id, float('inf')))
        uom = listings[:1].uom_id
        # The table of observations is the offices'; what leaves it are prices that everybody saw in the shop.
        history = request.env['farm.price.observation'].sudo()._get_history(request.website.company_id, commodity, uom)
        return request.render(
            'farm_market_insight.price',
            {
                'commodity': commodity,
                'listings': listings,
                'distances': distances,
                'place': place,
                'drawing': self._draw_offers(listings.stall_id, place),
                'uom': uom,
                'history': history,
                'chart': self._prepare_chart_values(history),
                'main_object': commodity,
            },
        )

    @staticmethod
    def _draw_offers(stalls, place):
        """Return the drawing of where the first of these stalls are, and where the visitor is if known; or None."""
        located = stalls.filtered(lambda stall: stall.latitude or stall.longitude)[:DRAWN]
        if not located:
            return None
        spots = [(stall, stall.latitude, stall.longitude) for stall in located]
        return {**draw([*spots, ('here', *place)] if place else spots), 'stalls': located}

    @staticmethod
    def _parse_place(lat, lng):
        """Return (latitude, longitude) as numbers on the globe, or None."""
        try:
            place = float(lat), float(lng)
        except (TypeError, ValueError):
            return None
        return place if abs(place[0]) <= 90 and abs(place[1]) <= 180 else None

    @staticmethod
    def _prepare_chart_values(history):
        if len(history) < 2:
            return None
        low, high = min(row[1] for row in history), max(row[3] for row in history)
        lines = [chart_line([row[column] for row in history], low, high, *CHART) for column in (1, 2, 3)]
        band = f"{lines[2]} {' '.join(reversed(lines[0].split()))}"
        return {'low': low, 'high': high, 'band': band, 'median': lines[1], 'width': CHART[0], 'height': CHART[1]}

    @route(
        '/advice',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Advice"),
    )
    def advice(self, group=None, **kwargs):
        """What is good for whom, by whom it was said and when."""
        audiences = request.env['farm.advice']._fields['audience']._description_selection(request.env)
        group = group if group in dict(AUDIENCES) else audiences[0][0]
        return request.render(
            'farm_market_insight.advice',
            {
                'audiences': audiences,
                'group': group,
                'advices': request.env['farm.advice'].search(
                    [('company_id', '=', request.website.company_id.id), ('audience', '=', group)]
                ),
                'additional_title': request.env._("Eating well"),
            },
        )
