from odoo import Command, api, models


class ResUsers(models.Model):
    _inherit = 'res.users'

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        # Buyers shop on every market: without its company they would be refused there.
        buyers = users.filtered(lambda user: user.share and user.has_group('base.group_portal'))
        if buyers:
            markets = self.env['res.company'].sudo().search([('is_farm_market', '=', True)])
            buyers.sudo().company_ids = [Command.link(market.id) for market in markets]
        return users

    def _is_stall_person(self):
        """Whether the user runs a stall from the website, and is of no office of the market."""
        self.ensure_one()
        return self.share and self.has_group('farm_base.group_seller')
