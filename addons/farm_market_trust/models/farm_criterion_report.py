from odoo import fields, models
from odoo.tools import SQL

from .farm_rating import CRITERIA


class FarmCriterionReport(models.Model):
    """Feedback by criterion: one row for each question a buyer answered, so that a chart compares them."""

    _name = 'farm.criterion.report'
    _description = "Feedback by Criterion"
    _auto = False
    _order = 'rated_on desc'
    _rec_name = 'criterion'

    rating_id = fields.Many2one('farm.rating', readonly=True)
    criterion = fields.Selection(
        selection=[
            ('quality', "Quality"),
            ('look', "Look"),
            ('packing', "Packing"),
            ('preparation', "Preparation Time"),
            ('service', "Service"),
        ],
        readonly=True,
    )
    stars = fields.Float(readonly=True, digits=(3, 2), aggregator='avg')
    stall_id = fields.Many2one('farm.stall', readonly=True)
    commune_id = fields.Many2one('farm.commune', readonly=True)
    product_tmpl_id = fields.Many2one('product.template', string="Item", readonly=True)
    rated_on = fields.Datetime(readonly=True)
    company_id = fields.Many2one('res.company', string="Market", readonly=True)

    @property
    def _table_query(self):
        parts = [
            SQL(
                """
                SELECT rating.id * 8 + %(number)s AS id, rating.id AS rating_id, %(name)s AS criterion,
                       rating.%(column)s AS stars, rating.stall_id, stall.commune_id, rating.product_tmpl_id,
                       rating.rated_on, rating.company_id
                  FROM farm_rating rating
                  JOIN farm_stall stall ON stall.id = rating.stall_id
                 WHERE rating.state = 'shown'
                """,
                number=number,
                name=name,
                column=SQL.identifier(name),
            )
            for number, name in enumerate(CRITERIA)
        ]
        return SQL(" UNION ALL ").join(parts)

    def action_open_rating(self):
        """Open the rating behind a row."""
        self.ensure_one()
        return self.rating_id.get_formview_action()
