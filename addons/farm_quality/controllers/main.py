from odoo import http
from odoo.http import request


class QualityController(http.Controller):
    """Pages for anybody: is this certificate real and in force, and what did the department publish."""

    @http.route(
        ['/certificate', '/certificate/<path:number>'],
        type='http',
        auth='public',
        website=True,
        sitemap=True,
        readonly=True,
        list_as_website_content="Certificate Check",
    )
    def certificate(self, number=None, **params):
        number = (number or params.get('number') or '').strip()[:64]
        certificates = request.env['farm.certificate']._get_public_values(number) if number else []
        listed = [] if number else request.env['farm.certificate']._get_public_list(request.website.company_id)
        return request.render(
            'farm_quality.certificate_page', {'number': number, 'certificates': certificates, 'listed': listed}
        )

    @http.route(
        ['/analysis', '/analysis/<path:number>'],
        type='http',
        auth='public',
        website=True,
        sitemap=False,
        readonly=True,
        list_as_website_content="Test Check",
    )
    def analysis(self, number=None, **params):
        number = (number or params.get('number') or '').strip()[:64]
        samples = request.env['farm.sample']._get_published(number) if number else []
        return request.render('farm_quality.analysis_page', {'number': number, 'samples': samples})

    @http.route(
        '/areas',
        type='http',
        auth='public',
        website=True,
        sitemap=True,
        readonly=True,
        list_as_website_content="Growing Areas",
    )
    def areas(self, **_params):
        areas = request.env['farm.growing.area']._get_public_map(request.website.company_id)
        return request.render('farm_quality.areas_page', {'overview': areas})

    @http.route(
        '/findings',
        type='http',
        auth='public',
        website=True,
        sitemap=True,
        readonly=True,
        list_as_website_content="Department Findings",
    )
    def findings(self, **_params):
        return request.render(
            'farm_quality.findings_page',
            {
                'findings': request.env['farm.finding']._get_published(request.website.company_id),
            },
        )

    @http.route('/findings/<int:finding_id>', type='http', auth='public', website=True, sitemap=False, readonly=True)
    def finding(self, finding_id, **_params):
        found = request.env['farm.finding']._get_published(request.website.company_id, finding_id)
        if not found:
            raise request.not_found()
        return request.render('farm_quality.finding_page', {'finding': found[0]})
