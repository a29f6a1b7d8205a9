from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class FarmOutreach(models.Model):
    """One thing done to make the market known: an item on television, a parade, a column on an agency's site."""

    _name = 'farm.outreach'
    _description = "Outreach Activity"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    kind = fields.Selection(
        selection=[
            ('tv', "Television Item"),
            ('parade', "Promotion or Parade Round"),
            ('radio', "Radio and Loudspeaker"),
            ('press', "Press Article"),
            ('column', "Column on an Agency's Site"),
            ('social', "Social Network"),
        ],
        required=True,
        default='tv',
        index=True,
    )
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, index=True, default=fields.Date.context_today)
    state = fields.Selection(
        selection=[('planned', "Planned"), ('done', "Done"), ('cancel', "Cancelled")],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    medium = fields.Char(string="Station, Paper or Site")
    url = fields.Char(string="Address", help="Where it can be seen.")
    agency_ids = fields.Many2many('farm.agency', string="Agencies")
    commune_ids = fields.Many2many('farm.commune', string="Communes", domain=[('valid_to', '=', False)])
    user_id = fields.Many2one('res.users', string="Responsible", default=lambda self: self.env.user, index=True)
    reach = fields.Integer(string="People Reached", help="As reported by the station, site or organiser.")
    description = fields.Html()
    result = fields.Text(help="What was done and what came of it; needed before it counts.")
    attachment_ids = fields.Many2many('ir.attachment', string="Evidence", help="Pictures, recordings, broadcast slips.")

    @api.constrains('reach')
    def _check_reach(self):
        if any(activity.reach < 0 for activity in self):
            raise ValidationError(self.env._("The number of people reached cannot be negative."))

    def action_done(self):
        """Count the activity. It must lie behind us and say what came of it.

        :raises UserError: for an activity of a later day, without a result, or not planned
        """
        for activity in self:
            if activity.state != 'planned':
                raise UserError(self.env._("%s is not planned: it cannot be marked as done.", activity.name))
            if activity.date > fields.Date.context_today(activity):
                raise UserError(self.env._("%s has not taken place yet. Correct its date first.", activity.name))
            if not activity.result:
                raise UserError(self.env._("Write what came of %s before it counts.", activity.name))
        self.write({'state': 'done'})

    def action_cancel(self):
        if any(activity.state == 'done' for activity in self):
            raise UserError(self.env._("What was done stays done. Only planned activities can be cancelled."))
        self.write({'state': 'cancel'})

    def action_plan_again(self):
        self.write({'state': 'planned'})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if any(activity.state == 'done' for activity in self):
            raise UserError(self.env._("An activity that counts in the plan cannot be deleted."))
