from odoo import fields, models


class FarmHoldClose(models.TransientModel):
    """Asks for the reason before a hold is lifted."""

    _name = 'farm.hold.close'
    _description = "Lift a Hold"

    hold_ids = fields.Many2many('farm.hold', required=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        self.hold_ids._close(self.reason)
        return {'type': 'ir.actions.act_window_close'}
