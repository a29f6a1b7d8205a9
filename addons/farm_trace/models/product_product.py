from odoo import api, fields, models

from ..gs1.check_digit import gtin14
from ..gs1.linkset import Link


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

    def _get_resolver_links(self):
        """Return the links of an article, the default link first. Hook: bridges add theirs (the item in the shop)."""
        self.ensure_one()
        url = f'{self.get_base_url().rstrip("/")}/t'
        return [Link(kind, url, self.env._("Look up the lot")) for kind in ('defaultLink', 'traceability')]
