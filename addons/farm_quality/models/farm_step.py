from odoo import api, fields, models


class FarmStep(models.Model):
    """One step of a record: who moved it from which state to which, when, why. Written by the system, never changed."""

    _name = 'farm.step'
    _description = "Step"
    _order = 'id desc'
    _rec_name = 'step'

    res_model = fields.Char(string="Kind of Record", required=True, readonly=True)
    res_id = fields.Many2oneReference(string="Record", model_field='res_model', required=True, readonly=True)
    company_id = fields.Many2one('res.company', readonly=True, index=True)
    step = fields.Char(required=True, readonly=True)
    from_state = fields.Char(required=True, readonly=True)
    to_state = fields.Char(required=True, readonly=True)
    user_id = fields.Many2one('res.users', string="By", required=True, readonly=True, ondelete='restrict')
    date = fields.Datetime(string="When", required=True, readonly=True, default=fields.Datetime.now)
    reason = fields.Text(readonly=True)
    label = fields.Char(string="Became", compute='_compute_label')

    _record_idx = models.Index("(res_model, res_id)")

    @api.depends('res_model', 'to_state')
    @api.depends_context('lang')
    def _compute_label(self):
        for model, steps in self.grouped('res_model').items():
            labels = dict(self.env[model]._fields['state']._description_selection(self.env))
            for step in steps:
                step.label = labels.get(step.to_state, step.to_state)
