from odoo import api, models


class ProductTemplate(models.Model):
    """Goods that a commune manager posts in a seller's name, or hands to the board, are marked and told."""

    _inherit = 'product.template'

    @api.model_create_multi
    def create(self, vals_list):
        listings = super().create(vals_list)
        listings._note_acts(self.env._("posted"))
        return listings

    def action_submit_listing(self):
        res = super().action_submit_listing()
        self._note_acts(self.env._("handed to the board"))
        return res

    def _note_acts(self, step):
        for stall, listings in self.filtered('stall_id').grouped('stall_id').items():
            stall._note_act(f"{', '.join(listings.mapped('name'))}: {step}")
