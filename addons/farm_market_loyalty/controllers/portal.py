from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Date
from odoo.http import request, route

from odoo.addons.farm_market.controllers.seller_goods import parse_number
from odoo.addons.farm_market.controllers.seller_orders import SellerPortal


class PromotionPortal(SellerPortal):
    @route('/my/stalls/<int:stall_id>/promotions', type='http', auth='user', website=True, readonly=True)
    def my_promotions(self, stall_id, **kwargs):
        """The stall's promotions: what waits, what runs, what was used."""
        stall = self._get_own_stall(stall_id)
        return request.render(
            'farm_market_loyalty.my_promotions',
            {
                'stall': stall,
                'programs': request.env['loyalty.program'].search([('stall_id', '=', stall.id)], order='id desc'),
                'page_name': 'stalls',
            },
        )

    @route('/my/stalls/<int:stall_id>/promotions/new', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_promotion_new(self, stall_id, **post):
        """Propose a discount on the stall's own goods."""
        stall = self._get_own_stall(stall_id)
        chosen = request.httprequest.form.getlist('goods')
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse_promotion(stall, post, chosen)
            if not errors:
                try:
                    stall._propose_promotion(values)
                except (AccessError, UserError, ValidationError) as error:
                    request.env.cr.rollback()
                    errors['form'] = error.args[0]
                else:
                    return request.redirect(f'/my/stalls/{stall.id}/promotions')
        return request.render(
            'farm_market_loyalty.my_promotion_new',
            {
                'stall': stall,
                'goods': stall.product_ids.filtered('is_listed').product_variant_ids,
                'chosen': chosen,
                'values': {'percent': '10', 'date_from': Date.to_string(Date.context_today(stall)), **post},
                'errors': errors,
                'page_name': 'stalls',
            },
        )

    def _parse_promotion(self, stall, post, chosen):
        """Return the values of the form for :meth:`_propose_promotion`, and the errors by field."""
        errors = {}
        name = (post.get('name') or '').strip()
        percent, budget = parse_number(post.get('percent')), parse_number(post.get('budget'))
        if not name:
            errors['name'] = request.env._("Please fill this in.")
        if percent is None or not 0 < percent <= 100:
            errors['percent'] = request.env._("From 1 to 100.")
        if budget is None or budget <= 0:
            errors['budget'] = request.env._("Enter an amount in đồng, for example 200.000.")
        dates = {}
        for field in ('date_from', 'date_to'):
            try:
                dates[field] = Date.to_date(post.get(field) or False) or False
            except ValueError:
                errors[field] = request.env._("Enter a date.")
        goods = stall.product_ids.product_variant_ids.filtered(lambda product: str(product.id) in chosen)
        return {'name': name, 'kind': 'percent', 'value': percent, 'budget': budget, 'goods': goods, **dates}, errors
