from odoo import fields, models


class SaleOrderLine(models.Model):
    _inherit = 'sale.order.line'

    live_track_id = fields.Many2one(
        'event.track',
        string="Livestream",
        readonly=True,
        ondelete='set null',
        index='btree_not_null',
        help="The buyer came to these goods from the session, while it ran or shortly after.",
    )
