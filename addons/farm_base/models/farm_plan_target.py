from datetime import date

from odoo import api, fields, models


class FarmPlanTarget(models.Model):
    """What one plan line is to reach in one year.

    A year in which the plan writes "-" is *not applicable*; a year in which it writes 0 has a target of zero.
    """

    _name = 'farm.plan.target'
    _description = "Plan Target"
    _order = 'line_id, year'

    line_id = fields.Many2one('farm.plan.line', required=True, ondelete='cascade', index=True)
    plan_id = fields.Many2one(related='line_id.plan_id', store=True, index=True)
    company_id = fields.Many2one(related='line_id.company_id', store=True, index=True)
    code = fields.Char(related='line_id.code')
    section = fields.Char(related='line_id.section', store=True)
    unit = fields.Char(related='line_id.unit')
    year = fields.Integer(required=True, aggregator=None)
    is_applicable = fields.Boolean(default=True, help='Off where the plan writes "-".')
    comparison = fields.Selection(
        selection=[('ge', "At least"), ('gt', "More than"), ('le', "At most")], required=True, default='ge'
    )
    amount = fields.Float(string="Target", digits=(16, 2), aggregator=None)
    amount_max = fields.Float(
        string="Up To", digits=(16, 2), aggregator=None, help="Upper end where the plan gives a range."
    )
    is_measured = fields.Boolean(compute='_compute_actual')
    actual = fields.Float(compute='_compute_actual', digits=(16, 2))
    progress = fields.Float(compute='_compute_actual', string="Reached (%)")

    _line_year_uniq = models.Constraint('UNIQUE(line_id, year)', "This line has a target for that year already.")

    @api.depends('year', 'amount', 'is_applicable', 'comparison', 'line_id.measure')
    def _compute_actual(self):
        for year, targets in self.grouped('year').items():
            measured = targets.line_id._measure(date(year, 1, 1), date(year, 12, 31))
            for target in targets:
                actual = measured[target.line_id.id]
                target.is_measured = actual is not None
                target.actual = actual or 0
                target.progress = target._get_progress(actual)

    def _get_progress(self, actual):
        """Return how far the target is reached, in per cent; 0 when it does not apply or is not measured."""
        self.ensure_one()
        if actual is None or not self.is_applicable:
            return 0
        if self.comparison == 'le':
            return 100 if actual <= self.amount else 100 * self.amount / actual
        return 100 * actual / self.amount if self.amount else 100
