from odoo import fields, models
from odoo.exceptions import UserError


class FarmRoundProposal(models.Model):
    """What stall owners and customers proposed when they met at a round, and what the board answers."""

    _name = 'farm.round.proposal'
    _description = "Proposal from a Round"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'create_date desc, id desc'

    name = fields.Char(string="Proposal", required=True)
    event_id = fields.Many2one('event.event', string="Round", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='event_id.company_id', string="Market", store=True, index=True)
    hub_id = fields.Many2one(related='event_id.hub_id', store=True, index='btree_not_null')
    proposed_by = fields.Char(help="Person, stall or group that made it.")
    side = fields.Selection(
        selection=[('seller', "Stall owner"), ('buyer', "Customer"), ('other', "Other")],
        string="Who",
        required=True,
        default='buyer',
    )
    subject = fields.Selection(
        selection=[
            ('goods', "Goods and Quality"),
            ('price', "Prices"),
            ('delivery', "Delivery"),
            ('place', "Place and Time"),
            ('app', "Website"),
            ('other', "Other"),
        ],
        required=True,
        default='goods',
    )
    state = fields.Selection(
        selection=[('new', "New"), ('accepted', "Accepted"), ('refused', "Refused"), ('done', "Carried Out")],
        required=True,
        default='new',
        readonly=True,
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
            if not (proposal.answer or '').strip():
                raise UserError(self.env._("Answer the proposal “%s” before closing it.", proposal.name))
