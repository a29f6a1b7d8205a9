from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from .farm_complaint import CLOSED


class FarmComplaint(models.Model):
    """The steps of a complaint: the seller answers, the board decides or takes goods down, the buyer withdraws."""

    _inherit = 'farm.complaint'

    def _check_open(self):
        if any(complaint.state in CLOSED for complaint in self):
            raise UserError(self.env._("This is decided or withdrawn already."))

    def _check_board(self):
        if not self.env.su and not self.env.user.has_group('farm_base.group_board'):
            raise AccessError(self.env._("Only the management board decides this."))

    def action_answer(self, answer, seller_agrees=False):
        """Answer a complaint. Done by the people of the stall, once, and also after the deadline until the decision."""
        self.ensure_one()
        if self.kind != 'complaint' or self.env.user not in self.stall_id.sudo().user_ids:
            raise AccessError(self.env._("Only the people of the stall answer complaints about its orders."))
        self._check_open()
        if not (answer or '').strip():
            raise UserError(self.env._("Write an answer."))
        if self.state == 'answered':
            raise UserError(self.env._("You have answered already; the board decides now."))
        # Sellers may not write complaints, only answer them: checked above.
        self.sudo().write(
            {
                'state': 'answered',
                'answer': answer.strip(),
                'seller_agrees': seller_agrees,
                'answered_on': fields.Datetime.now(),
                'answered_by_id': self.env.uid,
            }
        )
        self.sudo()._tell(self.sudo().partner_id, self.env._("The stall answered your complaint: %s", answer.strip()))

    def _decide(self, verdict, decision, return_goods=False):
        """Decide, with what follows for goods; bridges add what follows for money. All in one transaction.

        :raises UserError: before the seller had the time to answer, or without words
        """
        self.ensure_one()
        self._check_board()
        self._check_open()
        if self.kind == 'complaint' and self.state == 'new' and self.answer_due > fields.Datetime.now():
            raise UserError(self.env._("The seller may still answer: decide after the answer or its deadline."))
        if not (decision or '').strip():
            raise UserError(self.env._("Write the decision: buyer and seller read it."))
        if return_goods:
            self._return_goods()
        self.write(
            {
                'state': 'decided',
                'verdict': verdict,
                'decision': decision.strip(),
                'decided_on': fields.Datetime.now(),
                'decided_by_id': self.env.uid,
            }
        )
        # A stall hears of what buyers complained about, not of what others reported.
        parties = self.partner_id
        if self.kind == 'complaint':
            parties |= self.stall_id.user_ids.partner_id
        self._tell(parties, self.env._("The board decided: %s", decision.strip()))
        self._tell_contact(self.env._("The board decided: %s", decision.strip()))
        self.activity_ids.action_feedback()

    def _return_goods(self):
        """Make the return of the goods complained about: into quarantine, where nothing is sold from."""
        self.ensure_one()
        lines = self.line_ids or self.order_id.order_line.filtered('stall_id')
        # The board decides what comes back; the transfer itself is the warehouse's.
        pickings_sudo = self.order_id.sudo().picking_ids.filtered(
            lambda picking: picking.state == 'done' and picking.picking_type_code == 'outgoing'
        )
        moves_sudo = pickings_sudo.move_ids.filtered(
            lambda move: move.product_id in lines.product_id and not move.returned_move_ids
        )
        if not moves_sudo:
            raise UserError(self.env._("Nothing of this order was delivered that could come back."))
        for picking_sudo, moves in moves_sudo.grouped('picking_id').items():
            wizard_sudo = picking_sudo.env['stock.return.picking'].create({'picking_id': picking_sudo.id})
            for return_line in wizard_sudo.product_return_moves.filtered(lambda line: line.move_id in moves):  # noqa: B023
                return_line.quantity = return_line.move_id.quantity
            self.return_picking_id = wizard_sudo._create_return()

    def action_take_down(self):
        """Hide the goods that an authority named, at once. They come back by a new approval only."""
        for complaint in self:
            complaint._check_board()
            complaint._check_open()
            if complaint.kind != 'takedown':
                raise UserError(self.env._("Only an authority's request takes goods down."))
            reason = self.env._(
                "Taken down at the request of %(authority)s (%(number)s)",
                authority=complaint.agency_id.name or self.env._("an authority"),
                number=complaint.agency_reference or complaint.name,
            )
            complaint.product_tmpl_ids.action_refuse_listing(reason)
            complaint._decide('justified', reason)
            complaint._tell(complaint.product_tmpl_ids.stall_id.user_ids.partner_id, reason)

    def action_withdraw(self):
        """Take the complaint back. Done by who made it; the caller has made sure of that."""
        self._check_open()
        self.write({'state': 'withdrawn'})

    def action_decide_wizard(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Decide"),
            'res_model': 'farm.complaint.decide',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_complaint_id': self.id},
        }
