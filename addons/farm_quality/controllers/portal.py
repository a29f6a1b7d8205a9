from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

SELLER = 'farm_base.group_seller'


class QualityPortal(CustomerPortal):
    """The seller's own dossier on a phone: certificates, papers, tests; handing in a new certificate."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if 'farm_certificate_count' in counters and request.env.user.has_group(SELLER):
            values['farm_certificate_count'] = request.env['farm.certificate'].search_count([])
        return values

    @http.route('/my/quality', type='http', auth='user', website=True, readonly=True)
    def my_quality(self, **params):
        if not request.env.user.has_group(SELLER):
            raise request.not_found()
        return request.render('farm_quality.portal_quality', self._prepare_quality_values(params))

    @http.route('/my/quality/certificate', type='http', auth='user', website=True, methods=['POST'])
    def my_quality_certificate(self, **post):
        if not request.env.user.has_group(SELLER):
            raise request.not_found()
        certificates = request.env['farm.certificate']
        try:
            with request.env.cr.savepoint():
                certificates._hand_in(post, request.httprequest.files.get('file'))
        except UserError as error:  # covers missing rights and failed checks: shown to the person who typed
            values = self._prepare_quality_values({**post, 'error': str(error)})
            return request.render('farm_quality.portal_quality', values)
        return request.redirect('/my/quality?sent=1')

    def _prepare_quality_values(self, params):
        env = request.env
        producers = env['farm.producer'].search([])
        return {
            **self._prepare_portal_layout_values(),
            'page_name': 'farm_quality',
            'certificates': env['farm.certificate'].search([]),
            'documents': env['farm.document'].search([]),
            'samples': env['farm.sample'].search([], limit=40),
            'producers': producers,
            'schemes': env['farm.scheme'].search([]),
            'certifiers': env['farm.certifier'].search([]),
            'commodities': env['farm.commodity'].search([('id', 'in', producers._get_sold_commodities().ids)]),
            'today': fields.Date.context_today(producers),
            'sent': params.get('sent'),
            'error': params.get('error'),
            'form': params,
        }
