from werkzeug.urls import url_encode

from odoo.http import request, route
from odoo.tools import formatLang

from odoo.addons.website_sale.controllers.main import WebsiteSale

from ..tools.facets import count, narrow
from ..tools.numbers import parse_number, parse_place

#: How far a buyer goes, in kilometres.
RADII = (2, 5, 10, 20)


class FarmShop(WebsiteSale):
    """The shop narrowed by what a buyer of farm produce asks. All of it works in plain links and one form."""

    @route()
    def shop(self, *args, **post):
        # OVERRIDE: ticks of one question come several times under one name; pager and links carry one value for each.
        for name in request.env['product.template']._get_shop_facet_names():
            values = self._get_ticked(name)
            if values:
                post[name] = ','.join(values)
        return super().shop(*args, **post)

    @staticmethod
    def _get_ticked(name):
        """Return what the address says of a question: its values, each once."""
        given = ','.join(request.httprequest.args.getlist(name)).split(',')
        return list(dict.fromkeys(value for value in given if value))

    def _shop_get_query_url_kwargs(self, search, min_price, max_price, **post):
        # OVERRIDE: the shop's own links keep what was ticked.
        names = [*request.env['product.template']._get_shop_facet_names(), 'near', 'km']
        return {
            **super()._shop_get_query_url_kwargs(search, min_price, max_price, **post),
            **{name: post.get(name) for name in names},
        }

    def _get_search_options(self, **post):
        # OVERRIDE: others tell a search that found nothing from one that was narrowed to nothing.
        names = request.env['product.template']._get_shop_facet_names()
        narrowed = any(post.get(name) for name in names) or bool(post.get('near') and post.get('km'))
        return {**super()._get_search_options(**post), 'is_narrowed': narrowed}

    def _shop_lookup_products(self, options, post, search, website):
        # OVERRIDE: what was found is narrowed; the counts beside the ticks say what each would leave.
        fuzzy_term, _total, found = super()._shop_lookup_products(options, post, search, website)
        domain = website.sale_product_domain()
        products = request.env['product.template']
        facets = products._get_shop_facets(domain)
        chosen = {
            name: [value for value in self._get_ticked(name) if value in facet.options]
            for name, facet in facets.items()
        }
        near = self._get_near(post, website)
        km = products._get_shop_distances(domain, near['place']) if near['place'] else {}
        ids = found.ids
        if near['radius']:
            ids = [number for number in ids if km.get(number, near['radius'] + 1) <= near['radius']]
        left = narrow(ids, facets, chosen)
        if km and not post.get('order'):
            left.sort(key=lambda number: km.get(number, float('inf')))
        # The page is rendered after this by the same request, which has no other place for it.
        request.farm_shop = {
            'facets': facets,
            'chosen': chosen,
            'counts': count(ids, facets, chosen),
            'near': near,
            'farm_distances': km,
        }
        return fuzzy_term, len(left), found.browse(left)

    def _get_near(self, post, website):
        """Return what is asked of distance: dict of the places known, the one chosen, and how far from it."""
        places = request.env['farm.commune']._get_market_places(website.company_id)
        names = {str(commune.id): commune.name for commune in places}
        value = post.get('near') or ''
        by_value = {str(commune.id): place for commune, place in places.items()}
        place = by_value.get(value) or parse_place(value)
        radius = post.get('km') or ''
        return {
            'places': names,
            'value': value if place else '',
            'name': names.get(value) or request.env._("my place"),
            'place': place,
            'radius': int(radius) if place and radius.isdecimal() and int(radius) in RADII else 0,
            'radii': RADII,
        }

    def _get_additional_shop_values(self, values, **post):
        state = request.farm_shop
        return {
            **super()._get_additional_shop_values(values, **post),
            'farm_questions': self._prepare_questions(state),
            'farm_chips': self._prepare_chips(state, values),
            'farm_kept': self._get_kept_arguments(state),
            'farm_near': state['near'],
            'farm_distances': state['farm_distances'],
            'farm_shop_path': self._get_shop_path(values['category']),
            'farm_clear_url': self._get_clear_url(state, values),
            'farm_price_asked': [request.httprequest.args.get(name) or '' for name in ('min_price', 'max_price')],
        }

    @staticmethod
    def _prepare_questions(state):
        """Return the questions with the answers that would leave something, or are ticked."""
        questions = []
        for name, facet in state['facets'].items():
            options = [
                {'value': value, 'label': option.label, 'count': state['counts'][name][value], 'ticked': ticked}
                for value, option in facet.options.items()
                for ticked in [value in state['chosen'][name]]
                if ticked or state['counts'][name][value]
            ]
            if options:
                questions.append({'name': name, 'label': facet.label, 'options': options})
        return questions

    def _prepare_chips(self, state, values):
        """Return what narrows the shop now: list of dicts with `label`, and `url` of the shop without it."""
        chips = [
            (state['facets'][name].options[value].label, name, value)
            for name, ticked in state['chosen'].items()
            for value in ticked
        ]
        near, env = state['near'], request.env
        if near['radius']:
            chips.append((env._("Within %(km)s km of %(place)s", km=near['radius'], place=near['name']), 'near', None))
        elif near['value']:
            chips.append((env._("Nearest to %s first", near['name']), 'near', None))
        words = {'min_price': env._("From %s"), 'max_price': env._("Up to %s")}
        for name, price in self._get_asked_prices().items():
            chips.append((words[name] % formatLang(env, price, currency_obj=request.website.currency_id), name, None))
        path = self._get_shop_path(values['category'])
        return [{'label': label, 'url': self._get_url_without(path, name, value)} for label, name, value in chips]

    @staticmethod
    def _get_asked_prices():
        """Return the limits of the price that the address names: dict parameter -> number."""
        asked = {name: parse_number(request.httprequest.args.get(name)) for name in ('min_price', 'max_price')}
        return {name: price for name, price in asked.items() if price and price > 0}

    @staticmethod
    def _get_url_without(path, name, value):
        """Return the address of the shop without one of its filters; all values of the name without `value`."""
        gone = {'near', 'km'} if name == 'near' else {name} if value is None else set()
        pairs = [
            (key, part)
            for key, given in request.httprequest.args.items(multi=True)
            for part in (given.split(',') if key == name else [given])
            if part and key not in gone and (key, part) != (name, value)
        ]
        return f'{path}?{url_encode(pairs)}' if pairs else path

    def _get_clear_url(self, state, values):
        path, kept = self._get_shop_path(values['category']), self._get_kept_arguments(state)
        return f'{path}?{url_encode(kept)}' if kept else path

    @staticmethod
    def _get_kept_arguments(state):
        """Return what the address says beside the filters' form: it is carried along when the form is sent."""
        asked = {*state['facets'], 'near', 'km', 'min_price', 'max_price', 'page'}
        return [(key, value) for key, value in request.httprequest.args.items(multi=True) if key not in asked and value]
