from odoo import fields, models


class FarmReviewProposal(models.Model):
    """What was proposed at a conference, who takes it up, and what became of it."""

    _name = 'farm.review.proposal'
    _description = "Proposal"
    _inherit = ['farm.proposal.mixin']
    _order = 'review_id, sequence, id'

    review_id = fields.Many2one('farm.review', string="Conference", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='review_id.company_id', store=True, index=True)
    sequence = fields.Integer(default=10)
    agency_id = fields.Many2one('farm.agency', string="Taken Up By", ondelete='restrict')
    date_due = fields.Date(string="Due")
