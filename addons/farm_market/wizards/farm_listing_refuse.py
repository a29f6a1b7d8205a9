from odoo import fields, models


class FarmListingRefuse(models.TransientModel):
    """Asks for the reason before listings are refused."""

    _name = 'farm.listing.refuse'
    _description = "Refuse Listings"

    product_tmpl_ids = fields.Many2many('product.template', required=True)
    reason = fields.Text(required=True)

    def action_confirm(self):
        self.ensure_one()
        self.product_tmpl_ids.action_refuse_listing(self.reason)
        return {'type': 'ir.actions.act_window_close'}
