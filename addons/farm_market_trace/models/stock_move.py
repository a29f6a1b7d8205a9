from odoo import models

from odoo.addons.farm_trace.models.stock_move import TraceStep


class StockMove(models.Model):
    _inherit = 'stock.move'

    def _get_trace_step(self):
        # OVERRIDE: goods that the buyer takes at the stall are not shipped, but sold over the counter.
        step = super()._get_trace_step()
        is_delivery = step and step.biz_step == 'shipping' and self.location_dest_id.usage == 'customer'
        if is_delivery and self.picking_id and self.picking_id._is_handed_over_at_the_stall():
            return TraceStep('retail_selling', 'OBSERVE', 'retail_sold')
        return step
