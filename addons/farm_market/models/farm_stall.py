from odoo import models


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    def _get_website_url(self):
        """Return the path of the stall's public page."""
        self.ensure_one()
        return f"/stalls/{self.env['ir.http']._slug(self)}"

    def action_view_page(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': self._get_website_url(), 'target': 'new'}
