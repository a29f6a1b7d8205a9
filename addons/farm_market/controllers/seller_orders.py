import base64

from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request, route
from odoo.tools import html2plaintext
from odoo.tools.date_utils import float_to_time

from odoo.addons.portal.controllers.portal import CustomerPortal
from odoo.addons.portal.controllers.portal import pager as portal_pager

from ..models.farm_stall import WEEKDAYS

MAX_PICTURE_SIZE = 8 * 1024 * 1024
STATES = ('new', 'packed', 'delivered', 'cancel')


class SellerPortal(CustomerPortal):
    """The seller's centre: on a phone, without the back office. Every record is read with the seller's own rights."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'stall_count' in counters:
            values['stall_count'] = len(self._get_own_stalls())
        return values

    def _get_own_stalls(self):
        return request.env['farm.stall'].search([('user_ids', 'in', request.env.uid)])

    def _get_own_stall(self, stall_id):
        """Return the stall, or raise AccessError/MissingError when it is not the user's."""
        stall = request.env['farm.stall'].browse(stall_id).exists()
        if not stall or stall not in self._get_own_stalls():
            raise MissingError(request.env._("This stall does not exist, or is not yours."))
        return stall

    @route('/my/stalls', type='http', auth='user', website=True, readonly=True)
    def my_stalls(self, **kwargs):
        """List the user's stalls; straight to the only one."""
        stalls = self._get_own_stalls()
        if len(stalls) == 1:
            return request.redirect(f'/my/stalls/{stalls.id}')
        return request.render('farm_market.my_stalls', {'stalls': stalls, 'page_name': 'stalls'})

    @route('/my/stalls/<int:stall_id>', type='http', auth='user', website=True, readonly=True)
    def my_stall(self, stall_id, error=None, **kwargs):
        """The stall at a glance: what waits to be done."""
        stall = self._get_own_stall(stall_id)
        counts = dict(
            request.env['sale.order']._read_group(
                [('stall_id', '=', stall.id), ('fulfilment_state', '!=', False)], ['fulfilment_state'], ['__count']
            )
        )
        goods = request.env['product.template'].search([('stall_id', '=', stall.id)])
        return request.render(
            'farm_market.my_stall',
            {
                'stall': stall,
                'languages': self._get_stall_words(stall),
                'days': [
                    {
                        'name': f'on_{day}',
                        'label': stall._fields[f'on_{day}']._description_string(request.env),
                        'checked': stall[f'on_{day}'],
                    }
                    for day in WEEKDAYS
                ],
                'cutoff': float_to_time(stall.order_cutoff).strftime('%H:%M') if stall.order_cutoff else '',
                'acts': stall._get_acts(),
                'new_regulation': stall._get_regulation_to_accept(),
                'html2plaintext': html2plaintext,
                'counts': counts,
                'goods_count': len(goods),
                'blocked_count': len(goods.filtered(lambda listing: not listing._is_on_sale())),
                'page_name': 'stalls',
                'error': error,
            },
        )

    def _get_stall_words(self, stall):
        """Return what the stall says of itself in each language of the website."""
        languages = request.website.language_ids.sudo()  # which languages a website has, every visitor sees
        words = []
        for language in languages:
            said = stall.with_context(lang=language.code)
            words.append(
                {
                    'code': language.code,
                    'name': language.name.split('/')[0].strip(),
                    'tagline': said.tagline or '',
                    'opening_note': said.opening_note or '',
                    'story': html2plaintext(said.story or '').strip(),
                }
            )
        return words

    @route('/my/stalls/<int:stall_id>/edit', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_edit(self, stall_id, **post):
        """Save what the stall says of itself, in each language, and when it prepares orders."""
        stall = self._get_own_stall(stall_id)
        picture = request.httprequest.files.get('picture')
        content = picture.read(MAX_PICTURE_SIZE + 1) if picture and picture.filename else b''
        if len(content) > MAX_PICTURE_SIZE:
            return self.my_stall(
                stall_id, error=request.env._("The picture is larger than 8 MB. Choose a smaller one.")
            )
        hour, _colon, minute = (post.get('order_cutoff') or '0:0').partition(':')
        values = {
            **{f'on_{day}': bool(post.get(f'on_{day}')) for day in WEEKDAYS},
            'order_cutoff': int(hour) + int(minute) / 60 if hour.isdecimal() and minute.isdecimal() else 0,
            **({'image_1920': base64.b64encode(content)} if content else {}),
        }
        try:
            with request.env.cr.savepoint():
                stall.write(values)
                codes = [language['code'] for language in self._get_stall_words(stall)]
                for code in codes:
                    stall.with_context(lang=code).write(self._parse_words(post, code))
                stall._write_story({code: (post.get(f'story_{code}') or '').strip() for code in codes})
        except (UserError, AccessError) as error:
            return self.my_stall(stall_id, error=error.args[0])
        return request.redirect(f'/my/stalls/{stall.id}')

    def _parse_words(self, post, code):
        return {
            'tagline': (post.get(f'tagline_{code}') or '').strip(),
            'opening_note': (post.get(f'opening_note_{code}') or '').strip(),
        }

    @route('/my/stalls/<int:stall_id>/submit', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_submit(self, stall_id, **kwargs):
        """Hand the prepared stall to the board."""
        stall = self._get_own_stall(stall_id)
        stall.action_submit()
        return request.redirect(f'/my/stalls/{stall.id}')

    @route(
        ['/my/stalls/<int:stall_id>/orders', '/my/stalls/<int:stall_id>/orders/page/<int:page>'],
        type='http',
        auth='user',
        website=True,
        readonly=True,
    )
    def my_stall_orders(self, stall_id, page=1, state='new', search='', error=None, **kwargs):
        """The stall's orders in one state, the oldest new ones first."""
        stall = self._get_own_stall(stall_id)
        state = state if state in STATES else 'new'
        domain = [('stall_id', '=', stall.id), ('fulfilment_state', '=', state)]
        if search:
            domain += ['|', ('name', 'ilike', search), ('order_line.product_id.name', 'ilike', search)]
        Order = request.env['sale.order']
        pager = portal_pager(
            url=f'/my/stalls/{stall.id}/orders',
            url_args={'state': state, 'search': search},
            total=Order.search_count(domain),
            page=page,
            step=20,
        )
        order = 'prepare_on, date_order' if state in ('new', 'packed') else 'date_order desc'
        orders = Order.search(domain, order=order, limit=20, offset=pager['offset'])
        lines = request.env['sale.order.line'].search([('order_id', 'in', orders.ids), ('stall_id', '=', stall.id)])
        return request.render(
            'farm_market.my_stall_orders',
            {
                'stall': stall,
                'orders': orders,
                # Names of items and units are no secret; the lines are those that the seller's own search found.
                'lines_by_order': lines.sudo().grouped('order_id'),
                'currency': stall.company_id.sudo().currency_id,
                'state': state,
                'search': search,
                'totals': stall._get_orders_to_pack()._get_packing_totals() if state == 'new' else [],
                'error': error,
                'states': Order._fields['fulfilment_state']._description_selection(request.env),
                'pager': pager,
                'page_name': 'stalls',
            },
        )

    def _get_own_order(self, order_id):
        order = request.env['sale.order'].browse(order_id).exists()
        if not order or order.stall_id not in self._get_own_stalls():
            raise MissingError(request.env._("This order does not exist, or is not of your stall."))
        return order

    @route('/my/stall-orders/<int:order_id>', type='http', auth='user', website=True, readonly=True)
    def my_stall_order(self, order_id, error=None, **kwargs):
        """One order: what to pack, and for whom, as far as delivery needs."""
        order = self._get_own_order(order_id)
        # The buyer's contact is not the seller's to browse; name, telephone and address are needed to deliver, and
        # only as long as there is something to deliver.
        waits = order.fulfilment_state in ('new', 'packed')
        address_sudo = order.sudo().partner_shipping_id if waits else None
        return request.render(
            'farm_market.my_stall_order',
            {
                'order': order,
                'stall': order.stall_id,
                'goods': order.order_line.filtered('stall_id'),
                'lots': order.picking_ids.move_line_ids,
                'address': address_sudo,
                'error': error,
                'page_name': 'stalls',
            },
        )

    @route('/my/stall-orders/<int:order_id>/<string:step>', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_order_step(self, order_id, step, reason='', **kwargs):
        """Pack the order, hand it over, or give it up with a reason."""
        order = self._get_own_order(order_id)
        steps = {
            'pack': order.action_mark_packed,
            'deliver': order.action_hand_over,
            'give_up': lambda: order.action_give_up(reason),
        }
        if step not in steps:
            raise request.not_found()
        try:
            steps[step]()
        except (UserError, AccessError) as error:
            request.env.cr.rollback()
            return self.my_stall_order(order_id, error=error.args[0])
        return request.redirect(f'/my/stall-orders/{order.id}')
