from odoo import api, fields, models

#: The website of a new Odoo, which nobody has named yet.
STOCK_WEBSITE_NAME = 'My Website'


class ResCompany(models.Model):
    """A market is a company with its website: books, board, regulations, plan and budget of its own."""

    _inherit = 'res.company'

    is_farm_market = fields.Boolean(string="Is a Farm Market")
    market_opened_on = fields.Date(help="Sellers pay no fees for two years from this day.")
    market_tier = fields.Selection(
        selection=[('province', "Province or City"), ('district', "District"), ('commune', "Commune")],
        default='province',
    )
    hub_ids = fields.One2many('farm.hub', 'company_id', string="Communes")
    board_member_ids = fields.One2many(
        'farm.board.member', 'company_id', string="Management Board", domain=[('hub_id', '=', False)]
    )
    hotline = fields.Char(help="Telephone number for buyers and sellers.")
    hotline_hours = fields.Char(translate=True, help="When the hotline is answered.")

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        companies.filtered('is_farm_market')._setup_farm_market()
        return companies

    def write(self, vals):
        before = self.filtered('is_farm_market')
        res = super().write(vals)
        if vals.get('is_farm_market'):
            (self - before)._setup_farm_market()
        return res

    def _setup_farm_market(self):
        """Give a new market what it needs to work: chart of accounts, website. Hook: rooms add theirs.

        Safe to call again: what is there stays.
        """
        for company in self:
            if company.chart_template != 'vn':
                self.env['account.chart.template'].try_loading('vn', company=company, install_demo=False)
            website = self.env['website'].search([('company_id', '=', company.id)], limit=1)
            if not website:
                website.create(company._prepare_market_website_values())
            elif website.name == STOCK_WEBSITE_NAME:
                website.name = company.name

    def _prepare_market_website_values(self):
        self.ensure_one()
        languages = self.env['res.lang'].search([('code', 'in', ('vi_VN', 'en_US'))])
        default = languages.filtered(lambda lang: lang.code == 'vi_VN')[:1] or languages[:1]
        return {
            'name': self.name,
            'company_id': self.id,
            'language_ids': [fields.Command.set(languages.ids)],
            'default_lang_id': default.id,
        }
