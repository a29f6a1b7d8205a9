from odoo import fields, models


class FarmStandingRule(models.Model):
    """What breaking a rule of the market costs, by the table that the board sets."""

    _name = 'farm.standing.rule'
    _description = "Standing Rule"
    _order = 'points desc, name'

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    points = fields.Integer(required=True, default=1)
    months = fields.Integer(string="Count for (Months)", required=True, default=12)
    clause = fields.Char(help="Where the regulations say so.")
    active = fields.Boolean(default=True)

    _check_points = models.Constraint(
        'CHECK(points > 0 AND months > 0)', "A broken rule costs a point for a month at least."
    )
