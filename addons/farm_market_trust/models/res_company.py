from odoo import fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    rating_minimum = fields.Integer(
        string="Ratings Before a Score Shows", default=3, help="A stall's score shows from this number of ratings on."
    )
    rating_days = fields.Integer(
        string="Days to Rate", default=60, help="How long after delivery a buyer may rate an order."
    )
    standing_enabled = fields.Boolean(
        string="Standing Points in Force",
        help="The board decided that broken rules cost points by its table, with restrictions and appeal.",
    )

    _check_rating_settings = models.Constraint(
        'CHECK(rating_minimum > 0 AND rating_days > 0)', "A score needs a rating, and rating needs a day."
    )
