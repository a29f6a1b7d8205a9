from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.values import read_number


class FarmAnalyteComponent(models.Model):
    """A member of a sum of residues, with the factor that expresses it as the substance that the limit names."""

    _name = 'farm.analyte.component'
    _description = "Member of a Sum"
    _order = 'sum_id, id'

    sum_id = fields.Many2one('farm.analyte', required=True, ondelete='cascade', index=True)
    analyte_id = fields.Many2one('farm.analyte', string="Member", required=True, ondelete='restrict')
    factor = fields.Char(
        required=True, default='1', help="Molar mass of what the sum is expressed as, divided by that of the member."
    )

    _sum_analyte_uniq = models.Constraint(
        'UNIQUE(sum_id, analyte_id)', "This substance is a member of the sum already."
    )

    @api.constrains('factor', 'sum_id', 'analyte_id')
    def _check_factor(self):
        for component in self:
            if not read_number(component.factor):
                raise ValidationError(self.env._("“%s” is not a factor. Write it like 0,922.", component.factor))
            if component.analyte_id == component.sum_id or component.analyte_id.component_ids:
                raise ValidationError(self.env._("A sum is made of single substances, not of itself or other sums."))
