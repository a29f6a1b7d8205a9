from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.http import request, route

from odoo.addons.farm_market.controllers.seller_goods import parse_number
from odoo.addons.farm_market.controllers.seller_orders import SellerPortal


class RoundPortal(SellerPortal):
    """At a booth, with a phone: take a booth, sell, see what was sold."""

    @route('/my/stalls/<int:stall_id>/rounds', type='http', auth='user', website=True, readonly=True)
    def my_rounds(self, stall_id, error=None, **kwargs):
        """Rounds to come, and the stall's booths there."""
        stall = self._get_own_stall(stall_id)
        events = request.env['event.event'].search(
            [
                ('company_id', '=', stall.company_id.id),
                ('round_state', '=', 'planned'),
                ('is_published', '=', True),
                ('date_end', '>=', fields.Datetime.now()),
            ],
            order='date_begin',
            limit=20,
        )
        # Which booths are free, and which one is the stall's, is the seller's to know; who rents the others is not.
        booths_sudo = events.sudo().event_booth_ids
        return request.render(
            'farm_market_event.my_rounds',
            {
                'stall': stall,
                'events': events,
                'own': {booth.event_id.id: booth for booth in booths_sudo if booth.stall_id == stall},
                'free': {
                    event.id: booths_sudo.filtered(lambda b, e=event: b.event_id.id == e.id and b.is_available)
                    for event in events
                },
                'now': fields.Datetime.now(),
                'error': error,
                'page_name': 'stalls',
            },
        )

    @route(
        '/my/stalls/<int:stall_id>/booths/<int:booth_id>/<string:step>',
        type='http',
        auth='user',
        website=True,
        methods=['POST'],
    )
    def my_booth_step(self, stall_id, booth_id, step, **kwargs):
        """Take a booth, or give it back."""
        stall = self._get_own_stall(stall_id)
        booth_sudo = request.env['event.booth'].sudo().browse(booth_id).exists()  # both steps check the right to it
        if not booth_sudo or booth_sudo.event_id.company_id != stall.company_id:
            raise request.not_found()
        booth = booth_sudo.sudo(False)
        steps = {'take': booth._take, 'return': booth._give_back}
        if step not in steps:
            raise request.not_found()
        try:
            steps[step](stall)
        except (AccessError, UserError, ValidationError) as error:
            request.env.cr.rollback()
            return self.my_rounds(stall_id, error=error.args[0])
        return request.redirect(f'/my/stalls/{stall.id}/rounds')

    @route('/my/stalls/<int:stall_id>/sell', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_spot_sale(self, stall_id, **post):
        """Sell to somebody who stands before the booth."""
        stall = self._get_own_stall(stall_id)
        goods = stall.product_ids.filtered(lambda listing: listing._is_on_sale()).product_variant_ids
        error, order = None, request.env['sale.order']
        if request.httprequest.method == 'POST':
            quantities = {product: parse_number(post.get(f'quantity_{product.id}')) or 0 for product in goods}
            try:
                order = stall._sell_on_the_spot(quantities)
            except (AccessError, UserError, ValidationError) as refusal:
                request.env.cr.rollback()
                error = refusal.args[0]
            else:
                return request.redirect(f'/my/stalls/{stall.id}/sell?sold={order.id}')
        sold = (post.get('sold') or '').isdecimal() and int(post['sold'])
        orders = request.env['sale.order'].search(
            [('stall_id', '=', stall.id), ('is_spot_sale', '=', True)], order='id desc', limit=10
        )
        return request.render(
            'farm_market_event.my_spot_sale',
            {
                'stall': stall,
                'goods': goods,
                'values': post if error else {},
                'event': stall._get_round_now(),
                'sold': orders.filtered(lambda each: each.id == sold),
                'orders': orders,
                'error': error,
                'page_name': 'stalls',
            },
        )
