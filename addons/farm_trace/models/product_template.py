from odoo import api, fields, models


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    gtin = fields.Char(string="GTIN", compute='_compute_gtin')

    @api.depends('product_variant_ids.barcode')
    def _compute_gtin(self):
        for listing in self:
            listing.gtin = listing.product_variant_id.gtin

    def write(self, vals):
        res = super().write(vals)
        if {'stall_id', 'commodity_id', 'type'} & vals.keys():
            # Goods that join a stall bring lots along; a lot is traded with its code only.
            gated = self.filtered('is_gated')
            self.env['stock.lot'].sudo().search(
                [
                    ('product_id.product_tmpl_id', 'in', gated.ids),
                    ('trace_code', '=', False),
                ]
            )._assign_trace_codes()
        return res
