from odoo import fields, models


class FarmParcelFail(models.TransientModel):
    """Why a parcel could not be handed over."""

    _name = 'farm.parcel.fail'
    _description = "Parcel Not Delivered"

    parcel_id = fields.Many2one('farm.round.parcel', required=True, readonly=True)
    reason = fields.Selection(
        selection=lambda self: self.env['farm.round.parcel']._fields['fail_reason']._description_selection(self.env),
        required=True,
        default='absent',
    )
    note = fields.Char(help="What happened, for the stall and the next round.")

    def action_fail(self):
        self.ensure_one()
        self.parcel_id._fail(self.reason, self.note)
        return {'type': 'ir.actions.act_window_close'}
