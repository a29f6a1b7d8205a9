from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

#: Days before the due day from which those who lead a task are reminded, and days between two reminders.
REMIND_DAYS_BEFORE = 7
REMIND_EVERY_DAYS = 7
#: What an agency enters on the lines that it leads.
AGENCY_FIELDS = {'date_done', 'result_note', 'activity_ids', 'message_follower_ids', 'message_main_attachment_id'}


class FarmPlanLine(models.Model):
    _name = 'farm.plan.line'
    _inherit = ['farm.plan.line', 'mail.thread', 'mail.activity.mixin']

    section_id = fields.Many2one(
        'farm.plan.section',
        string="Plan Section",
        ondelete='set null',
        index='btree_not_null',
        domain="[('plan_id', '=', plan_id)]",
    )
    note = fields.Text(translate=True)
    output = fields.Text(translate=True)
    date_start = fields.Date(string="Start", help="First day of the period that the plan gives the task.")
    date_done = fields.Date(tracking=True)
    result_note = fields.Text(string="Result", tracking=True, help="What came of the task.")
    responsible_id = fields.Many2one('res.users', help="Is reminded besides the lead agencies.")
    reminded_on = fields.Date(string="Last Reminder", readonly=True, copy=False)
    is_own_agency = fields.Boolean(compute='_compute_is_own_agency', search='_search_is_own_agency')

    _open_task_idx = models.Index("(date_due) WHERE kind = 'task' AND date_done IS NULL")

    @api.depends('lead_agency_ids.user_ids', 'agency_ids.user_ids')
    @api.depends_context('uid')
    def _compute_is_own_agency(self):
        for line in self:
            line.is_own_agency = self.env.user in (line.lead_agency_ids | line.agency_ids).user_ids

    def _search_is_own_agency(self, operator, value):
        if operator != 'in':
            return NotImplemented
        own = Domain('lead_agency_ids.user_ids', 'in', self.env.user.ids)
        own |= Domain('agency_ids.user_ids', 'in', self.env.user.ids)
        return own if True in value else ~own

    def write(self, vals):
        """Let agencies enter the result of the tasks that they lead, and nothing else.

        :raises AccessError: when somebody outside the board changes the plan itself
        """
        if not self.env.su and set(vals) - AGENCY_FIELDS and not self.env.user.has_group('farm_base.group_board'):
            raise AccessError(self.env._("Only the management board changes a plan. Agencies enter results."))
        res = super().write(vals)
        if vals.get('date_done'):
            self.activity_unlink(['farm_training.mail_activity_type_reminder'])
        return res

    def action_mark_done(self):
        """Close tasks as of today. A task is done when its result is written down."""
        for line in self:
            if line.kind != 'task':
                raise UserError(self.env._("Only tasks are marked as done; the other lines are measured."))
            if not line.result_note:
                raise UserError(self.env._("Write the result of “%s” first.", line.name))
        self.write({'date_done': fields.Date.context_today(self)})

    def action_reopen(self):
        self.write({'date_done': False})

    # === Reminders (đôn đốc) === #

    @api.model
    def _get_reminder_domain(self):
        today = fields.Date.context_today(self)
        return [
            ('kind', '=', 'task'),
            ('date_done', '=', False),
            ('date_due', '<=', today + timedelta(days=REMIND_DAYS_BEFORE)),
            ('plan_id.active', '=', True),
            ('plan_id.closed_on', '=', False),
            '|',
            ('reminded_on', '=', False),
            ('reminded_on', '<=', today - timedelta(days=REMIND_EVERY_DAYS)),
        ]

    @api.model
    def _cron_remind(self, batch_size=50):
        """Remind those who lead tasks that are due or late; one transaction per task, a limited batch per run."""
        domain = self._get_reminder_domain()
        lines = self.search(domain, limit=batch_size, order='date_due, id')
        progress = self.env['ir.cron']
        progress._commit_progress(remaining=self.search_count(domain))
        for line in lines:
            locked_line = line.try_lock_for_update().filtered_domain(domain)
            if locked_line:
                locked_line._remind()
            if not progress._commit_progress(1):
                break

    def _remind(self):
        """Give each responsible user one activity; a reminder that is still open is not repeated."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        reminder = self.env.ref('farm_training.mail_activity_type_reminder')
        reminded = self.activity_ids.filtered(lambda activity: activity.activity_type_id == reminder).user_id
        for user in self._get_reminded_users() - reminded:
            line = self.with_context(lang=user.lang)
            line.activity_schedule(
                'farm_training.mail_activity_type_reminder',
                date_deadline=max(self.date_due, today),
                user_id=user.id,
                summary=self.env['farm.plan.line'].with_context(lang=user.lang)._get_reminder_summary(line, today),
            )
        self.reminded_on = today

    @api.model
    def _get_reminder_summary(self, line, today):
        days = (today - line.date_due).days
        if days > 0:
            return self.env._("%(task)s: %(days)s days late", task=line.name, days=days)
        return self.env._("%(task)s: due in %(days)s days", task=line.name, days=-days)

    def _get_reminded_users(self):
        """Return the liaison officers of the lead agencies and the responsible; else who keeps the plan."""
        self.ensure_one()
        users = (self.lead_agency_ids.user_ids | self.responsible_id).filtered(
            lambda user: user.active and self.company_id in user.company_ids
        )
        return users or self.plan_id.user_id
