from odoo import fields
from odoo.exceptions import AccessError, MissingError, UserError, ValidationError
from odoo.http import request, route

from ..tools.numbers import parse_number
from .seller_orders import SellerPortal


class SellerListingPortal(SellerPortal):
    """One listing in the seller's centre: its price, its limits, its lots, its harvests to come."""

    def _get_own_listing(self, listing_id):
        listing = request.env['product.template'].browse(listing_id).exists()
        if not listing or listing.stall_id not in self._get_own_stalls():
            raise MissingError(request.env._("These goods do not exist, or are not of your stall."))
        return listing

    @route('/my/goods/<int:listing_id>', type='http', auth='user', website=True, readonly=True)
    def my_listing(self, listing_id, error=None, **kwargs):
        """One listing: price, stock by lot, and what keeps it from being sold."""
        listing = self._get_own_listing(listing_id)
        lots = request.env['stock.lot'].search(
            [('product_id', 'in', listing.product_variant_ids.ids)], order='id desc', limit=20
        )
        # The shelf is the warehouse's; how much of a lot lies there is the seller's to know.
        quantities = {lot.id: lot.sudo().product_qty for lot in lots}
        return request.render(
            'farm_market.my_listing',
            {
                'listing': listing,
                'stall': listing.stall_id,
                # Reasons come from certificates and tests that the seller cannot open; the words are for the seller.
                'blockers': listing.sudo()._get_sale_blockers(),
                'lots': lots,
                'lot_notes': {lot.id: lot.sudo().release_note for lot in lots},
                'quantities': quantities,
                'harvests': request.env['farm.harvest'].search(
                    [('product_tmpl_id', '=', listing.id), ('state', '=', 'open')]
                ),
                'error': error,
                'page_name': 'stalls',
            },
        )

    @route('/my/goods/<int:listing_id>/<string:step>', type='http', auth='user', website=True, methods=['POST'])
    def my_listing_step(self, listing_id, step, **post):
        """Change the price, hand the listing to the board, stop the sale, or receive a lot."""
        listing = self._get_own_listing(listing_id)
        steps = {
            'price': self._set_price,
            'limits': self._set_limits,
            'submit': self._submit,
            'receive': self._receive,
            'harvest': self._announce_harvest,
            'call_off': self._call_off_harvest,
        }
        if step not in steps:
            raise request.not_found()
        try:
            steps[step](listing, post)
        except (UserError, ValidationError, AccessError) as error:
            request.env.cr.rollback()
            return self.my_listing(listing_id, error=error.args[0])
        return request.redirect(f'/my/goods/{listing.id}')

    def _set_price(self, listing, post):
        price = parse_number(post.get('price'))
        if price is None or price <= 0:
            raise UserError(request.env._("Enter a price in đồng, for example 25.000."))
        listing.list_price = price

    def _set_limits(self, listing, post):
        listing.write(
            {
                'max_per_order': parse_number(post.get('max_per_order')) or 0,
                'max_per_day': parse_number(post.get('max_per_day')) or 0,
                'is_sale_stopped': bool(post.get('is_sale_stopped')),
            }
        )

    def _submit(self, listing, post):
        listing.action_submit_listing()

    def _announce_harvest(self, listing, post):
        expected = fields.Date.to_date(post.get('expected_on'))
        if not expected:
            raise UserError(request.env._("Enter the day on which you expect the harvest."))
        request.env['farm.harvest'].create(
            {
                'product_tmpl_id': listing.id,
                'expected_on': expected,
                'quantity': parse_number(post.get('quantity')) or 0,
                'note': (post.get('note') or '').strip(),
            }
        )

    def _call_off_harvest(self, listing, post):
        number = post.get('harvest_id') or ''
        harvest = request.env['farm.harvest'].search(
            [('id', '=', int(number) if number.isdecimal() else 0), ('product_tmpl_id', '=', listing.id)]
        )
        harvest.action_cancel()

    def _receive(self, listing, post):
        quantity = parse_number(post.get('quantity'))
        if quantity is None:
            raise UserError(request.env._("Enter how much was received: more than zero."))
        harvested = fields.Date.to_date(post.get('harvest_date')) or fields.Date.context_today(listing)
        if harvested > fields.Date.context_today(listing):
            raise UserError(request.env._("The harvest cannot lie in the future."))
        values = {
            'name': request.env['ir.sequence'].sudo().next_by_code('farm.lot'),  # the next number belongs to nobody
            'harvest_date': harvested,
        }
        harvest = post.get('harvest_id') or ''
        if harvest.isdecimal():
            announced = request.env['farm.harvest'].search(
                [('id', '=', int(harvest)), ('product_tmpl_id', '=', listing.id)]
            )
            values['harvest_id'] = announced.id
        if listing.use_expiration_date and listing.expiration_time:
            values['expiration_date'] = fields.Datetime.add(
                fields.Datetime.to_datetime(harvested), days=listing.expiration_time
            )
        values.update(self._prepare_received_lot_values(post))
        listing.stall_id._receive_lot(listing.product_variant_id, quantity, values)

    def _prepare_received_lot_values(self, post):
        """Return what a room wants to know of a lot beside its day and its number. Hook: bridges add theirs."""
        return {}
