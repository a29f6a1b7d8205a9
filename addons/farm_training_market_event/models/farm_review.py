from odoo import models
from odoo.exceptions import UserError


class FarmReview(models.Model):
    _inherit = 'farm.review'

    def action_collect_round_proposals(self):
        """Bring what was proposed at rounds, and is still open, before the conference; each proposal once.

        :raises UserError: when there is nothing to bring
        """
        self.ensure_one()
        self.check_access('write')
        known = self.env['farm.review.proposal'].search([('round_proposal_id', '!=', False)]).round_proposal_id
        proposals = self.env['farm.round.proposal'].search(
            [
                ('company_id', '=', self.company_id.id),
                ('state', 'in', ('new', 'accepted')),
                ('event_id.date_begin', '<', self.date),
                ('id', 'not in', known.ids),
            ]
        )
        if not proposals:
            raise UserError(self.env._("Every open proposal from the rounds before this day was brought already."))
        self.env['farm.review.proposal'].create(
            [
                {
                    'review_id': self.id,
                    'round_proposal_id': proposal.id,
                    'name': proposal.name,
                    'proposed_by': proposal.proposed_by or proposal.event_id.name,
                }
                for proposal in proposals
            ]
        )
