from odoo import api, fields, models
from odoo.http import request


class ResUsers(models.Model):
    _inherit = 'res.users'

    round_id = fields.Many2one(
        'event.event', string="Signed Up at Round", readonly=True, ondelete='set null', index='btree_not_null'
    )

    @api.model
    def _signup_create_user(self, values):
        # OVERRIDE: who came through the code on the poster of a round is counted there.
        round_id = request.session.get('farm_round_id') if request else None
        if round_id and self.env['event.event'].sudo().browse(round_id).exists():  # a number from the own session
            values = {**values, 'round_id': round_id}
        return super()._signup_create_user(values)
