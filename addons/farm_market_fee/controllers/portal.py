from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Date
from odoo.http import request, route

from odoo.addons.farm_market.controllers.seller_orders import SellerPortal


class FeaturedPortal(SellerPortal):
    @route('/my/stalls/<int:stall_id>/featured', type='http', auth='user', website=True, methods=['GET', 'POST'])
    def my_featured(self, stall_id, **post):
        """Ask for a featured place; what was charged."""
        stall = self._get_own_stall(stall_id)
        goods = stall.product_ids.filtered('is_listed')
        error = None
        if request.httprequest.method == 'POST':
            try:
                self._request_place(goods, post)
            except (AccessError, UserError, ValidationError) as refusal:
                request.env.cr.rollback()
                error = refusal.args[0]
            else:
                return request.redirect(f'/my/stalls/{stall.id}/featured')
        today = Date.context_today(stall)
        domain = [('stall_id', '=', stall.id)]
        return request.render(
            'farm_market_fee.my_featured',
            {
                'stall': stall,
                'goods': goods,
                'places': request.env['farm.featured.place'].search(domain, limit=20),
                'charges': request.env['farm.fee.charge'].search(domain, limit=40),
                'weekly': request.env['farm.fee.rate']._get_rate(stall.company_id, 'featured', today).amount,
                'free_until': stall.company_id.sudo().fee_free_until,  # until when selling is free is public
                'today': Date.to_string(today),
                'error': error,
                'page_name': 'stalls',
            },
        )

    def _request_place(self, goods, post):
        listing = goods.filtered(lambda each: str(each.id) == post.get('listing_id'))
        weeks = post.get('weeks') or ''
        try:
            date_from = Date.to_date(post.get('date_from'))
        except ValueError:
            date_from = None
        if not listing or not date_from or not weeks.isdecimal() or not 1 <= int(weeks) <= 12:
            raise UserError(request.env._("Choose goods, a first day, and 1 to 12 weeks."))
        request.env['farm.featured.place']._request(listing, date_from, int(weeks))
