from odoo import fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    walk_in_partner_id = fields.Many2one(
        'res.partner',
        string="Buyer on the Spot",
        ondelete='restrict',
        help="Stands for buyers who pay at a booth and leave no name.",
    )

    def _get_walk_in_partner(self):
        self.ensure_one()
        if not self.walk_in_partner_id:
            self.walk_in_partner_id = self.env['res.partner'].create(
                {
                    'name': self.env._("Buyer on the spot"),
                    'company_id': self.id,
                    'country_id': self.country_id.id,
                    'state_id': self.state_id.id,
                }
            )
        return self.walk_in_partner_id
