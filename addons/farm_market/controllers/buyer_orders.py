from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request, route

from odoo.addons.sale_stock.controllers.portal import SaleStockPortal

from ..tools.numbers import parse_number


class BuyerPortal(SaleStockPortal):
    """What a buyer does with the own orders before they are packed, and with requests for harvests."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'harvest_request_count' in counters:
            values['harvest_request_count'] = request.env['farm.harvest.request'].search_count(self._get_own_domain())
        return values

    # === Who sees a buyer's pages === #

    def _prepare_quotations_domain(self, partner):
        # OVERRIDE: a seller buys too, but does not search orders by their buyers.
        return [('is_own_purchase', '=', True), ('state', '=', 'sent')]

    def _prepare_orders_domain(self, partner):
        return [('is_own_purchase', '=', True), ('state', '=', 'sale')]  # OVERRIDE: as above

    def _document_check_access(self, model_name, document_id, access_token=None):
        # OVERRIDE: the buyer's page of an order has the buyer's address. Who runs the stall has a page of its own.
        document_sudo = super()._document_check_access(model_name, document_id, access_token=access_token)
        if model_name == 'sale.order' and document_sudo.with_user(request.env.user)._is_seen_as_seller():
            raise AccessError(request.env._("You find this order in your stall's centre."))
        return document_sudo

    def _stock_picking_check_access(self, picking_id, access_token=None):
        # OVERRIDE: the same of the delivery slip.
        picking_sudo = super()._stock_picking_check_access(picking_id, access_token=access_token)
        order_sudo = picking_sudo.sale_id
        if order_sudo and order_sudo.with_user(request.env.user)._is_seen_as_seller():
            raise AccessError(request.env._("You find this order in your stall's centre."))
        return picking_sudo

    # === Purchases === #

    def _get_own_domain(self):
        return [('partner_id', '=', request.env.user.partner_id.id)]

    def _get_bought_order(self, order_id):
        """Return the user's own purchase from a stall, sudoed: a buyer reads it and has two steps on it."""
        order_sudo = self._document_check_access('sale.order', order_id)
        order_sudo.with_user(request.env.user)._check_buyer()
        if not order_sudo.stall_id:
            raise MissingError(request.env._("This order does not exist, or is not of your stall."))
        return order_sudo

    @route('/my/purchases/<int:order_id>/withdraw', type='http', auth='user', website=True, methods=['POST'])
    def withdraw(self, order_id, **kwargs):
        """Take back one stall's part of a purchase."""
        order_sudo = self._get_bought_order(order_id)
        try:
            order_sudo.with_user(request.env.user).action_withdraw()
        except UserError as error:
            return self._render_more(order_sudo, error.args[0])
        return request.redirect(order_sudo.get_portal_url())

    @route('/my/purchases/<int:order_id>/more', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def more(self, order_id, product_id='', quantity='', **kwargs):
        """Add goods of the same stall to an order that is not packed yet."""
        order_sudo = self._get_bought_order(order_id)
        if request.httprequest.method == 'GET':
            return self._render_more(order_sudo)
        product_sudo = request.env['product.product'].sudo().browse(int(product_id) if product_id.isdecimal() else 0)
        try:
            with request.env.cr.savepoint():
                order_sudo._add_goods(product_sudo.exists(), parse_number(quantity) or 0)
        except (AccessError, UserError) as error:
            return self._render_more(order_sudo, error.args[0])
        return request.redirect(order_sudo.get_portal_url())

    def _render_more(self, order_sudo, error=None):
        domain = [('stall_id', '=', order_sudo.stall_id.id), *request.website.sale_product_domain()]
        return request.render(
            'farm_market.order_more',
            {
                'order': order_sudo,
                'goods': request.env['product.template'].search(domain),
                'error': error,
                'page_name': 'order',
            },
        )

    # === Harvests to come === #

    @route('/my/harvests', type='http', auth='user', website=True, readonly=True)
    def my_harvests(self, **kwargs):
        """What the user asked for, and what became of it."""
        requests = request.env['farm.harvest.request'].search(self._get_own_domain(), order='id desc', limit=50)
        return request.render('farm_market.my_harvests', {'requests': requests, 'page_name': 'harvests'})

    @route('/my/harvests/<int:request_id>/take-back', type='http', auth='user', website=True, methods=['POST'])
    def take_back(self, request_id, **kwargs):
        """Take a request back."""
        wanted = request.env['farm.harvest.request'].search([*self._get_own_domain(), ('id', '=', request_id)])
        if not wanted:
            raise request.not_found()
        wanted.action_take_back()
        return request.redirect('/my/harvests')
