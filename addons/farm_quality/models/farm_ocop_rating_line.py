from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine.values import read_number


class FarmOcopRatingLine(models.Model):
    """The score of one part of the sheet; never more than the part allows."""

    _name = 'farm.ocop.rating.line'
    _description = "Score of a Part"
    _order = 'rating_id, id'

    rating_id = fields.Many2one('farm.ocop.rating', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='rating_id.company_id', store=True, index=True)
    criterion_id = fields.Many2one(
        'farm.ocop.criterion', string="Part", required=True, ondelete='restrict', readonly=True
    )
    max_score = fields.Char(
        string="At Most", required=True, readonly=True, help="As it stood on the day of the rating."
    )
    score = fields.Char(help="For example 29,5.")
    note = fields.Char()

    @api.constrains('score')
    def _check_score(self):
        for line in self.filtered('score'):
            score = read_number(line.score)
            if score is None or score > read_number(line.max_score):
                raise ValidationError(
                    self.env._(
                        "“%(part)s” has at most %(most)s points. Write the score like 29,5.",
                        part=line.criterion_id.name,
                        most=line.max_score,
                    )
                )

    def write(self, vals):
        if not self.env.su and any(line.rating_id.state != 'draft' for line in self):
            raise UserError(self.env._("The score sheet was handed on. Send it back to change a score."))
        return super().write(vals)
