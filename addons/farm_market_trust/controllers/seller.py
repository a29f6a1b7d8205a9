from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request, route

from odoo.addons.farm_market.controllers.seller_orders import SellerPortal
from odoo.addons.portal.controllers.portal import pager as portal_pager

PAGE_SIZE = 20


class SellerTrustPortal(SellerPortal):
    """What buyers say about the stall, and the seller's answers."""

    @route(
        ['/my/stalls/<int:stall_id>/ratings', '/my/stalls/<int:stall_id>/ratings/page/<int:page>'],
        type='http',
        auth='user',
        website=True,
        readonly=True,
    )
    def my_stall_ratings(self, stall_id, page=1, error=None, **kwargs):
        """The stall's ratings, those without an answer first."""
        stall = self._get_own_stall(stall_id)
        Rating = request.env['farm.rating']
        domain = [('stall_id', '=', stall.id)]
        pager = portal_pager(
            url=f'/my/stalls/{stall.id}/ratings', total=Rating.search_count(domain), page=page, step=PAGE_SIZE
        )
        return request.render(
            'farm_market_trust.my_stall_ratings',
            {
                'stall': stall,
                'ratings': Rating.search(
                    domain,
                    order='answered_on desc nulls first, rated_on desc, id desc',
                    limit=PAGE_SIZE,
                    offset=pager['offset'],
                ),
                'averages': Rating._get_criterion_averages(domain),
                'pager': pager,
                'page_name': 'stalls',
                'error': error,
            },
        )

    @route('/my/stall-ratings/<int:rating_id>/answer', type='http', auth='user', website=True, methods=['POST'])
    def my_stall_rating_answer(self, rating_id, answer='', **kwargs):
        """Publish the seller's answer to a rating."""
        rating = request.env['farm.rating'].browse(rating_id).exists()
        if not rating or rating.stall_id not in self._get_own_stalls():
            raise MissingError(request.env._("This rating does not exist, or is not of your stall."))
        try:
            rating.action_answer(answer)
        except (UserError, AccessError) as error:
            return self.my_stall_ratings(rating.stall_id.id, error=error.args[0])
        return request.redirect(f'/my/stalls/{rating.stall_id.id}/ratings#rating-{rating.id}')
