from odoo import fields, models


class FarmStallSendBack(models.TransientModel):
    """Asks what has to be mended before stalls are sent back to those who prepare them."""

    _name = 'farm.stall.send.back'
    _description = "Send Stalls Back"

    stall_ids = fields.Many2many('farm.stall', required=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        self.stall_ids._send_back(self.reason)
        return {'type': 'ir.actions.act_window_close'}
