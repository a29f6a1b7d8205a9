from odoo import fields, models


class FarmTestResult(models.Model):
    """Whether a value was found under accreditation, and in which batch of the bench."""

    _inherit = 'farm.test.result'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    is_accredited = fields.Boolean(
        string="Accredited",
        readonly=True,
        copy=False,
        help="The laboratory was accredited for this analyte, food and method on the day of the analysis.",
    )
    batch_id = fields.Many2one('farm.test.batch', ondelete='restrict', index='btree_not_null', copy=False)

    def _mark_accredited(self):
        """Write down which of the results were found under accreditation; asked when they are verified."""
        for result in self:
            sample = result.sample_id
            if not sample.laboratory_id or not result.entered_at:
                continue
            day = fields.Datetime.context_timestamp(
                self.with_context(tz=sample.company_id._get_quality_timezone()), result.entered_at
            ).date()
            accredited = sample.laboratory_id._is_accredited(result.analyte_id, sample.commodity_id, result.method, day)
            if accredited != result.is_accredited:
                result.is_accredited = accredited
