from odoo import fields, models
from odoo.exceptions import UserError


class FarmPlan(models.Model):
    _inherit = 'farm.plan'

    user_id = fields.Many2one(
        'res.users',
        string="Kept By",
        default=lambda self: self.env.user,
        help="Is reminded of tasks that no agency's officer leads.",
    )
    reference = fields.Selection(
        selection=[('hanoi', "Hanoi 2019–2020"), ('hiephoa', "Hiệp Hòa 2023")],
        readonly=True,
        copy=False,
        string="Loaded From",
        help="The published plan from whose tables the lines were loaded.",
    )
    section_ids = fields.One2many('farm.plan.section', 'plan_id', string="Sections")
    report_ids = fields.One2many('farm.plan.report', 'plan_id', string="Periodic Reports")
    closed_on = fields.Date(readonly=True, copy=False, tracking=True, help="No reminders are sent after this day.")

    _reference_uniq = models.UniqueIndex(
        '(company_id, reference, year_from) WHERE reference IS NOT NULL AND active',
        "This plan was loaded for these years already.",
    )

    def action_close(self):
        self.write({'closed_on': fields.Date.context_today(self)})
        self.line_ids.activity_unlink(['farm_training.mail_activity_type_reminder'])

    def action_reopen(self):
        self.write({'closed_on': False})

    def action_view_figures(self):
        """Open the page with targets and results of the plan."""
        self.ensure_one()
        return {
            'type': 'ir.actions.client',
            'tag': 'farm_training.plan_figures',
            'name': self.name,
            'params': {'plan_id': self.id},
        }

    def action_view_sections(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Sections"),
            'res_model': 'farm.plan.section',
            'view_mode': 'list',
            'domain': [('plan_id', '=', self.id)],
            'context': {'default_plan_id': self.id},
        }

    def action_export_xlsx(self):
        if len(self) != 1:
            raise UserError(self.env._("Choose one plan to export."))
        return {'type': 'ir.actions.act_url', 'url': f'/farm/plan/{self.id}/xlsx', 'target': 'self'}
