from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.values import read_number


class FarmOcopBand(models.Model):
    """From which score on an OCOP product has how many stars, and for how long; dated like the parts."""

    _name = 'farm.ocop.band'
    _description = "Band of OCOP Stars"
    _order = 'valid_from desc, stars desc'
    _rec_name = 'stars'

    stars = fields.Integer(required=True, aggregator=None)
    min_score = fields.Char(string="From", required=True)
    valid_months = fields.Integer(string="Valid For (Months)", default=36, required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date()
    reference = fields.Char(string="Decision")

    @api.constrains('min_score', 'stars')
    def _check_min_score(self):
        for band in self:
            if read_number(band.min_score) is None or not 3 <= band.stars <= 5:
                raise ValidationError(self.env._("Enter three to five stars and the score from which they count."))

    @api.model
    def _get_in_force(self, day):
        """Return what is in force on `day`."""
        return self.search([('valid_from', '<=', day), '|', ('valid_to', '=', False), ('valid_to', '>=', day)])
