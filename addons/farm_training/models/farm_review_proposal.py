from odoo import fields, models
from odoo.exceptions import UserError


class FarmReviewProposal(models.Model):
    """What was proposed at a conference, who takes it up, and what became of it."""

    _name = 'farm.review.proposal'
    _description = "Proposal"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'review_id, sequence, id'

    review_id = fields.Many2one('farm.review', string="Conference", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='review_id.company_id', store=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Proposal", required=True)
    proposed_by = fields.Char(help="Person, stall or agency that made it.")
    agency_id = fields.Many2one('farm.agency', string="Taken Up By", ondelete='restrict')
    date_due = fields.Date(string="Due")
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
        self.write({'state': 'accepted'})

    def action_refuse(self):
        self._check_answered()
        self.write({'state': 'refused'})

    def action_done(self):
        self._check_answered()
        self.write({'state': 'done'})

    def _check_answered(self):
        for proposal in self:
            if not proposal.answer:
                raise UserError(self.env._("Answer the proposal “%s” before closing it.", proposal.name))
