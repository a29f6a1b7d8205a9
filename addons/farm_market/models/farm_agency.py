from odoo import api, models


class FarmAgency(models.Model):
    _inherit = 'farm.agency'

    @api.model
    def _find_by_code(self, code):
        """Return the agency with an introduction code as people type it; empty when there is none."""
        code = (code or '').strip()
        # Applicants may not browse the agencies; who has a code got it from the agency.
        return self.sudo().search([('code', '=ilike', code)], limit=1).sudo(False) if code else self.browse()
