from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import is_html_empty
from odoo.tools.misc import format_date

from ..tools.plan_totals import combine, percentage


class FarmPlanReport(models.Model):
    """A periodic report on a plan to the People's Committee and the agencies.

    The text is written from the figures of the period and may be completed; once sent it stays as it was sent.
    """

    _name = 'farm.plan.report'
    _description = "Periodic Plan Report"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date_to desc, id desc'
    _check_company_auto = True

    name = fields.Char(required=True, compute='_compute_name', store=True, readonly=False, precompute=True)
    number = fields.Char(help="Number under which the report leaves the office.")
    plan_id = fields.Many2one('farm.plan', required=True, ondelete='restrict', index=True, check_company=True)
    company_id = fields.Many2one(related='plan_id.company_id', store=True, index=True)
    date_from = fields.Date(required=True, default=lambda self: self._default_date_from())
    date_to = fields.Date(required=True, default=fields.Date.context_today)
    agency_ids = fields.Many2many('farm.agency', string="Recipients")
    body = fields.Html(string="Text")
    state = fields.Selection(
        selection=[('draft', "Draft"), ('sent', "Sent")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    sent_on = fields.Date(readonly=True, copy=False)
    user_id = fields.Many2one('res.users', string="Written By", default=lambda self: self.env.user)

    @api.model
    def _default_date_from(self):
        today = fields.Date.context_today(self)
        return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)

    @api.depends('plan_id', 'date_from', 'date_to')
    def _compute_name(self):
        for report in self:
            report.name = self.env._(
                "Report %(date_from)s – %(date_to)s",
                date_from=format_date(self.env, report.date_from),
                date_to=format_date(self.env, report.date_to),
            )

    @api.constrains('date_from', 'date_to')
    def _check_dates(self):
        for report in self:
            if report.date_from > report.date_to:
                raise ValidationError(self.env._("The first day of a report cannot lie after its last."))

    def write(self, vals):
        if {'body', 'date_from', 'date_to', 'plan_id', 'agency_ids'} & set(vals) and 'sent' in self.mapped('state'):
            raise UserError(self.env._("A report that was sent stays as it is. Write a new one."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        if 'sent' in self.mapped('state'):
            raise UserError(self.env._("A report that was sent cannot be deleted."))

    def action_write_text(self):
        """Write the text from the figures of the period, in the market's language; what stood there is replaced."""
        for report in self:
            lang = report.company_id.partner_id.lang or self.env.lang
            localized = report.with_context(lang=lang)
            report.body = (
                self.env['ir.qweb']
                .with_context(lang=lang)
                ._render('farm_training.plan_report_text', localized._get_text_values())
            )

    def _get_text_values(self):
        """Return what the text is written from: a sentence per measured line, for the period and the year so far."""
        self.ensure_one()
        lines = self.plan_id.line_ids.filtered(lambda line: line.kind != 'task' and line.measure != 'none')
        year_start = date(self.date_to.year, 1, 1)
        in_period = lines._measure(self.date_from, self.date_to)
        in_year = lines._measure(year_start, self.date_to)
        sections = {}
        for line in lines:
            sentence = self._get_sentence(line, in_period[line.id], in_year[line.id])
            sections.setdefault(line.section_id, []).append(sentence)
        tasks = self.plan_id.line_ids.filtered(lambda line: line.kind == 'task')
        return {
            'introduction': self.env._(
                "To carry out “%(plan)s” (%(number)s), the market's board reports on the period from %(date_from)s to"
                " %(date_to)s.",
                plan=self.plan_id.name,
                number=self.plan_id.number or self.plan_id.year_from,
                date_from=format_date(self.env, self.date_from),
                date_to=format_date(self.env, self.date_to),
            ),
            'sections': list(sections.items()),
            'done_tasks': tasks.filtered(lambda t: t.date_done and self.date_from <= t.date_done <= self.date_to),
            'late_tasks': tasks.filtered(lambda t: t.date_due and t.date_due <= self.date_to and not t.date_done),
        }

    def _get_sentence(self, line, in_period, in_year):
        """Return what one line reached in the period, and in the year against its target where it has one."""
        targets = line.target_ids.filtered(
            lambda target: (
                target.is_applicable and target.year == self.date_to.year and target.date_from <= self.date_to
            )
        )
        number = self.plan_id._format_number
        values = {
            'line': line.name,
            'unit': line.unit or '',
            'in_period': '–' if in_period is None else number(in_period),
            'in_year': '–' if in_year is None else number(in_year),
        }
        if not targets or in_year is None:
            return self.env._("%(line)s: %(in_period)s %(unit)s in the period; %(in_year)s this year.", **values)
        target = combine(line.total_kind, targets.mapped('amount'))
        return self.env._(
            "%(line)s: %(in_period)s %(unit)s in the period; %(in_year)s of %(target)s this year (%(percent)s %%).",
            target=number(target),
            percent=percentage(targets[0].comparison, target, in_year),
            **values,
        )

    def action_send(self):
        """Freeze the report and hand it to the recipients that have a contact, by message."""
        for report in self:
            if is_html_empty(report.body):
                raise UserError(self.env._("Write the text of %s first.", report.name))
            if not report.agency_ids:
                raise UserError(self.env._("Name the agencies that receive %s.", report.name))
            report.write({'state': 'sent', 'sent_on': fields.Date.context_today(report)})
            report.message_post(
                body=report.body,
                subject=report.name,
                partner_ids=report.agency_ids.partner_id.ids,
                message_type='comment',
                subtype_xmlid='mail.mt_comment',
            )
