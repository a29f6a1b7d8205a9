from odoo import fields, models


class FarmTraceEventError(models.TransientModel):
    """Asks why an event is wrong, and which one tells it right."""

    _name = 'farm.trace.event.error'
    _description = "Declare an Event Wrong"

    event_id = fields.Many2one('farm.trace.event', required=True)
    reason = fields.Selection(
        selection=lambda self: self.env['farm.trace.event']._fields['error_reason']._description_selection(self.env),
        required=True,
        default='incorrect_data',
    )
    lot_ids = fields.Many2many(related='event_id.lot_ids')
    corrective_ids = fields.Many2many(
        'farm.trace.event',
        string="Told Right By",
        domain="[('lot_ids', 'in', lot_ids), ('id', '!=', event_id), ('error_reason', '=', False)]",
    )

    def action_confirm(self):
        self.ensure_one()
        self.event_id._declare_error(self.reason, self.corrective_ids)
        return {'type': 'ir.actions.act_window_close'}
