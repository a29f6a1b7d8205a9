from odoo import fields, models
from odoo.exceptions import UserError


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

    def action_create_batch(self):
        """Put the selected results into a new batch, with a blank, a duplicate and a control of each analyte."""
        batch = self.env['farm.test.batch'].create(self._prepare_batch_values())
        self.write({'batch_id': batch.id})
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'farm.test.batch',
            'res_id': batch.id,
            'view_mode': 'form',
        }

    def _prepare_batch_values(self):
        if len(self.sample_id.laboratory_id) > 1 or len(self.company_id) > 1 or self.batch_id:
            raise UserError(
                self.env._("Choose results of one laboratory that are in no batch yet: they are measured together.")
            )
        return {
            'laboratory_id': self.sample_id.laboratory_id.id,
            'company_id': self.company_id.id,
            'method': ", ".join(dict.fromkeys(method for method in self.mapped('method') if method)),
            'check_ids': [
                fields.Command.create(
                    {'kind': kind, 'analyte_id': analyte.id, 'most_percent': 20 if kind == 'duplicate' else 120}
                )
                for analyte in self.analyte_id
                for kind in ('blank', 'duplicate', 'control')
            ],
        }

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
