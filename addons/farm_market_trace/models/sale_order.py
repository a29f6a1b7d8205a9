from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _get_traced_lots(self):
        """Return the lots (sudoed) that were handed over for this order, or are set aside for it."""
        self.ensure_one()
        # Who may read the order reads on its page which lots it got, and nothing else of them.
        lines_sudo = self.sudo().picking_ids.move_line_ids.filtered(
            lambda line: line.lot_id.trace_code and line.location_dest_id.usage == 'customer' and line.quantity
        )
        return lines_sudo.lot_id
