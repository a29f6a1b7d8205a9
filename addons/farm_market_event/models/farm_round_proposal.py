from odoo import fields, models


class FarmRoundProposal(models.Model):
    """What stall owners and customers proposed when they met at a round, and what the board answers."""

    _name = 'farm.round.proposal'
    _description = "Proposal from a Round"
    _inherit = ['farm.proposal.mixin']
    _order = 'create_date desc, id desc'

    event_id = fields.Many2one('event.event', string="Round", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='event_id.company_id', string="Market", store=True, index=True)
    hub_id = fields.Many2one(related='event_id.hub_id', store=True, index='btree_not_null')
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
