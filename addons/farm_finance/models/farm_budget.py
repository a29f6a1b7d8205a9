from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.misc import file_open

from ..engine.budget_table import SOCIALISED, read_table

STEPS = {'appraised_by_id', 'appraised_on', 'approved_by_id', 'approved_on', 'state'}
ESTIMATE_FIELDS = {'active', 'company_id', 'is_illustration', 'name', 'plan_id', 'year'}


class FarmBudget(models.Model):
    """The budget of a market for a year: estimated by the accountant, appraised, approved by the board, revised."""

    _name = 'farm.budget'
    _description = "Budget"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'year desc, id desc'
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    year = fields.Integer(required=True, default=lambda self: fields.Date.context_today(self).year, tracking=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related='company_id.currency_id')
    plan_id = fields.Many2one('farm.plan', check_company=True, ondelete='restrict')
    decision = fields.Char(help="Number and date of the decision that approves the budget.", tracking=True)
    is_illustration = fields.Boolean(help="Not a budget that was decided: shown to make clear how budgets are kept.")
    state = fields.Selection(
        selection=[
            ('draft', "Estimate"),
            ('appraised', "Appraised"),
            ('approved', "Approved"),
            ('revised', "Revised"),
        ],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    appraised_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    appraised_on = fields.Date(readonly=True, copy=False)
    approved_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    approved_on = fields.Date(readonly=True, copy=False)
    line_ids = fields.One2many('farm.budget.line', 'budget_id', string="Items", copy=True)
    revision_ids = fields.One2many('farm.budget.revision', 'budget_id', string="Decisions that Change It")
    amount_estimated = fields.Monetary(string="Estimate", compute='_compute_amounts', store=True)
    amount_appraised = fields.Monetary(string="As Appraised", compute='_compute_amounts', store=True)
    amount_approved = fields.Monetary(string="As Approved", compute='_compute_amounts', store=True)
    amount_current = fields.Monetary(string="In Force", compute='_compute_amounts', store=True)
    amount_paid = fields.Monetary(string="Paid", compute='_compute_amount_paid')
    active = fields.Boolean(default=True)

    _check_year = models.Constraint('CHECK(year BETWEEN 2000 AND 2100)', "Enter the year with four digits.")

    @api.depends(
        'line_ids.amount_estimated', 'line_ids.amount_appraised', 'line_ids.amount_approved', 'line_ids.amount_current'
    )
    def _compute_amounts(self):
        for budget in self:
            for name in ('amount_estimated', 'amount_appraised', 'amount_approved', 'amount_current'):
                budget[name] = sum(budget.line_ids.mapped(name))

    @api.depends('line_ids.amount_paid')
    def _compute_amount_paid(self):
        for budget in self:
            budget.amount_paid = sum(budget.line_ids.mapped('amount_paid'))

    @api.model_create_multi
    def create(self, vals_list):
        budgets = super().create(vals_list)
        if not self.env.su and any(budget.state != 'draft' for budget in budgets):
            raise AccessError(self.env._("A budget begins as an estimate."))
        return budgets

    def write(self, vals):
        if not self.env.su and STEPS & vals.keys():
            raise AccessError(self.env._("A budget is appraised and approved by its buttons."))
        if (
            not self.env.su
            and ESTIMATE_FIELDS & vals.keys()
            and not self.env.user.has_group('farm_base.group_accountant')
        ):
            raise AccessError(self.env._("The estimate is the accountant's."))
        if {'company_id', 'year'} & vals.keys() and any(budget.state != 'draft' for budget in self):
            raise UserError(self.env._("Year and market of an appraised budget stay as they are."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_estimates(self):
        if any(budget.state != 'draft' for budget in self):
            raise UserError(self.env._("Only an estimate can be removed. An appraised budget stays."))

    # === Steps === #

    def action_appraise(self):
        """Confirm the estimate, as the finance office changed it.

        :raises UserError: for anybody but an appraiser, or a budget that is no estimate or has no items
        """
        self._check_step('farm_base.group_appraiser', 'draft')
        for budget in self.sudo():  # the appraiser's right was checked; the rest of the budget is not the appraiser's
            if not budget.line_ids:
                raise UserError(self.env._("Enter the items of the budget first."))
            budget.line_ids._check_complete()
            budget.write(
                {
                    'state': 'appraised',
                    'appraised_by_id': self.env.user.id,
                    'appraised_on': fields.Date.context_today(budget),
                }
            )

    def action_send_back(self):
        """Return an appraised budget to the accountant."""
        self._check_step('farm_base.group_appraiser,farm_base.group_board', 'appraised')
        self.sudo().write({'state': 'draft', 'appraised_by_id': False, 'appraised_on': False})

    def action_approve(self):
        """Put the budget in force with the appraised amounts, or what the board made of them.

        :raises UserError: for anybody but the board, or a budget that is not appraised
        """
        self._check_step('farm_base.group_board', 'appraised')
        for budget in self.sudo():
            budget.line_ids._check_complete()
            budget.write(
                {
                    'state': 'approved',
                    'approved_by_id': self.env.user.id,
                    'approved_on': fields.Date.context_today(budget),
                }
            )

    def _check_step(self, groups, state):
        self.check_access('read')
        if not self.env.su and not self.env.user.has_groups(groups):
            raise UserError(
                self.env._("This step is not yours: budgets are appraised by the appraiser and approved by the board.")
            )
        if any(budget.state != state for budget in self):
            raise UserError(self.env._("This budget is not at that step."))

    # === Views === #

    def action_view_entries(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_finance.farm_budget_entry_action'),
            'domain': [('budget_id', '=', self.id)],
            'context': {},
        }

    def action_view_report(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_finance.farm_budget_report_action'),
            'domain': [('budget_id', '=', self.id)],
        }

    def action_download_report(self):
        self.ensure_one()
        return {'type': 'ir.actions.act_url', 'url': f'/farm_finance/budget/{self.id}.xlsx', 'target': 'download'}

    # === The plan's own table === #

    @api.model
    def _load_table(self, company, phase, year, sources, categories, values=None):
        """Make a budget out of the Hiệp Hòa plan's table (Plan of 2023, part III.1).

        :param str phase: ``initial`` (what is paid once) or ``annual`` (what is paid every year)
        :param dict sources: key of the table (``state``, the payer's name, or ``''`` where it names none) -> source
        :param dict categories: the item's number in its table -> category
        :return: the budget, an estimate
        """
        with file_open('farm_base/data/reference/budget-hiephoa-2023.csv') as stream:
            table = [line for line in read_table(stream.read()) if line.phase == phase]
        return self.create(
            {
                'name': self.env._("Budget %s", year),
                'year': year,
                'company_id': company.id,
                **(values or {}),
                'line_ids': [
                    fields.Command.create(
                        {
                            'code': line.code,
                            'name': line.item,
                            'category_id': categories[line.code].id,
                            'source_id': sources[line.payer if line.source == SOCIALISED else line.source].id,
                            'amount_estimated': line.amount,
                            'frequency': 'once' if phase == 'initial' else 'yearly',
                        }
                    )
                    for line in table
                ],
            }
        )
