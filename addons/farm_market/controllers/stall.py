from odoo import fields
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


def sitemap_regulations(env, rule, qs):
    """Yield the page of the regulations in force; older versions are found from it."""
    if not qs or qs.lower() in '/regulations':
        yield {'loc': '/regulations'}


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
        self._check_stall_is_open(stall)
        return request.render('farm_market.stall', self._prepare_stall_values(stall))

    def _check_stall_is_open(self, stall):
        if stall.state != 'open' or stall.company_id != request.website.company_id:
            raise request.not_found()

    def _prepare_stall_values(self, stall):
        """Return the values of the stall's page. Rooms add theirs with ``super()``."""
        products = request.env['product.template'].search(
            [('stall_id', '=', stall.id), *request.website.sale_product_domain()]
        )
        harvests = request.env['farm.harvest'].search(
            [('stall_id', '=', stall.id), ('state', '=', 'open'), ('expected_on', '>=', fields.Date.today())]
        )
        return {
            'stall': stall,
            'products': products,
            'prices': products._get_sales_prices(request.website),
            'harvests': harvests,
            # The seller's record holds identity papers; only its public name leaves it.
            'producer_name': stall.sudo().producer_id.public_name,
            'drawing': stall._draw_map(),
            'follower_count': stall._get_follower_count(),
            'is_followed': stall._is_followed_by(request.env.user.partner_id),
            'main_object': stall,
        }

    @route('/stalls/<model("farm.stall"):stall>/follow', type='http', auth='user', website=True, methods=['POST'])
    def follow(self, stall, **kwargs):
        """Follow the stall, or stop following it."""
        self._check_stall_is_open(stall)
        stall._toggle_follower(request.env.user.partner_id)
        return request.redirect(stall._get_website_url())

    @route(
        '/marks',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Marks and Indications"),
    )
    def marks(self, **kwargs):
        """Show the register of marks, with the goods on sale that bear them."""
        marks = request.env['farm.mark'].search([('company_id', '=', request.website.company_id.id)])
        goods = request.env['product.template'].search(
            [('mark_id', 'in', marks.ids), *request.website.sale_product_domain()]
        )
        return request.render('farm_market.marks', {'marks': marks, 'goods': goods.grouped('mark_id')})

    @route(
        ['/regulations', '/regulations/<int:regulation_id>'],
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=sitemap_regulations,
        list_as_website_content=_lt("Market Regulations"),
    )
    def regulations(self, regulation_id=None, **kwargs):
        """Show the regulations in force, or an older version: what a seller accepted stays readable."""
        company = request.website.company_id
        Regulation = request.env['farm.regulation']
        versions = Regulation.search([('company_id', '=', company.id), ('valid_from', '<=', fields.Date.today())])
        current = Regulation._get_current(company)
        regulation = versions.filtered(lambda version: version.id == regulation_id) if regulation_id else current
        if regulation_id and not regulation:
            raise request.not_found()
        return request.render(
            'farm_market.regulations',
            {
                'regulation': regulation,
                'current': current,
                'versions': versions,
                'additional_title': request.env._("Market Regulations"),
            },
        )
