from odoo import fields
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class PromotionController(Controller):
    @route(
        '/promotions',
        type='http',
        auth='public',
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Promotions"),
    )
    def promotions(self, **kwargs):
        """Show the promotions in force, and who pays for each."""
        Program_sudo = request.env['loyalty.program'].sudo()  # promotions in force are public
        domain = Program_sudo._get_running_domain(request.website.company_id, fields.Date.context_today(Program_sudo))
        programs = Program_sudo.search(domain).filtered(
            lambda program: not program.stall_id or program.stall_id.state == 'open'
        )
        return request.render('farm_market_loyalty.promotions', {'programs': programs})
