from odoo import models
from odoo.exceptions import AccessError


class SaleOrder(models.Model):
    """Who takes the steps of a stall's order, and that steps in a seller's name are marked."""

    _inherit = 'sale.order'

    def _check_runs_stall(self):
        """Raise an AccessError unless the user runs the stalls of these orders.

        Many may read an order: its buyer, the market's offices. The steps are for the people of the stall, for the
        managers of its commune where it has a board, and for the market's board.
        """
        self.check_access('read')
        if self.env.su or self.env.user.has_group('farm_base.group_board'):
            return
        for stall_sudo in self.sudo().stall_id:  # who runs a stall is compared, not told
            hub_sudo = stall_sudo.hub_id
            managers = hub_sudo.manager_ids if hub_sudo.has_board else hub_sudo.manager_ids.browse()
            if self.env.user not in stall_sudo.user_ids | managers:
                raise AccessError(self.env._("Only those who run the stall do this with its orders."))
        if any(not order_sudo.stall_id for order_sudo in self.sudo()):
            raise AccessError(self.env._("Only those who run the stall do this with its orders."))

    def action_mark_packed(self):
        self._check_runs_stall()
        res = super().action_mark_packed()
        self._note_acts(self.env._("packed"))
        return res

    def action_hand_over(self):
        self._check_runs_stall()
        res = super().action_hand_over()
        self._note_acts(self.env._("handed over"))
        return res

    def action_give_up(self, reason):
        self._check_runs_stall()
        res = super().action_give_up(reason)
        self._note_acts(self.env._("cancelled"))
        return res

    def _note_acts(self, step):
        """Mark that somebody else took `step` in a seller's name; see :meth:`FarmStall._note_act`."""
        for stall, orders in self.grouped('stall_id').items():
            stall._note_act(f"{', '.join(orders.mapped('name'))}: {step}")
