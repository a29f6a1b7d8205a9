from odoo.exceptions import AccessError, UserError
from odoo.http import request, route

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..models.farm_rating import GOODS_CRITERIA, ORDER_CRITERIA


class BuyerPortal(CustomerPortal):
    """What a buyer says about an order: with the own account, or with the link in the order's mail."""

    def _get_own_purchase(self, order_id, access_token=None):
        """Return the order (sudoed: the buyer's right is checked here), or raise AccessError for anybody but the buyer.

        The link of an order proves its buyer, but the people of the stall, who may read the order too, are not.
        """
        order_sudo = self._document_check_access('sale.order', order_id, access_token)
        user = request.env.user
        is_buyer = order_sudo.partner_id.commercial_partner_id == user.partner_id.commercial_partner_id
        if user in order_sudo.stall_id.user_ids or not (is_buyer or access_token):
            raise AccessError(request.env._("Only the buyer of this order can do this."))
        return order_sudo

    @route('/my/orders/<int:order_id>/rate', type='http', auth='public', website=True, methods=['GET'])
    def rate_form(self, order_id, access_token=None, error=None, answers=None, **kwargs):
        """Ask for stars and words about what was received."""
        order_sudo = self._get_own_purchase(order_id, access_token)
        return request.render(
            'farm_market_trust.rate_order',
            {
                'order': order_sudo,
                'items': order_sudo._get_rateable_items(),
                'known': order_sudo.customer_rating_ids.grouped('product_tmpl_id'),
                'labels': request.env['farm.rating']._get_criterion_labels(),
                'goods_criteria': GOODS_CRITERIA,
                'order_criteria': ORDER_CRITERIA,
                'answers': answers or {},
                'access_token': access_token,
                'error': error,
            },
        )

    @route('/my/orders/<int:order_id>/rate', type='http', auth='public', website=True, methods=['POST'])
    def rate(self, order_id, access_token=None, **post):
        """Record the stars and words."""
        order_sudo = self._get_own_purchase(order_id, access_token)
        goods = {
            item_id: {
                **{name: self._parse_stars(post.get(f'{name}_{item_id}')) for name in GOODS_CRITERIA},
                'comment': (post.get(f'comment_{item_id}') or '')[:2000],
            }
            for item_id in order_sudo._get_rateable_items().ids
            if any(post.get(f'{name}_{item_id}') for name in GOODS_CRITERIA)
        }
        order_stars = {name: self._parse_stars(post.get(name)) for name in ORDER_CRITERIA}
        try:
            order_sudo._rate(goods, order_stars)
        except UserError as error:
            return self.rate_form(order_id, access_token=access_token, error=error.args[0], answers=post)
        return request.redirect(order_sudo.get_portal_url(query_string='&rated=1'))

    @staticmethod
    def _parse_stars(text):
        return int(text) if (text or '').isdecimal() else None
