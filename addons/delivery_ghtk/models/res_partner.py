from odoo import fields, models


class ResPartner(models.Model):
    _inherit = 'res.partner'

    ghtk_district = fields.Char(
        string="Former District",
        help="Quận or huyện until 30 June 2025. GHTK still documents it as required; fill it in "
        "where GHTK asks for it.",
    )

    def _get_carrier_address(self):
        """Add the former district, where somebody entered it."""
        address = super()._get_carrier_address()
        address['district'] = address['district'] or self.ghtk_district or ''
        return address
