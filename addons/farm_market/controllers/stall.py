from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


def sitemap_stalls(env, rule, qs):
    """Yield the pages of the open stalls of the current market."""
    website = env['website'].get_current_website()
    for stall in env['farm.stall'].search([('company_id', '=', website.company_id.id), ('state', '=', 'open')]):
        location = stall._get_website_url()
        if not qs or qs.lower() in location:
            yield {'loc': location}


class FarmStallController(Controller):
    @route(
        '/stalls',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Stalls"),
    )
    def stalls(self, search='', commune=None, **kwargs):
        """List the open stalls of this market, by commune."""
        domain = [('company_id', '=', request.website.company_id.id), ('state', '=', 'open')]
        if search:
            domain += ['|', ('name', 'ilike', search), ('commune_id.name', 'ilike', search)]
        stalls = request.env['farm.stall'].search(domain)
        communes = stalls.commune_id
        if commune and commune.isdecimal():
            stalls = stalls.filtered(lambda stall: stall.commune_id.id == int(commune))
        return request.render(
            'farm_market.stalls',
            {
                'stalls': stalls,
                'communes': communes,
                'commune': commune,
                'search': search,
            },
        )

    @route(
        '/stalls/<model("farm.stall"):stall>',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=sitemap_stalls,
    )
    def stall(self, stall, **kwargs):
        """Show one stall: who it is, where, and what it sells now."""
        if stall.state != 'open' or stall.company_id != request.website.company_id:
            raise request.not_found()
        products = request.env['product.template'].search(
            [
                ('stall_id', '=', stall.id),
                *request.website.sale_product_domain(),
            ]
        )
        # The seller's record holds identity papers; only its public name leaves it.
        producer_sudo = stall.sudo().producer_id
        return request.render(
            'farm_market.stall',
            {
                'stall': stall,
                'products': products,
                'producer_name': producer_sudo.public_name,
                'main_object': stall,
            },
        )

    @route(
        '/regulations',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Market Regulations"),
    )
    def regulations(self, **kwargs):
        """Show the regulations in force."""
        regulation = request.env['farm.regulation']._get_current(request.website.company_id)
        return request.render(
            'farm_market.regulations',
            {
                'regulation': regulation,
                'additional_title': request.env._("Market Regulations"),
            },
        )
