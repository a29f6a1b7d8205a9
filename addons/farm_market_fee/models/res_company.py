from odoo import api, fields, models

FREE_YEARS = 2


class ResCompany(models.Model):
    _inherit = 'res.company'

    fee_free_until = fields.Date(
        string="No Fees before",
        compute='_compute_fee_free_until',
        help="Two years from the opening of the market (Hiệp Hòa plan III.1).",
    )
    featured_count = fields.Integer(
        string="Featured Places", default=4, help="How many are shown at a time; all that are booked take turns."
    )

    _check_featured_count = models.Constraint('CHECK(featured_count >= 0)', "There cannot be fewer than no places.")

    @api.depends('market_opened_on')
    def _compute_fee_free_until(self):
        for company in self:
            opened_on = company.market_opened_on
            company.fee_free_until = opened_on and fields.Date.add(opened_on, years=FREE_YEARS)
