from odoo import fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    # Lato, the stock default, has no Vietnamese letters.
    font = fields.Selection(default='Roboto')
