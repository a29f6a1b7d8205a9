from odoo import models


class ResCompany(models.Model):
    _inherit = 'res.company'

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        self._setup_market_newsletter()
        return res

    def _setup_market_newsletter(self):
        """Give markets a newsletter of their own and remind buyers of carts they left. Safe to call again."""
        for company in self:
            website = self.env['website'].search([('company_id', '=', company.id)], limit=1)
            if not website or website.newsletter_id.company_id == company:
                continue
            website.newsletter_id = self.env['mailing.list'].create(
                {
                    'name': self.env._("Newsletter of %s", company.name),
                    'company_id': company.id,
                    'is_public': True,
                }
            )
            website.send_abandoned_cart_email = True
