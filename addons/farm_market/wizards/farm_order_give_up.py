from odoo import fields, models


class FarmOrderGiveUp(models.TransientModel):
    """Asks for the reason before orders of stalls are cancelled in the sellers' names."""

    _name = 'farm.order.give.up'
    _description = "Cancel Orders of a Stall"

    order_ids = fields.Many2many('sale.order', required=True)
    reason = fields.Text(required=True, help="The buyer reads it.")

    def action_confirm(self):
        """Cancel the orders; see :meth:`SaleOrder.action_give_up` for who may, and when."""
        self.ensure_one()
        self.order_ids.action_give_up(self.reason)
        return {'type': 'ir.actions.act_window_close'}
