from odoo import http
from odoo.fields import Domain
from odoo.http import request

from ..models.farm_guide import ROLES


class GuidesController(http.Controller):
    @http.route('/guides', type='http', auth='public', website=True, sitemap=True, readonly=True)
    def guides(self, role=None, search='', model=None, **kwargs):
        """List the published guides of the market, by role, found by words with or without diacritics."""
        role = role if role in ROLES else None
        Guide = request.env['farm.guide']
        found = Guide.search(Guide._get_website_domain(request.website.company_id, role, search, model))
        readable = Guide.search(Guide._get_website_domain(request.website.company_id))
        labels = dict(Guide._fields['role']._description_selection(request.env))
        return request.render(
            'farm_training.guides',
            {
                'guides_by_role': [(labels[key], guides) for key, guides in found.grouped('role').items()],
                'roles': [(key, labels[key]) for key in ROLES if key in readable.mapped('role')],
                'role': role,
                'search': search,
                'model': model,
            },
        )

    @http.route(
        '/guides/<model("farm.guide"):guide>', type='http', auth='public', website=True, sitemap=True, readonly=True
    )
    def guide(self, guide, **kwargs):
        domain = guide._get_website_domain(request.website.company_id) & Domain('id', '=', guide.id)
        if not request.env['farm.guide'].search_count(domain, limit=1):
            raise request.not_found()
        return request.render('farm_training.guide', {'guide': guide, 'main_object': guide})

    @http.route('/guides/for/<string:model>', type='http', auth='user', website=True, sitemap=False, readonly=True)
    def guides_for_screen(self, model, **kwargs):
        """Lead from a screen to its guide: the one for the user's role, else those of the screen, else the list."""
        Guide = request.env['farm.guide']
        company = request.env.company
        guides = Guide.search(Guide._get_website_domain(company, model_name=model))
        for role in Guide._get_own_roles():
            if fitting := guides.filtered(lambda guide, role=role: guide.role == role)[:1]:
                return request.redirect(f"/guides/{request.env['ir.http']._slug(fitting)}")
        if guides:
            return request.redirect_query('/guides', {'model': model})
        return request.redirect_query('/guides', {'role': Guide._get_own_roles()[0]})
