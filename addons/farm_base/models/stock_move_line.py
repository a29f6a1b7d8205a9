from odoo import models


class StockMoveLine(models.Model):
    _inherit = 'stock.move.line'

    def _action_done(self):
        # OVERRIDE: what lies in a stall belongs to its seller, whichever way it came in. Without the owner the goods
        # would be valued as the market's own, and a delivery would not know whose they are.
        into_stall = self.filtered(
            lambda line: (
                line.product_id.is_gated
                and not line.owner_id
                and line.product_id.stall_id.location_id == line.location_dest_id
                and line.location_id.usage in ('supplier', 'customer', 'inventory', 'production')
            )
        )
        for line in into_stall:
            line.owner_id = line.product_id.stall_id.owner_id
        return super()._action_done()
