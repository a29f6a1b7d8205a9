from odoo import fields, models


class FarmReviewProposal(models.Model):
    _inherit = 'farm.review.proposal'

    round_proposal_id = fields.Many2one(
        'farm.round.proposal', string="From a Round", readonly=True, ondelete='set null', index='btree_not_null'
    )
