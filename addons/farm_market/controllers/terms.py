from odoo.http import request, route

from odoo.addons.account.controllers.terms import TermsController


class MarketTermsController(TermsController):
    @route()
    def terms_conditions(self, **kwargs):
        """Where a market has regulations they are its terms; Odoo's sample terms hold for nobody."""
        company = request.website.company_id
        if request.env['farm.regulation']._get_current(company):
            return request.redirect('/regulations')
        return super().terms_conditions(**kwargs)
