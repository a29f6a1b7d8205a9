from odoo import fields, models


class FarmTestResultRedo(models.TransientModel):
    """Why a value is measured again: it was wrong, or it was right and not conclusive."""

    _name = 'farm.test.result.redo'
    _description = "Measure Again"

    result_id = fields.Many2one('farm.test.result', required=True, readonly=True, ondelete='cascade')
    standing = fields.Selection(
        selection=[('retracted', "It is wrong (retract)"), ('retested', "It is valid, but not conclusive (retest)")],
        string="The Value",
        required=True,
        default='retested',
    )
    reason = fields.Char(required=True)

    def action_apply(self):
        self.ensure_one()
        self.result_id._redo(self.standing, self.reason)
        return {'type': 'ir.actions.act_window_close'}
