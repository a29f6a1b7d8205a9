import base64

from odoo import Command, fields
from odoo.exceptions import AccessError, MissingError, UserError, ValidationError
from odoo.http import request, route

from .seller_orders import SellerPortal

MAX_PICTURE_SIZE = 8 * 1024 * 1024
UNITS = (
    'uom.product_uom_kgm',
    'farm_base.uom_piece',
    'farm_base.uom_bunch',
    'farm_base.uom_box',
    'farm_base.uom_bottle',
    'uom.product_uom_litre',
)


def parse_number(text):
    """Return a number typed by a Vietnamese user, or ``None``.

    A comma is the decimal sign; dots, or a comma before exactly three digits, separate thousands.

    >>> parse_number('25.000'), parse_number('1,5'), parse_number('25,000'), parse_number('1.250.000,5')
    (25000.0, 1.5, 25000.0, 1250000.5)
    >>> parse_number('0.5'), parse_number('12'), parse_number('mười'), parse_number('')
    (0.5, 12.0, None, None)
    """
    text = (text or '').strip().replace(' ', '')
    if ',' in text and '.' in text:
        text = text.replace('.', '').replace(',', '.')
    else:
        sign = ',' if ',' in text else '.'
        parts = text.split(sign)
        if len(parts) > 1 and parts[0] not in ('', '0') and all(len(part) == 3 for part in parts[1:]):
            text = ''.join(parts)
        else:
            text = text.replace(',', '.')
    try:
        return float(text)
    except ValueError:
        return None


class SellerGoodsPortal(SellerPortal):
    @route('/my/stalls/<int:stall_id>/goods', type='http', auth='user', website=True, readonly=True)
    def my_goods(self, stall_id, **kwargs):
        """What the stall sells, and why something is not on sale."""
        stall = self._get_own_stall(stall_id)
        return request.render(
            'farm_market.my_goods',
            {
                'stall': stall,
                'goods': request.env['product.template'].search([('stall_id', '=', stall.id)], order='name'),
                'page_name': 'stalls',
            },
        )

    def _get_own_listing(self, listing_id):
        listing = request.env['product.template'].browse(listing_id).exists()
        if not listing or listing.stall_id not in self._get_own_stalls():
            raise MissingError(request.env._("These goods do not exist, or are not of your stall."))
        return listing

    @route('/my/stalls/<int:stall_id>/goods/new', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_goods_new(self, stall_id, **post):
        """Post new goods."""
        stall = self._get_own_stall(stall_id)
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse_listing(post)
            if not errors:
                listing = stall._post_listing(values)
                return request.redirect(f'/my/goods/{listing.id}')
        return request.render(
            'farm_market.my_goods_new',
            {
                'stall': stall,
                'values': post,
                'errors': errors,
                'page_name': 'stalls',
                **self._prepare_choices(),
            },
        )

    def _prepare_choices(self):
        return {
            'commodities': request.env['farm.commodity'].search([('child_ids', '=', False)]),
            'units': [request.env.ref(unit).sudo() for unit in UNITS],  # units of measure are no secret
            'categories': request.env['product.public.category'].sudo().search([]),  # nor are the shop's shelves
        }

    def _parse_listing(self, post):
        price = parse_number(post.get('price'))
        name = (post.get('name') or '').strip()
        errors = {}
        if not name:
            errors['name'] = request.env._("Please fill this in.")
        if price is None or price <= 0:
            errors['price'] = request.env._("Enter a price in đồng, for example 25.000.")
        for field in ('commodity_id', 'uom_id'):
            if not (post.get(field) or '').isdecimal():
                errors[field] = request.env._("Please choose.")
        picture = self._read_picture(errors)
        days = parse_number(post.get('shelf_days')) or 0
        if errors:
            return {}, errors
        return {
            'name': name,
            'list_price': price,
            'commodity_id': int(post['commodity_id']),
            'uom_id': int(post['uom_id']),
            'description_sale': (post.get('description') or '').strip(),
            'use_expiration_date': bool(days),
            'expiration_time': int(days),
            'public_categ_ids': [
                Command.set([int(post['category_id'])] if (post.get('category_id') or '').isdecimal() else [])
            ],
            **({'image_1920': picture} if picture else {}),
        }, errors

    def _read_picture(self, errors):
        file = request.httprequest.files.get('picture')
        if not file or not file.filename:
            return None
        content = file.read(MAX_PICTURE_SIZE + 1)
        if len(content) > MAX_PICTURE_SIZE:
            errors['picture'] = request.env._("The picture is larger than 8 MB. Choose a smaller one.")
            return None
        return base64.b64encode(content)

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
                'error': error,
                'page_name': 'stalls',
            },
        )

    @route('/my/goods/<int:listing_id>/<string:step>', type='http', auth='user', website=True, methods=['POST'])
    def my_listing_step(self, listing_id, step, **post):
        """Change the price, hand the listing to the board, or receive a lot."""
        listing = self._get_own_listing(listing_id)
        steps = {'price': self._set_price, 'submit': self._submit, 'receive': self._receive}
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

    def _submit(self, listing, post):
        listing.action_submit_listing()

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
        if listing.use_expiration_date and listing.expiration_time:
            values['expiration_date'] = fields.Datetime.add(
                fields.Datetime.to_datetime(harvested), days=listing.expiration_time
            )
        listing.stall_id._receive_lot(listing.product_variant_id, quantity, values)
