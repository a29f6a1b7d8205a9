from odoo import fields, models


class FarmApplicationDecline(models.TransientModel):
    """Asks what is missing, or why an application is refused."""

    _name = 'farm.application.decline'
    _description = "Ask for More, or Refuse"

    application_ids = fields.Many2many('farm.application', required=True)
    is_refusal = fields.Boolean()
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        if self.is_refusal:
            self.application_ids.action_refuse(self.reason)
        else:
            self.application_ids.action_ask_more(self.reason)
        return {'type': 'ir.actions.act_window_close'}
