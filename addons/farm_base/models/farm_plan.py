from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmPlan(models.Model):
    """A government plan for a market: its lines with yearly targets, measured from what really happened."""

    _name = 'farm.plan'
    _description = "Plan"
    _inherit = ['mail.thread']
    _order = 'year_from desc, name'

    name = fields.Char(required=True, translate=True)
    number = fields.Char(help="Number and date of the decision, for example 221/KH-UBND of 6 December 2018.")
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    year_from = fields.Integer(required=True, default=lambda self: fields.Date.context_today(self).year)
    year_to = fields.Integer(required=True, default=lambda self: fields.Date.context_today(self).year)
    is_illustration = fields.Boolean(
        help="Not a plan that was decided: the same lines set on other years, to show how they are measured."
    )
    based_on_id = fields.Many2one('farm.plan', string="Follows", help="The decided plan that the illustration repeats.")
    line_ids = fields.One2many('farm.plan.line', 'plan_id', string="Lines")
    line_count = fields.Integer(compute='_compute_line_count')
    active = fields.Boolean(default=True)

    @api.depends('line_ids')
    def _compute_line_count(self):
        for plan in self:
            plan.line_count = len(plan.line_ids)

    @api.constrains('year_from', 'year_to')
    def _check_years(self):
        for plan in self:
            if not 2000 <= plan.year_from <= plan.year_to <= 2100:
                raise ValidationError(self.env._("The first year of a plan cannot lie after its last."))

    def action_view_lines(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.farm_plan_line_action'),
            'domain': [('plan_id', '=', self.id)],
            'context': {'default_plan_id': self.id},
        }
