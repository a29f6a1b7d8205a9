from odoo import fields, models


class FarmRatingHide(models.TransientModel):
    """Asks why ratings are taken off the pages."""

    _name = 'farm.rating.hide'
    _description = "Hide Ratings"

    rating_ids = fields.Many2many('farm.rating', required=True)
    reason = fields.Char(required=True, help="Stays in the history of the rating.")

    def action_confirm(self):
        self.ensure_one()
        self.rating_ids.action_hide(self.reason)
        return {'type': 'ir.actions.act_window_close'}
