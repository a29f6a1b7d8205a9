from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

STEPS = {'approved_by_id', 'approved_on', 'appraised_by_id', 'appraised_on', 'state'}


class FarmBudgetRevision(models.Model):
    """A decision that changes a budget in force: moves money between items, adds or takes back."""

    _name = 'farm.budget.revision'
    _description = "Decision that Changes a Budget"
    _inherit = ['mail.thread']
    _order = 'date desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Decision", required=True, tracking=True, help="Its number and subject.")
    date = fields.Date(required=True, default=fields.Date.context_today, tracking=True)
    budget_id = fields.Many2one(
        'farm.budget',
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        domain=[('state', 'in', ('approved', 'revised'))],
    )
    company_id = fields.Many2one(related='budget_id.company_id', store=True, index=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    state = fields.Selection(
        selection=[('draft', "Proposed"), ('appraised', "Appraised"), ('approved', "Approved")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
    )
    appraised_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    appraised_on = fields.Date(readonly=True, copy=False)
    approved_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    approved_on = fields.Date(readonly=True, copy=False)
    line_ids = fields.One2many('farm.budget.revision.line', 'revision_id', string="Changes")
    amount = fields.Monetary(string="Change in All", compute='_compute_amount', store=True)
    note = fields.Text(string="Reason")

    @api.depends('line_ids.amount')
    def _compute_amount(self):
        for revision in self:
            revision.amount = sum(revision.line_ids.mapped('amount'))

    @api.model_create_multi
    def create(self, vals_list):
        revisions = super().create(vals_list)
        if not self.env.su and any(revision.state != 'draft' for revision in revisions):
            raise AccessError(self.env._("A decision begins as a proposal."))
        return revisions

    def write(self, vals):
        if not self.env.su and STEPS & vals.keys():
            raise AccessError(self.env._("A decision is appraised and approved by its buttons."))
        if {'budget_id', 'date', 'line_ids', 'name'} & vals.keys() and any(
            revision.state != 'draft' for revision in self
        ):
            raise UserError(self.env._("Only a proposal can be changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_proposals(self):
        if any(revision.state != 'draft' for revision in self):
            raise UserError(self.env._("Only a proposal can be removed."))

    def action_appraise(self):
        """:raises UserError: for anybody but an appraiser, or what is no proposal"""
        self._check_step('farm_base.group_appraiser', 'draft')
        if any(not revision.line_ids for revision in self):
            raise UserError(self.env._("Enter what changes first."))
        self.sudo().write(
            {  # the appraiser's right was checked
                'state': 'appraised',
                'appraised_by_id': self.env.user.id,
                'appraised_on': fields.Date.context_today(self),
            }
        )

    def action_approve(self):
        """Put the change in force.

        :raises UserError: for anybody but the board, or where an item would have less than was spent
        """
        self._check_step('farm_base.group_board', 'appraised')
        for revision in self.sudo():  # the board's right was checked
            revision.write(
                {
                    'state': 'approved',
                    'approved_by_id': self.env.user.id,
                    'approved_on': fields.Date.context_today(revision),
                }
            )
            lines = revision.line_ids.line_id
            lines.invalidate_recordset(['amount_available'])
            short = lines.filtered(lambda line: line.amount_available < 0)
            if short:
                raise UserError(
                    self.env._(
                        "More was spent or committed than would be left for: %s", ", ".join(short.mapped('name'))
                    )
                )
            revision.budget_id.state = 'revised'

    def _check_step(self, group, state):
        self.check_access('read')
        if not self.env.su and not self.env.user.has_group(group):
            raise UserError(
                self.env._("This step is not yours: changes are appraised by the appraiser and approved by the board.")
            )
        if any(revision.state != state for revision in self):
            raise UserError(self.env._("This decision is not at that step."))
