from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmInspectionFinding(models.Model):
    """One thing that a team saw, with its photo: taken on the phone during the visit."""

    _name = 'farm.inspection.finding'
    _description = "What an Inspection Saw"
    _order = 'inspection_id, id'

    inspection_id = fields.Many2one('farm.inspection', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='inspection_id.company_id', store=True, index=True)
    name = fields.Char(string="What Was Seen", required=True)
    verdict = fields.Selection(
        selection=[('ok', "In Order"), ('remark', "Remark"), ('violation', "Violation")], required=True, default='ok'
    )
    clause = fields.Char()
    photo = fields.Image(max_width=1920, max_height=1920)
    nonconformity_id = fields.Many2one('farm.nonconformity', readonly=True, copy=False)

    @api.model_create_multi
    def create(self, vals_list):
        findings = super().create(vals_list)
        findings._check_open()
        return findings

    def write(self, vals):
        self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_open(self):
        self._check_open()

    def _check_open(self):
        if not self.env.su and any(finding.inspection_id.state != 'planned' for finding in self):
            raise UserError(self.env._("The inspection is closed: what was seen stays as it was written down."))

    def action_next(self):
        """Save what was seen and go on with the next thing."""
        self.ensure_one()
        return self.inspection_id.action_add_finding()

    def action_open_nonconformity(self):
        """Open the point that has to be mended, and show it."""
        self.ensure_one()
        if not self.nonconformity_id:
            self.nonconformity_id = self.env['farm.nonconformity'].create(self._prepare_nonconformity_values())
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'farm.nonconformity',
            'res_id': self.nonconformity_id.id,
            'view_mode': 'form',
        }

    def _prepare_nonconformity_values(self):
        self.ensure_one()
        return {
            'name': self.name,
            'clause': self.clause,
            'company_id': self.company_id.id,
            'inspection_id': self.inspection_id.id,
            'severity': 'major' if self.verdict == 'violation' else 'minor',
            'date_due': fields.Date.add(self.inspection_id.date, days=14 if self.verdict == 'violation' else 30),
        }
