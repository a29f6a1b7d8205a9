from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmStall(models.Model):
    """A stall takes a break, and comes back by itself or by its people; one that the board stopped does not."""

    _inherit = 'farm.stall'

    paused_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    back_on = fields.Date(copy=False, index='btree_not_null', help="On this day the stall opens again by itself.")

    def action_pause(self):
        # OVERRIDE: who paused it decides who may open it again.
        res = super().action_pause()
        self.sudo().paused_by_id = self.env.user  # the right to pause was checked in the method that is extended
        return res

    def action_approve(self):
        # OVERRIDE: an open stall waits for nothing.
        res = super().action_approve()
        self.write({'paused_by_id': False, 'back_on': False})
        return res

    def _take_break(self, back_on=None):
        """Pause the open stall in its people's name, until `back_on` (a date) or until they open it again.

        :raises UserError: when the day lies behind
        """
        self.ensure_one()
        if back_on and back_on <= fields.Date.context_today(self):
            raise UserError(self.env._("The day on which you come back lies ahead. Correct it."))
        self.action_pause()
        self.sudo().back_on = back_on  # as in `action_pause`

    def action_resume(self):
        """Open a stall again that took a break. For its people and its commune's managers."""
        self.check_access('write')
        for stall in self:
            if stall.state != 'paused':
                raise UserError(self.env._("Only a stall that takes a break can open again."))
            if not stall._is_on_break():
                raise UserError(self.env._("The board paused this stall. Ask the board to open it again."))
        # The board opened the stall once; a break of its own is the seller's to end.
        self.sudo().write({'state': 'open', 'paused_by_id': False, 'back_on': False})

    def _is_on_break(self):
        """Whether the stall's own people, or its commune's managers, paused it. Hook: rooms add what speaks against."""
        self.ensure_one()
        stall_sudo = self.sudo()  # who runs the stall is compared, not told
        own = stall_sudo.user_ids | stall_sudo.hub_id.manager_ids
        return stall_sudo.state == 'paused' and stall_sudo.paused_by_id in own

    @api.model
    def _cron_resume(self):
        """Open the stalls again whose break is over."""
        domain = [('state', '=', 'paused'), ('back_on', '<=', fields.Date.context_today(self))]
        stalls = self.search(domain).filtered(lambda stall: stall._is_on_break())
        if stalls:
            stalls.action_resume()
