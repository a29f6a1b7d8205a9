from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Date, Domain
from odoo.http import request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.farm_market.controllers.seller_goods import parse_number
from odoo.addons.portal.controllers.portal import CustomerPortal

_lt = LazyTranslate(__name__)

#: Units in which is asked and offered, as xml ids.
UNITS = (
    'uom.product_uom_kgm',
    'uom.product_uom_ton',
    'farm_base.uom_piece',
    'farm_base.uom_bunch',
    'farm_base.uom_box',
)


class NeedController(CustomerPortal):
    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'need_count' in counters:
            values['need_count'] = request.env['farm.need'].search_count(self._get_own_domain())
        return values

    def _get_own_domain(self):
        """Domain of what the user posted, and of what was posted for a stall that the user runs."""
        own = Domain('partner_id', '=', request.env.user.partner_id.id)
        return own | Domain('stall_id.user_ids', 'in', request.env.uid)

    def _get_kinds(self):
        return request.env['farm.need']._fields['kind']._description_selection(request.env)

    @route(
        '/needs',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Wanted and Offered"),
    )
    def needs(self, kind=None, posted=None, **kwargs):
        """What is wanted and offered, without who it is."""
        kinds = self._get_kinds()
        kind = kind if kind in dict(kinds) else None
        Need_sudo = request.env['farm.need'].sudo()  # goods, quantity, time and commune are public; persons are not
        domain = Need_sudo._get_open_domain(request.website.company_id, Date.context_today(Need_sudo))
        if kind:
            domain.append(('kind', '=', kind))
        return request.render(
            'farm_market_crm.needs',
            {'needs': Need_sudo.search(domain, limit=120), 'kinds': kinds, 'kind': kind, 'posted': posted},
        )

    @route('/my/needs', type='http', auth='user', website=True, readonly=True)
    def my_needs(self, error=None, **kwargs):
        """What the user posted, what is still open first."""
        Need = request.env['farm.need']
        needs = Need.search(self._get_own_domain(), order='date_to desc, id desc', limit=80)
        return request.render(
            'farm_market_crm.my_needs',
            {
                'needs': needs.sorted(lambda need: need.state != 'open'),
                'today': Date.context_today(Need),
                'error': error,
                'page_name': 'needs',
            },
        )

    @route('/my/needs/<int:need_id>/withdraw', type='http', auth='user', website=True, methods=['POST'])
    def my_need_withdraw(self, need_id, **kwargs):
        """Take a need or an offer back."""
        need = request.env['farm.need'].search([('id', '=', need_id)])
        if not need:
            raise request.not_found()
        try:
            need.action_withdraw()
        except (AccessError, UserError) as error:
            return self.my_needs(error=error.args[0])
        return request.redirect('/my/needs')

    @route('/needs/new', type='http', auth='user', website=True, methods=['GET', 'POST'], sitemap=False)
    def need_new(self, **post):
        """Post a need, or a harvest to come."""
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse(post)
            if not errors:
                try:
                    request.env['farm.need']._post(request.website.company_id, values)
                except (AccessError, UserError, ValidationError) as error:
                    request.env.cr.rollback()
                    errors['form'] = error.args[0]
                else:
                    return request.redirect('/needs?posted=1')
        return request.render(
            'farm_market_crm.need_new',
            {
                'kinds': self._get_kinds(),
                'commodities': request.env['farm.commodity'].search([('child_ids', '=', False)]),
                'stalls': request.env['farm.stall'].search(
                    [('user_ids', 'in', request.env.uid), ('company_id', '=', request.website.company_id.id)]
                ),
                'communes': request.env['farm.commune'].search(
                    request.website.company_id.sudo()._get_area_communes_domain(), order='name'
                ),
                'units': self._get_units(),
                'values': {'date_from': Date.to_string(Date.context_today(request.env.user)), **post},
                'errors': errors,
            },
        )

    def _get_units(self):
        units = (request.env.ref(xmlid, raise_if_not_found=False) for xmlid in UNITS)
        return request.env['uom.uom'].union(*filter(None, units))

    def _parse(self, post):
        errors = {}
        quantity = parse_number(post.get('quantity'))
        if quantity is None or quantity <= 0:
            errors['quantity'] = request.env._("Enter a quantity above zero.")
        if not (post.get('commodity_id') or '').isdecimal():
            errors['commodity_id'] = request.env._("Please choose.")
        dates = {}
        for field in ('date_from', 'date_to'):
            try:
                dates[field] = Date.to_date(post.get(field) or None)
            except ValueError:
                dates[field] = None
            if not dates[field]:
                errors[field] = request.env._("Enter a date.")
        if not errors and dates['date_to'] < dates['date_from']:
            errors['date_to'] = request.env._("The last day cannot lie before the first.")
        if errors:
            return {}, errors
        unit = self._get_units().filtered(lambda unit: str(unit.id) == post.get('uom_id')) or self._get_units()[:1]
        commune = request.env['farm.commune']
        if (post.get('commune_id') or '').isdecimal():
            domain = request.website.company_id.sudo()._get_area_communes_domain()
            commune = commune.search([('id', '=', int(post['commune_id'])), *domain])
        stall = int(post['stall_id']) if (post.get('stall_id') or '').isdecimal() else False
        kind = 'offer' if post.get('kind') == 'offer' else 'need'
        return {
            'kind': kind,
            'commodity_id': int(post['commodity_id']),
            'quantity': quantity,
            'uom_id': unit.id,
            'commune_id': commune.id,
            'price': parse_number(post.get('price')) or 0,
            'stall_id': stall if kind == 'offer' else False,
            'note': (post.get('note') or '').strip(),
            **dates,
        }, errors
