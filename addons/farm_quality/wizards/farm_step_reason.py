from odoo import fields, models
from odoo.exceptions import UserError


class FarmStepReason(models.TransientModel):
    """Asks for the reason before a step that needs one."""

    _name = 'farm.step.reason'
    _description = "Reason of a Step"

    res_model = fields.Char(string="Kind of Record", required=True)
    res_ids = fields.Char(string="Records", required=True)
    step = fields.Char(required=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or self.step not in getattr(model, '_steps', {}):
            raise UserError(self.env._("There is no such step."))
        model.browse(int(res_id) for res_id in self.res_ids.split(','))._take_step(self.step, reason=self.reason)
        return {'type': 'ir.actions.act_window_close'}
