from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Date
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.farm_market.controllers.seller_goods import parse_number

_lt = LazyTranslate(__name__)


class NeedController(Controller):
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
                'values': {'date_from': Date.to_string(Date.context_today(request.env.user)), **post},
                'errors': errors,
            },
        )

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
        stall = int(post['stall_id']) if (post.get('stall_id') or '').isdecimal() else False
        kind = 'offer' if post.get('kind') == 'offer' else 'need'
        return {
            'kind': kind,
            'commodity_id': int(post['commodity_id']),
            'quantity': quantity,
            'price': parse_number(post.get('price')) or 0,
            'stall_id': stall if kind == 'offer' else False,
            'note': (post.get('note') or '').strip(),
            **dates,
        }, errors
