from odoo import Command, fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    promise_minutes = fields.Integer(
        string="Goods Set Aside While Paying (Minutes)",
        default=30,
        help="How long a cart keeps its goods from the start of its payment.",
    )
    regulation_ids = fields.One2many('farm.regulation', 'company_id', string="Regulations")

    area_province_ids = fields.Many2many(
        'farm.province', 'res_company_area_province', string="Sellers from Provinces", help="Empty: from everywhere."
    )
    area_commune_ids = fields.Many2many(
        'farm.commune',
        'res_company_area_commune',
        string="Sellers from Communes",
        domain=[('valid_to', '=', False)],
        help="For a market of a district: its own area. Empty: the provinces decide.",
    )
    takes_chains = fields.Boolean(
        string="Linked Chains from Elsewhere",
        help="Sellers from outside the area come in when an agency introduces them.",
    )
    application_screen_days = fields.Integer(string="Days to Screen", default=3, help="Working days.")
    application_decide_days = fields.Integer(string="Days to Decide", default=5, help="Working days.")
    application_revise_days = fields.Integer(string="Days to Revise", default=10, help="Working days.")

    review_days = fields.Integer(
        string="Days to Look at Stalls and Goods",
        default=3,
        help="Working days in which the board answers to a stall or goods that were handed to it.",
    )

    _check_review_days = models.Constraint(
        'CHECK(review_days > 0)', "The board needs at least a day to look at stalls and goods."
    )
    _check_application_days = models.Constraint(
        'CHECK(application_screen_days > 0 AND application_decide_days > 0 AND application_revise_days > 0)',
        "Each step of an application takes at least a day.",
    )
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

    # === Area === #

    def _get_area_communes_domain(self):
        """Domain of the communes whose people may apply without an introduction."""
        self.ensure_one()
        domain = [('valid_to', '=', False)]
        if self.area_commune_ids:
            return [*domain, ('id', 'in', self.area_commune_ids.ids)]
        if self.area_province_ids:
            return [*domain, ('province_id', 'in', self.area_province_ids.ids)]
        return domain

    def _is_in_market_area(self, commune, agency):
        """Whether somebody from `commune`, introduced by `agency` (may be empty), may apply to sell here."""
        self.ensure_one()
        if commune.filtered_domain(self._get_area_communes_domain()):
            return True
        return self.takes_chains and bool(agency)

    def _prepare_area_message(self, commune):
        self.ensure_one()
        places = self.area_commune_ids.mapped('name') or self.area_province_ids.mapped('name')
        message = self.env._(
            "%(market)s takes sellers from %(places)s. %(commune)s lies elsewhere.",
            market=self.name,
            places=", ".join(places[:8]) + ("…" if len(places) > 8 else ""),
            commune=commune.name,
        )
        if self.takes_chains:
            message += " " + self.env._("Enter the code of the agency that introduces your chain.")
        return message
