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
        certificates = request.env['farm.certificate']
        return self._take(post, lambda: certificates._hand_in(post, request.httprequest.files.get('file')))

    @http.route('/my/quality/paper', type='http', auth='user', website=True, methods=['POST'])
    def my_quality_paper(self, **post):
        documents = request.env['farm.document']
        return self._take(post, lambda: documents._hand_in(post, request.httprequest.files.get('file')))

    @http.route('/my/quality/dossier/<int:producer_id>', type='http', auth='user', website=True, methods=['POST'])
    def my_quality_dossier(self, producer_id, **post):
        producer = request.env['farm.producer'].browse(producer_id)
        return self._take(post, lambda: request.env['farm.dossier']._hand_in(producer))

    def _take(self, post, hand_in):
        """Hand in what a seller typed; what is refused is said on the form, which keeps what was typed."""
        if not request.env.user.has_group(SELLER):
            raise request.not_found()
        try:
            with request.env.cr.savepoint():
                hand_in()
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
            'dossiers': self._prepare_dossiers(producers),
            'document_kinds': env['farm.document']._fields['kind']._description_selection(env),
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

    def _prepare_dossiers(self, producers):
        """Return what the page says of each producer's dossier; a refused one is followed by a new one."""
        dossiers = request.env['farm.dossier'].search([('producer_id', 'in', producers.ids)], order='id')
        by_producer = {dossier.producer_id: dossier for dossier in dossiers}
        none = request.env['farm.dossier']
        return [
            {
                'producer': producer,
                **(
                    by_producer[producer]._prepare_portal_values()
                    if producer in by_producer
                    else {'dossier': none, 'may_hand_in': True, 'missing': none._get_missing_before(producer)}
                ),
            }
            for producer in producers
        ]
