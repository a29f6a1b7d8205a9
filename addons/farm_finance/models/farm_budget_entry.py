from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

# Entries of these kinds are money that leaves the source, or comes back to it.
CASH_SIGN = {'advance': 1, 'payment': 1, 'return': -1}
ORIGIN_KINDS = {'advance': 'commitment', 'payment': 'commitment', 'settlement': 'advance', 'return': 'advance'}


class FarmBudgetEntry(models.Model):
    """What happened with the money of a budget item: committed, advanced, paid, settled, returned.

    Every entry carries its source. It is refused where the source may not pay for the category, or has not so much
    left. Entries are not changed: what was wrong is taken back by an entry of its own.
    """

    _name = 'farm.budget.entry'
    _description = "Budget Entry"
    _order = 'date desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Reference", required=True, help="Contract, invoice or payment order.")
    date = fields.Date(required=True, default=fields.Date.context_today, index=True)
    kind = fields.Selection(
        selection=[
            ('commitment', "Commitment"),
            ('advance', "Advance"),
            ('payment', "Payment"),
            ('settlement', "Settlement of an advance"),
            ('return', "Return of an advance"),
        ],
        required=True,
        default='payment',
    )
    line_id = fields.Many2one(
        'farm.budget.line',
        string="Item",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        domain=[('state', 'in', ('approved', 'revised'))],
    )
    budget_id = fields.Many2one(related='line_id.budget_id', store=True, index=True)
    category_id = fields.Many2one(related='line_id.category_id', store=True)
    company_id = fields.Many2one(related='line_id.company_id', store=True, index=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    source_id = fields.Many2one(
        'farm.fund.source',
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        compute='_compute_source_id',
        store=True,
        readonly=False,
        precompute=True,
    )
    amount = fields.Monetary(required=True)
    origin_id = fields.Many2one(
        'farm.budget.entry',
        string="Belongs To",
        ondelete='restrict',
        index='btree_not_null',
        check_company=True,
        domain="[('line_id', '=', line_id), ('reversal_of_id', '=', False), ('kind', 'in', ('commitment', 'advance'))]",
        help="The commitment that is paid, or the advance that is settled or returned.",
    )
    is_on_commitment = fields.Boolean(compute='_compute_is_on_commitment', store=True)
    child_ids = fields.One2many('farm.budget.entry', 'origin_id')
    reversal_of_id = fields.Many2one(
        'farm.budget.entry', string="Takes Back", readonly=True, copy=False, ondelete='restrict', index='btree_not_null'
    )
    reversal_ids = fields.One2many('farm.budget.entry', 'reversal_of_id')
    partner_id = fields.Many2one('res.partner', string="Payee", ondelete='restrict')
    move_id = fields.Many2one(
        'account.move', string="Journal Entry", ondelete='restrict', check_company=True, index='btree_not_null'
    )
    note = fields.Text()

    _reversal_uniq = models.UniqueIndex(
        '(reversal_of_id) WHERE reversal_of_id IS NOT NULL', "This entry was taken back already."
    )
    _check_sign = models.Constraint(
        'CHECK((reversal_of_id IS NULL AND amount > 0) OR (reversal_of_id IS NOT NULL AND amount < 0))',
        "Enter an amount above zero.",
    )

    @api.depends('line_id')
    def _compute_source_id(self):
        for entry in self:
            entry.source_id = entry.line_id.source_id

    @api.depends('origin_id.kind', 'kind')
    def _compute_is_on_commitment(self):
        for entry in self:
            entry.is_on_commitment = entry.origin_id.kind == 'commitment'

    @api.model_create_multi
    def create(self, vals_list):
        # One payment at a time from a source: two at once could both see the same money left.
        lines = self.env['farm.budget.line'].browse([vals['line_id'] for vals in vals_list if vals.get('line_id')])
        lines.sudo().lock_for_update()
        entries = super().create(vals_list)
        for entry in entries:
            entry._check_entry()
        return entries

    def write(self, vals):
        if vals.keys() - {'note', 'move_id'}:
            raise UserError(self.env._("A budget entry cannot be changed. Take it back and make another."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A budget entry cannot be removed. Take it back instead."))

    def _check_entry(self):
        """Check one new entry against budget, source and what it belongs to.

        :raises ValidationError: where it must not be
        """
        self.ensure_one()
        if self.budget_id.state not in ('approved', 'revised'):
            raise ValidationError(self.env._("Money is spent from approved budgets only."))
        self.source_id._check_may_pay(self.category_id)
        if self.source_id != self.line_id.source_id:
            raise ValidationError(
                self.env._(
                    "%(item)s is paid by %(payer)s. State and socialised money do not mix: "
                    "choose the item's own source.",
                    item=self.line_id.name,
                    payer=self.line_id.source_id.name,
                )
            )
        self._check_origin()
        self._check_balance()

    def _check_origin(self):
        origin = self.origin_id
        if self.kind in ('settlement', 'return') and not origin:
            raise ValidationError(self.env._("Choose the advance that is settled or returned."))
        if origin and (origin.line_id != self.line_id or origin.kind != ORIGIN_KINDS.get(self.kind)):
            raise ValidationError(
                self.env._("A payment belongs to a commitment, a settlement or return to an advance, of the same item.")
            )
        if origin and origin._get_open_amount() < 0:
            raise ValidationError(
                self.env._(
                    "%(entry)s is over by %(amount)s.",
                    entry=origin.name,
                    amount=self.currency_id.format(-origin._get_open_amount()),
                )
            )
        if self._get_open_amount() < 0:
            raise ValidationError(self.env._("Take back first what belongs to this entry."))

    def _get_open_amount(self):
        """Return what of a commitment is not paid, or of an advance not settled or returned, in đồng."""
        self.ensure_one()
        own = self.reversal_of_id or self
        children = self.search([('origin_id', '=', own.id)])
        return sum((own | own.reversal_ids).mapped('amount')) - sum(children.mapped('amount'))

    def _check_balance(self):
        self.line_id.invalidate_recordset(['amount_available', 'amount_paid', 'amount_committed'])
        left = self.line_id.amount_available
        if self.amount > 0 and self.kind in ('commitment', 'advance', 'payment') and left < 0:
            raise ValidationError(
                self.env._(
                    "%(payer)s has %(left)s left for %(item)s, not %(amount)s. "
                    "More needs a decision that changes the budget.",
                    payer=self.source_id.name,
                    item=self.line_id.name,
                    left=self.currency_id.format(left + self.amount),
                    amount=self.currency_id.format(self.amount),
                )
            )

    def action_take_back(self):
        """Cancel entries by entries of the opposite amount.

        :return: the new entries
        """
        self.check_access('write')
        if any(entry.reversal_of_id for entry in self):
            raise UserError(self.env._("An entry that takes another back cannot be taken back itself."))
        return self.create(
            [
                {
                    'name': self.env._("Takes back %s", entry.name),
                    'kind': entry.kind,
                    'line_id': entry.line_id.id,
                    'source_id': entry.source_id.id,
                    'origin_id': entry.origin_id.id,
                    'amount': -entry.amount,
                    'reversal_of_id': entry.id,
                    'partner_id': entry.partner_id.id,
                }
                for entry in self
            ]
        )
