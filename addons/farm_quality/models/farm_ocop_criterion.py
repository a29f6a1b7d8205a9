from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.values import read_number


class FarmOcopCriterion(models.Model):
    """A part of the OCOP score sheet with its greatest score, from when until when it counts."""

    _name = 'farm.ocop.criterion'
    _description = "Part of the OCOP Score Sheet"
    _order = 'valid_from desc, sequence, id'

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    max_score = fields.Char(string="Greatest Score", required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date()
    reference = fields.Char(string="Decision")

    @api.constrains('max_score')
    def _check_max_score(self):
        if any(not read_number(criterion.max_score) for criterion in self):
            raise ValidationError(self.env._("The greatest score is a number above zero, for example 40."))

    @api.model
    def _get_in_force(self, day):
        """Return what is in force on `day`."""
        return self.search(
            [('valid_from', '<=', day), '|', ('valid_to', '=', False), ('valid_to', '>=', day)], order='sequence, id'
        )
