from odoo import fields, models


class EventEvent(models.Model):
    _inherit = 'event.event'

    is_livestream_event = fields.Boolean(
        string="Livestreams of the Year", readonly=True, help="The market's livestream sessions of one year."
    )
