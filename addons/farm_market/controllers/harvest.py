from odoo import fields
from odoo.exceptions import UserError
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from ..tools.numbers import parse_number

_lt = LazyTranslate(__name__)


class FarmHarvestController(Controller):
    @route(
        '/harvests',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Harvests to Come"),
    )
    def harvests(self, error=None, asked=None, **kwargs):
        """Harvests that stalls announce, to be asked for without paying."""
        domain = [
            ('company_id', '=', request.website.company_id.id),
            ('state', '=', 'open'),
            ('expected_on', '>=', fields.Date.today()),
        ]
        return request.render(
            'farm_market.harvests',
            {
                'harvests': request.env['farm.harvest'].search(domain, limit=60),
                'carriers': self._get_carriers(),
                'error': error,
                'asked': asked,
            },
        )

    def _get_carriers(self):
        # How the market delivers is told to everybody at checkout; here only what can be paid at hand-over.
        return (
            request.env['delivery.carrier']
            .sudo()
            .search(
                [
                    ('website_published', '=', True),
                    ('company_id', 'in', (False, request.website.company_id.id)),
                    ('allow_cash_on_delivery', '=', True),
                ]
            )
        )

    @route('/harvests/<int:harvest_id>/request', type='http', auth='user', website=True, methods=['POST'])
    def request_harvest(self, harvest_id, quantity='', carrier_id='', **kwargs):
        """Ask for a part of a harvest to come."""
        harvest = request.env['farm.harvest'].search(
            [('id', '=', harvest_id), ('company_id', '=', request.website.company_id.id)]
        )
        if not harvest:
            raise request.not_found()
        carrier = self._get_carriers().filtered(lambda carrier: str(carrier.id) == carrier_id)
        try:
            with request.env.cr.savepoint():
                harvest._request(request.env.user.partner_id, parse_number(quantity), carrier)
        except UserError as error:
            return self.harvests(error=error.args[0])
        return request.redirect('/my/harvests')
