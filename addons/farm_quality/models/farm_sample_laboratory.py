from odoo import fields, models


class FarmSample(models.Model):
    """What became of the laboratory since it reported."""

    _inherit = 'farm.sample'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    is_laboratory_suspended = fields.Boolean(
        string="Laboratory Suspended",
        compute='_compute_is_laboratory_suspended',
        search='_search_is_laboratory_suspended',
        help="The laboratory is suspended now: look at what it reported before.",
    )

    def _compute_is_laboratory_suspended(self):
        for sample in self:
            laboratory = sample.laboratory_id
            sample.is_laboratory_suspended = bool(laboratory) and laboratory._is_suspended(
                sample.company_id._get_quality_today()
            )

    def _search_is_laboratory_suspended(self, operator, value):
        if operator != 'in':
            return NotImplemented
        today = self.env.company._get_quality_today()
        suspended = self.env['farm.laboratory']._get_suspended_domain(today, 'laboratory_id.')
        return suspended if True in value else ~suspended
