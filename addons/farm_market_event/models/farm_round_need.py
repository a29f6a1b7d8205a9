from odoo import fields, models


class FarmRoundNeed(models.Model):
    """Somebody at a round wants to be certified: taken down there, followed up by the quality officers."""

    _name = 'farm.round.need'
    _description = "Need for Certification"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'create_date desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Producer", required=True)
    phone = fields.Char(required=True)
    event_id = fields.Many2one('event.event', string="Round", required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='event_id.company_id', string="Market", store=True, index=True)
    hub_id = fields.Many2one(related='event_id.hub_id', store=True, index='btree_not_null')
    commodity_id = fields.Many2one('farm.commodity', string="Goods", ondelete='restrict')
    kind = fields.Selection(
        selection=[
            ('vietgap', "VietGAP"),
            ('organic', "Organic"),
            ('haccp', "HACCP or ISO 22000"),
            ('ocop', "OCOP rating"),
            ('area', "Growing-area code"),
            ('other', "Other"),
        ],
        string="Wants",
        required=True,
        default='vietgap',
    )
    note = fields.Text()
    state = fields.Selection(
        selection=[('new', "New"), ('contacted', "Contacted"), ('done', "Taken Up"), ('dropped', "Dropped")],
        required=True,
        default='new',
        tracking=True,
        index=True,
    )
    user_id = fields.Many2one('res.users', string="Followed Up By", tracking=True)

    def action_contacted(self):
        self.write({'state': 'contacted', 'user_id': self.env.uid})

    def action_done(self):
        self.write({'state': 'done'})

    def action_drop(self):
        self.write({'state': 'dropped'})
