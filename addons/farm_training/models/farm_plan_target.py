from datetime import date

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmPlanTarget(models.Model):
    """Plans set targets for other periods than a year, too: both years together, or the first quarter."""

    _inherit = 'farm.plan.target'

    section_id = fields.Many2one(related='line_id.section_id', string="Plan Section", store=True, index=True)
    date_from = fields.Date(string="From", compute='_compute_dates', store=True, readonly=False, precompute=True)
    date_to = fields.Date(string="To", compute='_compute_dates', store=True, readonly=False, precompute=True)

    @api.depends('year')
    def _compute_dates(self):
        for target in self:
            target.date_from = target.year and date(target.year, 1, 1)
            target.date_to = target.year and date(target.year, 12, 31)

    @api.constrains('year', 'date_from', 'date_to')
    def _check_dates(self):
        for target in self:
            if not target.date_from or not target.date_to or target.date_from > target.date_to:
                raise ValidationError(self.env._("Give the target a period: its first day cannot lie after its last."))
            if target.date_to.year != target.year:
                raise ValidationError(self.env._("A target is listed in the year in which its period ends."))

    @api.depends('date_from', 'date_to', 'amount', 'is_applicable', 'comparison', 'line_id.measure')
    def _compute_actual(self):
        """Measure each target over its own period instead of the calendar year."""
        for target in self.filtered(lambda target: not target.date_to):
            target.is_measured, target.actual, target.progress = False, 0, 0
        dated = self.filtered('date_to')
        for (date_from, date_to), targets in dated.grouped(lambda target: (target.date_from, target.date_to)).items():
            measured = targets.line_id._measure(date_from, date_to)
            for target in targets:
                actual = measured.get(target.line_id.id)
                target.is_measured = actual is not None
                target.actual = actual or 0
                target.progress = target._get_progress(actual)

    def _get_progress(self, actual):
        """Show a full bar for what is reached only: "over 100" is not reached by 100."""
        progress = super()._get_progress(actual)
        if self.comparison == 'gt' and self.is_applicable and actual is not None and actual <= self.amount:
            return min(progress, 99)
        return progress
