from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import is_html_empty


class FarmReview(models.Model):
    """A conference at which the market is handed over, or at which the year or the whole plan is looked back upon."""

    _name = 'farm.review'
    _description = "Review Conference"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        selection=[('handover', "Handover"), ('yearly', "Yearly Review"), ('final', "Final Review")],
        required=True,
        default='yearly',
        index=True,
    )
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    plan_id = fields.Many2one('farm.plan', check_company=True, help="The plan that is reviewed.")
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    place = fields.Char()
    chair = fields.Char(help="Who chairs the conference.")
    secretary_id = fields.Many2one('res.users', string="Minutes By", default=lambda self: self.env.user)
    agency_ids = fields.Many2many('farm.agency', string="Agencies Present")
    participant_count = fields.Integer(string="Participants")
    state = fields.Selection(
        selection=[('planned', "Planned"), ('held', "Held"), ('cancel', "Cancelled")],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    minutes = fields.Html()
    attachment_ids = fields.Many2many('ir.attachment', string="Papers")
    proposal_ids = fields.One2many('farm.review.proposal', 'review_id', string="Proposals")
    open_proposal_count = fields.Integer(compute='_compute_open_proposal_count', string="Open Proposals")

    @api.depends('proposal_ids.state')
    def _compute_open_proposal_count(self):
        for review in self:
            review.open_proposal_count = len(review.proposal_ids.filtered(lambda p: p.state in ('new', 'accepted')))

    def action_hold(self):
        """Record that the conference took place. It counts from then on.

        :raises UserError: for a conference of a later day, or without minutes
        """
        for review in self:
            if review.date > fields.Date.context_today(review):
                raise UserError(self.env._("%s has not taken place yet. Correct its date first.", review.name))
            if is_html_empty(review.minutes):
                raise UserError(self.env._("Write the minutes of %s first.", review.name))
        self.write({'state': 'held'})

    def action_cancel(self):
        if any(review.state == 'held' for review in self):
            raise UserError(self.env._("A conference that was held cannot be cancelled."))
        self.write({'state': 'cancel'})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        if any(review.state == 'held' for review in self):
            raise UserError(self.env._("A conference that counts in the plan cannot be deleted."))
