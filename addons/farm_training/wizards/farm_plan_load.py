from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.farm_plan_load import PLANS


class FarmPlanLoad(models.TransientModel):
    """Loads one of the published plans for a market, as decided or set on other years."""

    _name = 'farm.plan.load'
    _description = "Load a Published Plan"

    reference = fields.Selection(
        selection=[
            ('hanoi', "Hanoi 2019–2020 (31 lines of the annex, targets of the text)"),
            ('hiephoa', "Hiệp Hòa 2023 (timeline, targets of the text)"),
        ],
        string="Plan",
        required=True,
        default='hanoi',
    )
    company_id = fields.Many2one('res.company', string="Market", required=True, default=lambda self: self.env.company)
    year_from = fields.Integer(
        string="First Year",
        compute='_compute_year_from',
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Another year than the plan's own makes an illustration: not a plan that was decided.",
    )
    is_illustration = fields.Boolean(compute='_compute_is_illustration')

    @api.depends('reference')
    def _compute_year_from(self):
        for wizard in self:
            wizard.year_from = PLANS[wizard.reference or 'hanoi']['years'][0]

    @api.depends('reference', 'year_from')
    def _compute_is_illustration(self):
        for wizard in self:
            wizard.is_illustration = wizard.year_from != PLANS[wizard.reference or 'hanoi']['years'][0]

    def action_load(self):
        self.ensure_one()
        if not 2000 <= self.year_from <= 2090:
            raise UserError(self.env._("Enter the first year of the plan with four digits."))
        shift = self.year_from - PLANS[self.reference]['years'][0]
        plan = getattr(self.env['farm.plan'], f'_load_{self.reference}_plan')(self.company_id, shift)
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'farm.plan',
            'res_id': plan.id,
            'views': [(False, 'form')],
        }
