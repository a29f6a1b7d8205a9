from odoo import fields, models


class DeliveryCarrier(models.Model):
    _inherit = 'delivery.carrier'

    farm_partner_id = fields.Many2one(
        'res.partner',
        string="Shipping Charges Owed To",
        ondelete='restrict',
        help="The carrier's company. Empty: the market runs this service itself.",
    )
