from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

# Who may write what, at which step.
ESTIMATE_FIELDS = {
    'amount_estimated',
    'budget_id',
    'category_id',
    'code',
    'frequency',
    'name',
    'note',
    'plan_line_id',
    'sequence',
    'source_id',
}
STEP_FIELDS = {
    'draft': [
        ('farm_base.group_accountant', ESTIMATE_FIELDS),
        ('farm_base.group_appraiser', {'amount_appraised', 'note'}),
    ],
    'appraised': [('farm_base.group_board', {'amount_approved', 'note'})],
}


class FarmBudgetLine(models.Model):
    """What one source pays for one item of a budget."""

    _name = 'farm.budget.line'
    _description = "Budget Item"
    _order = 'budget_id, sequence, code, id'
    _check_company_auto = True

    budget_id = fields.Many2one('farm.budget', required=True, ondelete='cascade', index=True)
    state = fields.Selection(related='budget_id.state')
    company_id = fields.Many2one(related='budget_id.company_id', store=True, index=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    sequence = fields.Integer(default=10)
    code = fields.Char(string="No.", required=True, help="Number of the item. One item has a line for each source.")
    name = fields.Char(string="Item", required=True, translate=True)
    category_id = fields.Many2one('farm.budget.category', required=True, ondelete='restrict', index=True)
    source_id = fields.Many2one(
        'farm.fund.source',
        ondelete='restrict',
        index=True,
        check_company=True,
        help="May be left open in an estimate.",
    )
    plan_line_id = fields.Many2one('farm.plan.line', check_company=True, ondelete='restrict')
    frequency = fields.Selection(selection=[('once', "Once"), ('yearly', "Every year")], required=True, default='once')
    amount_estimated = fields.Monetary(string="Estimate", required=True)
    amount_appraised = fields.Monetary(
        string="Appraised", compute='_compute_amount_appraised', store=True, readonly=False
    )
    amount_approved = fields.Monetary(string="Approved", compute='_compute_amount_approved', store=True, readonly=False)
    revision_line_ids = fields.One2many('farm.budget.revision.line', 'line_id')
    amount_current = fields.Monetary(string="In Force", compute='_compute_amount_current', store=True)
    entry_ids = fields.One2many('farm.budget.entry', 'line_id')
    amount_committed = fields.Monetary(string="Committed, Open", compute='_compute_spent')
    amount_paid = fields.Monetary(string="Paid", compute='_compute_spent', help="Advances and payments, less returns.")
    amount_settled = fields.Monetary(string="Settled", compute='_compute_spent')
    amount_available = fields.Monetary(string="Left", compute='_compute_spent')
    note = fields.Text()

    _check_amounts = models.Constraint(
        'CHECK(amount_estimated >= 0 AND amount_appraised >= 0 AND amount_approved >= 0 AND amount_current >= 0)',
        "Amounts of a budget cannot be less than zero.",
    )

    @api.depends('amount_estimated')
    def _compute_amount_appraised(self):
        for line in self:
            line.amount_appraised = line.amount_estimated

    @api.depends('amount_appraised')
    def _compute_amount_approved(self):
        for line in self:
            line.amount_approved = line.amount_appraised

    @api.depends('budget_id.state', 'amount_approved', 'revision_line_ids.amount', 'revision_line_ids.state')
    def _compute_amount_current(self):
        for line in self:
            if line.budget_id.state in ('approved', 'revised'):
                changes = line.revision_line_ids.filtered(lambda change: change.state == 'approved')
                line.amount_current = line.amount_approved + sum(changes.mapped('amount'))
            else:
                line.amount_current = 0

    @api.depends('amount_current', 'entry_ids.amount', 'entry_ids.kind')
    def _compute_spent(self):
        sums = {line.id: {} for line in self}
        linked = dict.fromkeys(self.ids, 0)
        for line, kind, on_commitment, amount in self.env['farm.budget.entry']._read_group(
            [('line_id', 'in', self.ids)], ['line_id', 'kind', 'is_on_commitment'], ['amount:sum']
        ):
            sums[line.id][kind] = sums[line.id].get(kind, 0) + amount
            linked[line.id] += amount if on_commitment else 0
        for line in self:
            kinds = sums.get(line._origin.id, sums.get(line.id, {}))
            line.amount_committed = kinds.get('commitment', 0) - linked.get(line.id, 0)
            line.amount_paid = kinds.get('advance', 0) + kinds.get('payment', 0) - kinds.get('return', 0)
            line.amount_settled = kinds.get('settlement', 0) + kinds.get('payment', 0)
            line.amount_available = line.amount_current - line.amount_paid - line.amount_committed

    @api.depends('code', 'name', 'source_id.name')
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.code or ''} {line.name or ''} – {line.source_id.name or self.env._('open')}"

    @api.constrains('category_id', 'source_id')
    def _check_source_may_pay(self):
        for line in self.filtered('source_id'):
            line.source_id._check_may_pay(line.category_id)

    def _check_complete(self):
        """:raises UserError: where an item has no source"""
        missing = self.filtered(lambda line: not line.source_id)
        if missing:
            raise UserError(self.env._("Enter who pays for: %s", ", ".join(missing.mapped('name'))))

    # === Who writes what, when === #

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        if not self.env.su and any(line.state != 'draft' for line in lines):
            raise UserError(
                self.env._("Items are added while a budget is an estimate; later by a decision that changes it.")
            )
        return lines

    def write(self, vals):
        if not self.env.su:
            for line in self:
                allowed = set().union(
                    *(names for group, names in STEP_FIELDS.get(line.state, []) if self.env.user.has_group(group))
                )
                if vals.keys() - allowed:
                    raise AccessError(
                        self.env._(
                            "Estimates are the accountant's, appraised amounts the appraiser's, approved amounts "
                            "the board's, each at its step. What is approved changes only by a decision."
                        )
                    )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_estimates(self):
        if any(line.state != 'draft' for line in self):
            raise ValidationError(self.env._("Items of an appraised budget stay."))
