from odoo import Command, fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    promise_minutes = fields.Integer(
        string="Goods Set Aside While Paying (Minutes)",
        default=30,
        help="How long a cart keeps its goods from the start of its payment.",
    )
    regulation_ids = fields.One2many('farm.regulation', 'company_id', string="Regulations")

    _check_promise_minutes = models.Constraint(
        'CHECK(promise_minutes > 0)', "Goods are set aside for at least a minute."
    )

    def _setup_farm_market(self):
        res = super()._setup_farm_market()
        for company in self:
            website = self.env['website'].search([('company_id', '=', company.id)], limit=1)
            website.prevent_zero_price_sale = True
            # Odoo keeps the currency of a price list that was there before the company's own was set.
            self.env['product.pricelist'].search(
                [
                    ('company_id', '=', company.id),
                    ('item_ids', '=', False),
                    ('currency_id', '!=', company.currency_id.id),
                ]
            ).currency_id = company.currency_id
        # Buyers shop on every market: without its company they would be refused there.
        portal_users = self.env['res.users'].with_context(active_test=False).search([('share', '=', True)])
        portal_users.filtered(lambda user: user.has_group('base.group_portal')).write(
            {
                'company_ids': [Command.link(company.id) for company in self],
            }
        )
        return res
