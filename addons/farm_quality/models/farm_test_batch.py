from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmTestBatch(models.Model):
    """Results measured together on the bench. A failed blank, duplicate or control blocks all of them."""

    _name = 'farm.test.batch'
    _description = "Bench Batch"
    _inherit = ['mail.thread']
    _order = 'date desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today)
    laboratory_id = fields.Many2one('farm.laboratory', ondelete='restrict')
    method = fields.Char()
    result_ids = fields.One2many('farm.test.result', 'batch_id', string="Results")
    check_ids = fields.One2many('farm.test.batch.check', 'batch_id', string="Controls", copy=True)
    status = fields.Selection(
        selection=[('open', "Controls Missing"), ('passed', "Controls Passed"), ('failed', "Controls Failed")],
        compute='_compute_status',
        store=True,
    )

    @api.depends('check_ids.is_passed', 'check_ids.is_entered')
    def _compute_status(self):
        for batch in self:
            checks = batch.check_ids
            if any(check.is_entered and not check.is_passed for check in checks):
                batch.status = 'failed'
            else:
                batch.status = 'passed' if checks and all(checks.mapped('is_passed')) else 'open'

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.test.batch')
        return super().create(vals_list)

    def action_enter(self):
        """Open the values of the batch in the editable list: the keyboard goes from one to the next."""
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_quality.farm_test_result_action'),
            'name': self.name,
            'domain': [('batch_id', '=', self.id), ('standing', '=', 'current')],
            'context': {},
        }

    def _check_passed(self):
        """Raise when a batch has no controls or one of them failed: then none of its results may be verified."""
        blocked = self.filtered(lambda batch: batch.status != 'passed')
        if blocked:
            raise UserError(
                self.env._(
                    "Batch %(batch)s: %(status)s. Nothing of it is verified before its blank, duplicate and control "
                    "are in order. Measure the batch again.",
                    batch=blocked[0].name,
                    status=dict(self._fields['status']._description_selection(self.env))[blocked[0].status],
                )
            )
