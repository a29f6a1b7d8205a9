from odoo import api, fields, models


class FarmHoldClose(models.TransientModel):
    """Asks for the reason before a hold is lifted."""

    _name = 'farm.hold.close'
    _description = "Lift a Hold"

    hold_ids = fields.Many2many('farm.hold', required=True)
    reason = fields.Text(required=True)
    derived_count = fields.Integer(compute='_compute_derived_count')
    with_derived = fields.Boolean(
        string="Also What Was Made from It", help="Lift the holds that were opened because of this one, too."
    )

    @api.depends('hold_ids')
    def _compute_derived_count(self):
        for wizard in self:
            wizard.derived_count = len(wizard._get_derived_holds())

    def _get_derived_holds(self):
        """Return the open holds that were opened because of the chosen ones."""
        return self.hold_ids.derived_ids.filtered(lambda hold: hold.state == 'open') - self.hold_ids

    def action_confirm(self):
        self.ensure_one()
        holds = self.hold_ids | self._get_derived_holds() if self.with_derived else self.hold_ids
        holds._close(self.reason)
        return {'type': 'ir.actions.act_window_close'}
