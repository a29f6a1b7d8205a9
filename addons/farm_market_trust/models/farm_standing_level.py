from odoo import fields, models


class FarmStandingLevel(models.Model):
    """From how many points on a stall is restricted, and how."""

    _name = 'farm.standing.level'
    _description = "Standing Level"
    _order = 'company_id, points'
    _rec_name = 'restriction'

    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    points = fields.Integer(string="From Points", required=True)
    restriction = fields.Selection(
        selection=[
            ('warn', "Is warned"),
            ('listing', "Hands in no new goods"),
            ('pause', "Is paused"),
        ],
        required=True,
    )

    _company_restriction_uniq = models.Constraint(
        'UNIQUE(company_id, restriction)', "This restriction stands in the table already."
    )
    _check_points = models.Constraint('CHECK(points > 0)', "A restriction begins at one point or more.")
