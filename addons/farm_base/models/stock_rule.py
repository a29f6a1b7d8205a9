from odoo import models


class StockRule(models.Model):
    _inherit = 'stock.rule'

    def _get_stock_move_values(self, product_id, *args, **kwargs):
        # OVERRIDE: a listing's stock lies in its own stall only. Taking from the warehouse as a whole would let
        # one seller's order reserve another seller's goods.
        values = super()._get_stock_move_values(product_id, *args, **kwargs)
        stall_location = product_id.stall_id.location_id
        if stall_location and stall_location._child_of(self.location_src_id):
            values['location_id'] = stall_location.id
        return values
