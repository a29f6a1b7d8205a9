from odoo import models


class StockReturnPickingLine(models.TransientModel):
    _inherit = 'stock.return.picking.line'

    def _prepare_move_default_values(self, new_picking):
        # OVERRIDE: what a buyer gives back is not on sale again: it waits in quarantine until somebody looked at it.
        values = super()._prepare_move_default_values(new_picking)
        quarantine = self.product_id.stall_id.hub_id.quarantine_location_id
        if quarantine and self.move_id.location_dest_id.usage == 'customer':
            values['location_dest_id'] = quarantine.id
        return values
