from odoo import fields, models


class FarmRecallClose(models.TransientModel):
    """Asks for the outcome before a recall is closed."""

    _name = 'farm.recall.close'
    _description = "Close a Recall"

    recall_id = fields.Many2one('farm.recall', required=True)
    note = fields.Text(string="Outcome", required=True)
    effectiveness = fields.Float(related='recall_id.effectiveness')
    required_rate = fields.Float(related='recall_id.required_rate')
    is_mock = fields.Boolean(related='recall_id.is_mock')
    authority_note = fields.Char(string="Authority's Decision", help="Its number and date.")

    def action_confirm(self):
        self.ensure_one()
        self.recall_id._close(self.note, self.authority_note)
        return {'type': 'ir.actions.act_window_close'}
