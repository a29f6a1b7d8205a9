from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..engine.steps import LAB, QUALITY


class FarmTestResult(models.Model):
    """Results that did not stand: retracted (wrong) or retested (valid, not conclusive). Both stay in sight."""

    _inherit = 'farm.test.result'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    standing = fields.Selection(
        selection=[('current', "Counts"), ('retracted', "Retracted: Wrong"), ('retested', "Retested: Not Conclusive")],
        required=True,
        default='current',
        readonly=True,
        copy=False,
    )
    standing_reason = fields.Char(string="Why Again", readonly=True, copy=False)
    replaces_id = fields.Many2one(
        'farm.test.result', string="In Place Of", readonly=True, copy=False, index='btree_not_null'
    )
    state = fields.Selection(
        selection=[
            ('assigned', "Assigned"),
            ('submitted', "Submitted"),
            ('verified', "Verified"),
            ('published', "Published"),
        ],
        compute='_compute_state',
    )

    @api.depends('value', 'sample_id.state')
    def _compute_state(self):
        for result in self:
            if result.sample_id.state in ('verified', 'published'):
                result.state = result.sample_id.state
            else:
                result.state = 'submitted' if result.value else 'assigned'

    def action_redo(self):
        """Ask why the value is measured again."""
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Measure Again"),
            'res_model': 'farm.test.result.redo',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_result_id': self.id},
        }

    def _redo(self, standing, reason):
        """Set the results aside as ``retracted`` or ``retested`` and open new, empty ones; return these.

        A sample that waits to be verified goes back to analysis; what was verified is not measured again but replaced
        by another sample.
        """
        if not self.env.su and not any(self.env.user.has_group(group) for group in (LAB, QUALITY)):
            raise AccessError(self.env._("Only the laboratory and quality officers set a result aside."))
        if not (reason or '').strip():
            raise UserError(self.env._("Give the reason for this step."))
        for result in self:
            if result.sample_id.state not in ('in_analysis', 'to_verify') or result.standing != 'current':
                raise UserError(
                    self.env._("Sample %s is not in analysis. Take another sample instead.", result.sample_id.name)
                )
            if not result.value:
                raise UserError(self.env._("%s has no value yet. Enter it.", result.analyte_id.name))
        self.sample_id.filtered(lambda sample: sample.state == 'to_verify')._take_step('rework', reason=reason)
        # The right was checked above; standing and link are written by the system alone.
        results_sudo = self.sudo()
        again = results_sudo.create([result._prepare_redo_values() for result in results_sudo])
        results_sudo.write({'standing': standing, 'standing_reason': reason})
        return again.with_env(self.env)

    def _prepare_redo_values(self):
        self.ensure_one()
        return {
            'sample_id': self.sample_id.id,
            'sequence': self.sequence,
            'analyte_id': self.analyte_id.id,
            'unit': self.unit,
            'loq': self.loq,
            'lod': self.lod,
            'basis': self.basis,
            'label_value': self.label_value,
            'method': self.method,
            'replaces_id': self.id,
        }
