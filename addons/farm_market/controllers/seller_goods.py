import base64

from odoo import Command, fields
from odoo.exceptions import UserError, ValidationError
from odoo.http import request, route
from odoo.tools import html2plaintext, plaintext2html

from ..tools.numbers import parse_number
from .seller_listing import SellerListingPortal
from .seller_orders import portal_pager

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


class SellerGoodsPortal(SellerListingPortal):
    """The goods of a stall: found, posted, changed."""

    @route(
        ['/my/stalls/<int:stall_id>/goods', '/my/stalls/<int:stall_id>/goods/page/<int:page>'],
        type='http',
        auth='user',
        website=True,
        readonly=True,
    )
    def my_goods(self, stall_id, page=1, show='all', search='', **kwargs):
        """What the stall sells, how much of it lies there, and what is not on sale."""
        stall = self._get_own_stall(stall_id)
        choices = self._get_goods_choices()
        show = show if show in choices else 'all'
        Listing = request.env['product.template']
        domain = [('stall_id', '=', stall.id), *choices[show][1]]
        if search:
            domain.append(('name', 'ilike', search))
        pager = portal_pager(
            url=f'/my/stalls/{stall.id}/goods',
            url_args={'show': show, 'search': search},
            total=Listing.search_count(domain),
            page=page,
            step=30,
        )
        goods = Listing.search(domain, order='name', limit=30, offset=pager['offset'])
        return request.render(
            'farm_market.my_goods',
            {
                'stall': stall,
                'goods': goods,
                'goods_count': Listing.search_count([('stall_id', '=', stall.id)]),
                'quantities': stall._get_quantities_on_shelf(goods),
                'choices': [(name, label) for name, (label, _domain) in choices.items()],
                'show': show,
                'search': search,
                'pager': pager,
                'page_name': 'stalls',
            },
        )

    def _get_goods_choices(self):
        """Return what a seller looks for among the goods: dict name -> (label, domain)."""
        now = fields.Datetime.now()
        labels = {
            'all': request.env._("All"),
            'on': request.env._("On sale"),
            'off': request.env._("Not on sale"),
            'waiting': request.env._("With the board"),
        }
        domains = {
            'all': [],
            'on': [('is_listed', '=', True), ('release_until', '>', now)],
            'off': ['|', '|', ('is_listed', '=', False), ('release_until', '=', False), ('release_until', '<=', now)],
            'waiting': [('moderation_state', '=', 'submitted')],
        }
        return {name: (label, domains[name]) for name, label in labels.items()}

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
                        listing._add_pictures(self._read_pictures())
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
                        gone = request.httprequest.form.getlist('remove_pictures')
                        listing._remove_pictures([int(image) for image in gone if image.isdecimal()])
                        listing._add_pictures(self._read_pictures())
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
                'gallery': listing.sudo().product_template_image_ids if listing else [],  # the shop's own pictures
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

    def _read_pictures(self):
        """Return the further pictures of the form in base64."""
        pictures = []
        for file in request.httprequest.files.getlist('pictures'):
            content = file.read(MAX_PICTURE_SIZE + 1) if file.filename else b''
            if len(content) > MAX_PICTURE_SIZE:
                raise UserError(request.env._("The picture is larger than 8 MB. Choose a smaller one."))
            if content:
                pictures.append(base64.b64encode(content))
        return pictures
