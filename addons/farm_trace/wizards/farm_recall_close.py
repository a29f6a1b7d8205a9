from odoo import fields, models


class FarmRecallClose(models.TransientModel):
    """Asks for the outcome before a recall is closed."""

    _name = 'farm.recall.close'
    _description = "Close a Recall"

    recall_id = fields.Many2one('farm.recall', required=True)
    note = fields.Text(string="Outcome", required=True)

    def action_confirm(self):
        self.ensure_one()
        self.recall_id._close(self.note)
        return {'type': 'ir.actions.act_window_close'}
