from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class FarmStandingEntry(models.Model):
    """Points that a stall got for a broken rule, and what became of its appeal. Entries are lifted, never deleted."""

    _name = 'farm.standing.entry'
    _description = "Standing Points"
    _inherit = ['mail.thread']
    _order = 'date desc, id desc'
    _rec_name = 'rule_id'
    _check_company_auto = True

    stall_id = fields.Many2one('farm.stall', required=True, index=True, ondelete='restrict', check_company=True)
    company_id = fields.Many2one(related='stall_id.company_id', store=True, index=True)
    rule_id = fields.Many2one('farm.standing.rule', required=True, ondelete='restrict', check_company=True)
    points = fields.Integer(readonly=True, help="As the rule said when it was broken.")
    date = fields.Date(required=True, default=fields.Date.context_today)
    expires_on = fields.Date(string="Counts Until", readonly=True, index=True)
    note = fields.Text(string="What Happened", required=True)
    complaint_id = fields.Many2one('farm.complaint', index='btree_not_null', ondelete='restrict')
    state = fields.Selection(
        selection=[('counts', "Counts"), ('appealed', "Appealed"), ('upheld', "Upheld"), ('lifted', "Lifted")],
        required=True,
        default='counts',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    appeal = fields.Text(readonly=True, copy=False)
    appealed_on = fields.Datetime(readonly=True, copy=False)
    appeal_answer = fields.Text(string="Board's Answer", copy=False, tracking=True)

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        for entry in entries:
            # Fixed when the points are given: a later change of the table changes no old entry.
            entry.points = entry.rule_id.points
            entry.expires_on = entry.date + relativedelta(months=entry.rule_id.months)
        if not all(entries.company_id.mapped('standing_enabled')):
            raise UserError(self.env._("The board has not put standing points in force: see the market's settings."))
        for entry in entries.filtered('stall_id.user_ids'):
            entry.message_notify(
                partner_ids=entry.stall_id.user_ids.partner_id.ids,
                subject=self.env._("Standing points: %s", entry.rule_id.name),
                body=self.env._(
                    "Your stall got %(points)s points: %(note)s. You may appeal in your stall's pages.",
                    points=entry.points,
                    note=entry.note,
                ),
            )
        entries.stall_id._apply_standing()
        return entries

    def action_appeal(self, appeal):
        """Ask the board to look again. Done by the people of the stall, once."""
        self.ensure_one()
        if self.env.user not in self.stall_id.sudo().user_ids:
            raise AccessError(self.env._("Only the people of the stall appeal."))
        if self.state != 'counts':
            raise UserError(self.env._("An appeal was made already."))
        if not (appeal or '').strip():
            raise UserError(self.env._("Say why the points are wrong."))
        # Sellers may not write entries, only appeal: checked above.
        self.sudo().write({'state': 'appealed', 'appeal': appeal.strip(), 'appealed_on': fields.Datetime.now()})

    def action_uphold(self):
        """The points stay."""
        self._close_appeal('upheld')

    def action_lift(self):
        """The points count no more."""
        self._close_appeal('lifted')

    def _close_appeal(self, state):
        self.check_access('write')
        for entry in self:
            if entry.state == 'appealed' and not (entry.appeal_answer or '').strip():
                raise UserError(self.env._("Write the board's answer to the appeal first."))
        self.write({'state': state})
