import base64

from odoo import Command, fields
from odoo.exceptions import AccessError, MissingError, UserError, ValidationError
from odoo.http import request, route
from odoo.tools import html2plaintext, plaintext2html

from ..tools.numbers import parse_number
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
STORIES = ('how_made', 'how_used', 'how_stored')


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

    # === Posting and changing === #

    @route('/my/stalls/<int:stall_id>/goods/new', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_goods_new(self, stall_id, **post):
        """Post new goods."""
        stall = self._get_own_stall(stall_id)
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse_listing(post)
            if not errors:
                try:
                    with request.env.cr.savepoint():
                        listing = stall._post_listing(values)
                except (UserError, ValidationError) as error:
                    errors['form'] = error.args[0]
                else:
                    return request.redirect(f'/my/goods/{listing.id}')
        return self._render_form(stall, post, errors)

    @route('/my/goods/<int:listing_id>/edit', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_listing_edit(self, listing_id, **post):
        """Change what the listing says. Claims go to the board again; the price does not."""
        listing = self._get_own_listing(listing_id)
        errors = {}
        if request.httprequest.method == 'POST':
            values, errors = self._parse_listing(post)
            if not errors:
                try:
                    with request.env.cr.savepoint():
                        listing.write(values)
                except (UserError, ValidationError) as error:
                    errors['form'] = error.args[0]
                else:
                    return request.redirect(f'/my/goods/{listing.id}')
        return self._render_form(listing.stall_id, post or self._prepare_listing_post(listing), errors, listing)

    def _prepare_listing_post(self, listing):
        """Return the form's fields as they stand."""
        return {
            'name': listing.name,
            'price': f'{listing.list_price:.0f}',
            'commodity_id': str(listing.commodity_id.id),
            'uom_id': str(listing.uom_id.id),
            'category_id': str(listing.sudo().public_categ_ids[:1].id or ''),  # the shop's shelves are no secret
            'mark_id': str(listing.mark_id.id or ''),
            'shelf_days': str(listing.expiration_time) if listing.use_expiration_date else '',
            'description': listing.description_sale or '',
            'video_url': listing.video_url or '',
            **{name: html2plaintext(listing[name] or '').strip() for name in STORIES},
        }

    def _render_form(self, stall, values, errors, listing=None):
        return request.render(
            'farm_market.my_goods_new',
            {
                'stall': stall,
                'listing': listing,
                'values': values,
                'errors': errors,
                'page_name': 'stalls',
                'commodities': request.env['farm.commodity'].search([('child_ids', '=', False)])
                | (listing.commodity_id if listing else request.env['farm.commodity']),
                'units': [request.env.ref(unit).sudo() for unit in UNITS],  # units of measure are no secret
                'categories': request.env['product.public.category'].sudo().search([]),  # nor are the shop's shelves
                'marks': request.env['farm.mark'].search([('company_id', '=', stall.company_id.id)]),
            },
        )

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
        category, mark = post.get('category_id') or '', post.get('mark_id') or ''
        return {
            'name': name,
            'list_price': price,
            'commodity_id': int(post['commodity_id']),
            'uom_id': int(post['uom_id']),
            'description_sale': (post.get('description') or '').strip(),
            'use_expiration_date': bool(days),
            'expiration_time': int(days),
            'public_categ_ids': [Command.set([int(category)] if category.isdecimal() else [])],
            'mark_id': int(mark) if mark.isdecimal() else False,
            'video_url': (post.get('video_url') or '').strip() or False,
            **{story: plaintext2html((post.get(story) or '').strip()) for story in STORIES if post.get(story)},
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

    # === One listing === #

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
        listing.stall_id._receive_lot(listing.product_variant_id, quantity, values)
