from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

FEES = [('stall', "Stall, for a month"), ('featured', "Featured place, for a week")]


class FarmFeeRate(models.Model):
    """What the board decided that sellers pay, from a day on. Where nothing is decided, nothing is paid."""

    _name = 'farm.fee.rate'
    _description = "Fee Rate"
    _inherit = ['mail.thread']
    _order = 'kind, date_from desc'
    _rec_name = 'decision'

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(FEES, string="Fee For", required=True, default='stall')
    amount = fields.Monetary(required=True, tracking=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    date_from = fields.Date(string="From", required=True, tracking=True)
    date_to = fields.Date(string="Until", tracking=True, help="Last day; empty while the rate is in force.")
    decision = fields.Char(required=True, tracking=True, help="Number and date of the board's decision.")
    charge_ids = fields.One2many('farm.fee.charge', 'rate_id', string="Charges")

    _check_amount = models.Constraint('CHECK(amount >= 0)', "A fee cannot be below zero.")
    _check_dates = models.Constraint(
        'CHECK(date_to IS NULL OR date_to >= date_from)', "A rate cannot end before it begins."
    )
    _company_kind_date_idx = models.UniqueIndex(
        '(company_id, kind, date_from)', "There is a rate for this fee from this day on already."
    )

    @api.constrains('company_id', 'date_from', 'amount')
    def _check_free_years(self):
        for rate in self.filtered('amount'):
            free_until = rate.company_id.fee_free_until
            if not free_until:
                raise ValidationError(
                    self.env._("Enter when the market opened first: its sellers pay nothing for two years.")
                )
            if rate.date_from < free_until:
                raise ValidationError(
                    self.env._(
                        "Sellers pay no fees before %s: two years from the opening of the market.",
                        fields.Date.to_string(free_until),
                    )
                )

    @api.constrains('company_id', 'kind', 'date_from', 'date_to')
    def _check_overlap(self):
        for rate in self:
            others = self.search(
                [
                    ('id', '!=', rate.id),
                    ('company_id', '=', rate.company_id.id),
                    ('kind', '=', rate.kind),
                    '|',
                    ('date_to', '=', False),
                    ('date_to', '>=', rate.date_from),
                ]
            )
            if any(not rate.date_to or other.date_from <= rate.date_to for other in others):
                raise ValidationError(self.env._("End the rate that is in force before the next one begins."))

    def write(self, vals):
        if {'company_id', 'kind', 'amount', 'date_from'} & vals.keys() and self.sudo().charge_ids:
            raise UserError(self.env._("Fees were charged at this rate. End it and enter the next one."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_charged(self):
        if self.sudo().charge_ids:
            raise UserError(self.env._("Fees were charged at this rate. End it instead."))

    @api.model
    def _get_rate(self, company, kind, day):
        """Return the rate in force on a day, or none."""
        return self.search(
            [
                ('company_id', '=', company.id),
                ('kind', '=', kind),
                ('date_from', '<=', day),
                '|',
                ('date_to', '=', False),
                ('date_to', '>=', day),
            ],
            limit=1,
        )
