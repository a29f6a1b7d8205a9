from odoo import fields, models


class FarmApplication(models.Model):
    _inherit = 'farm.application'

    round_id = fields.Many2one(
        'event.event', string="Signed Up at Round", readonly=True, ondelete='set null', index='btree_not_null'
    )
