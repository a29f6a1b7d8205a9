from odoo import models


class FarmProducer(models.Model):
    _inherit = 'farm.producer'

    def _get_sold_commodities(self):
        """Return the kinds of goods that the stalls of these producers offer."""
        # A seller reads the own producer (checked by the caller's search); listings are read as the market.
        return self.sudo().stall_ids.product_ids.commodity_id
