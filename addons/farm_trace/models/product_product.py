from odoo import api, fields, models

from ..gs1.check_digit import gtin14


class ProductProduct(models.Model):
    _inherit = 'product.product'

    gtin = fields.Char(
        string="GTIN",
        compute='_compute_gtin',
        help="The barcode as a world-wide article number of 14 digits, where it is one. The market invents none.",
    )

    @api.depends('barcode')
    def _compute_gtin(self):
        for product in self:
            product.gtin = gtin14(product.barcode) or False
