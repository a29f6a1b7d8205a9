from odoo import fields, models
from odoo.exceptions import UserError


class FarmProposalMixin(models.AbstractModel):
    """Something proposed to the board, and what it answers: a proposal is refused or done only with an answer."""

    _name = 'farm.proposal.mixin'
    _description = "Proposal to the Board"
    _inherit = ['mail.thread', 'mail.activity.mixin']

    name = fields.Char(string="Proposal", required=True)
    proposed_by = fields.Char(help="Person, stall or agency that made it.")
    state = fields.Selection(
        selection=[('new', "New"), ('accepted', "Accepted"), ('refused', "Refused"), ('done', "Carried Out")],
        required=True,
        default='new',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    answer = fields.Text(tracking=True, help="What the board answers; needed before a proposal is closed.")

    def action_accept(self):
        """Take the proposal up."""
        self.write({'state': 'accepted'})

    def action_refuse(self):
        """Refuse it, with an answer.

        :raises UserError: when there is no answer
        """
        self._check_answered()
        self.write({'state': 'refused'})

    def action_done(self):
        """Say that it was carried out, with an answer.

        :raises UserError: when there is no answer
        """
        self._check_answered()
        self.write({'state': 'done'})

    def _check_answered(self):
        for proposal in self:
            if not (proposal.answer or '').strip():
                raise UserError(self.env._("Answer the proposal “%s” before closing it.", proposal.name))
