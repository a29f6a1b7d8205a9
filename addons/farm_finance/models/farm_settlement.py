from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..engine.withholding import pick_rate, withhold

TAXABLE = ('due', 'reversed', 'voucher')
RESULTS = ('paid', 'tax_withheld')
# Written by the steps of a settlement after they checked who takes them, never by hand.
STEPS = {'approved_by_id', 'approved_on', 'paid_on', 'payment_id', 'prepared_by_id', 'state', 'tax_move_id'}
PERIOD = {'company_id', 'date_from', 'date_to', 'producer_id'}


class FarmSettlement(models.Model):
    """What a seller gets for a period: what is due and collected, less the tax that the market withholds by law."""

    _name = 'farm.settlement'
    _description = "Settlement"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date_to desc, name desc'
    _check_company_auto = True

    name = fields.Char(readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related='company_id.currency_id')
    producer_id = fields.Many2one(
        'farm.producer',
        string="Seller",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        tracking=True,
    )
    partner_id = fields.Many2one(related='producer_id.partner_id', store=True, index=True)
    date_from = fields.Date(required=True, tracking=True)
    date_to = fields.Date(required=True, tracking=True)
    state = fields.Selection(
        selection=[('draft', "Prepared"), ('approved', "Approved"), ('paid', "Paid"), ('cancel', "Cancelled")],
        required=True,
        default='draft',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
    )
    prepared_by_id = fields.Many2one('res.users', readonly=True, copy=False, default=lambda self: self.env.user)
    approved_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    approved_on = fields.Date(readonly=True, copy=False)
    paid_on = fields.Date(readonly=True, copy=False)
    line_ids = fields.One2many('farm.settlement.line', 'settlement_id', string="Movements", copy=False)
    tax_ids = fields.One2many('farm.settlement.tax', 'settlement_id', copy=False)
    tax_move_id = fields.Many2one('account.move', string="Tax Entry", readonly=True, copy=False, ondelete='restrict')
    payment_id = fields.Many2one('account.payment', readonly=True, copy=False, ondelete='restrict')
    amount_due = fields.Monetary(string="Due", compute='_compute_amounts', store=True)
    amount_tax = fields.Monetary(string="Tax Withheld", compute='_compute_amounts', store=True)
    amount_net = fields.Monetary(string="To Be Paid", compute='_compute_amounts', store=True)
    bank_account_id = fields.Many2one('res.partner.bank', compute='_compute_bank_account_id')

    _check_dates = models.Constraint('CHECK(date_to >= date_from)', "A period cannot end before it begins.")

    @api.depends('line_ids.amount', 'tax_ids.vat', 'tax_ids.pit')
    def _compute_amounts(self):
        for settlement in self:
            settlement.amount_due = sum(settlement.line_ids.mapped('amount'))
            settlement.amount_tax = sum(tax.vat + tax.pit for tax in settlement.tax_ids)
            settlement.amount_net = settlement.amount_due - settlement.amount_tax

    @api.depends('partner_id')
    def _compute_bank_account_id(self):
        for settlement in self:
            settlement.bank_account_id = settlement.partner_id.sudo().bank_ids[:1]

    @api.constrains('state', 'approved_by_id', 'prepared_by_id')
    def _check_four_eyes(self):
        for settlement in self:
            if settlement.approved_by_id and settlement.approved_by_id == settlement.prepared_by_id:
                raise ValidationError(
                    self.env._("A settlement is approved by another person than the one who prepared it.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            company = vals.get('company_id') or self.env.company.id
            vals['name'] = self.env['ir.sequence'].with_company(company).next_by_code('farm.settlement')
        settlements = super().create(vals_list)
        if not self.env.su and any(
            settlement.state != 'draft' or settlement.prepared_by_id != self.env.user for settlement in settlements
        ):
            raise AccessError(self.env._("A settlement begins as prepared by yourself."))
        return settlements

    def write(self, vals):
        if not self.env.su and STEPS & vals.keys():
            raise AccessError(self.env._("A settlement is approved and paid by its buttons."))
        if PERIOD & vals.keys() and any(settlement.state != 'draft' for settlement in self):
            raise UserError(self.env._("Seller and period of an approved settlement stay as they are."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_prepared(self):
        if any(settlement.state not in ('draft', 'cancel') or settlement.tax_move_id for settlement in self):
            raise UserError(self.env._("A settlement that was approved stays. Cancel it instead."))

    # === Collecting === #

    @api.model
    def _prepare_period(self, company, date_from, date_to, producers=None):
        """Prepare a settlement for every seller to whom the market owes something until `date_to`.

        Sellers who owe more than is due to them, after tax, get none: what they owe counts in the next period.

        :return: the new settlements
        """
        domain = [('company_id', '=', company.id), *self._get_open_entries_domain(date_to)]
        partners = self.env['farm.ledger.entry']._read_group(domain, ['partner_id'], having=[('amount:sum', '>', 0)])
        sellers = (
            self.env['farm.producer']
            .with_context(active_test=False)
            .search(
                [
                    ('partner_id', 'in', [partner.id for (partner,) in partners]),
                    ('company_id', '=', company.id),
                    *([('id', 'in', producers.ids)] if producers else []),
                ]
            )
        )
        settlements = self.create(
            [
                {'company_id': company.id, 'producer_id': seller.id, 'date_from': date_from, 'date_to': date_to}
                for seller in sellers
            ]
        )
        settlements.action_collect()
        empty = settlements.filtered(lambda settlement: settlement.amount_net <= 0)
        empty.unlink()
        return settlements - empty

    @api.model
    def _get_open_entries_domain(self, date_to):
        return [
            ('pot', '=', 'due'),
            ('date', '<=', date_to),
            ('kind', 'not in', RESULTS),
            ('is_settled', '=', False),
            ('is_collected', '=', True),
        ]

    def action_collect(self):
        """Take into the settlement what is due, collected and not settled yet, and reckon the tax anew."""
        self.check_access('write')
        if any(settlement.state != 'draft' for settlement in self):
            raise UserError(self.env._("Only a settlement that is being prepared can be reckoned anew."))
        rates = self.env['farm.tax.rate']._get_rates()
        # Lines and tax follow from the ledger; nobody writes them by hand.
        for settlement in self.sudo():
            settlement.line_ids.unlink()
            entries = self.env['farm.ledger.entry'].search(
                [
                    ('company_id', '=', settlement.company_id.id),
                    ('partner_id', '=', settlement.partner_id.id),
                    *self._get_open_entries_domain(settlement.date_to),
                ]
            )
            settlement.write(
                {
                    'line_ids': [Command.create({'entry_id': entry.id}) for entry in entries.sorted('id')],
                    'tax_ids': [Command.clear(), *map(Command.create, settlement._prepare_tax_values(entries, rates))],
                }
            )

    def _prepare_tax_values(self, entries, rates):
        """Return the tax per stall and rate. Only households are withheld from: firms declare their tax themselves."""
        self.ensure_one()
        if self.producer_id.kind != 'household':
            return []
        turnover = {}
        for entry in entries.filtered(lambda entry: entry.kind in TAXABLE):
            rate = pick_rate(rates, entry.supply, entry.date)
            turnover.setdefault((entry.stall_id, rate), 0)
            turnover[entry.stall_id, rate] += entry.amount
        values = []
        for (stall, rate), base in turnover.items():
            if rate:
                vat, pit = withhold(round(base), rate)
                values.append({'stall_id': stall.id, 'rate_id': rate.key, 'base': base, 'vat': vat, 'pit': pit})
        return values

    def _get_stall_shares(self):
        """Return the settlement by stall: dict stall -> (due, tax). The shares add up to the settlement."""
        self.ensure_one()
        shares = {}
        for line in self.line_ids:
            due, tax = shares.get(line.stall_id, (0, 0))
            shares[line.stall_id] = (due + line.amount, tax)
        for line in self.tax_ids:
            due, tax = shares.get(line.stall_id, (0, 0))
            shares[line.stall_id] = (due, tax + line.vat + line.pit)
        return shares

    def _split_by_stall(self, kind, amount):
        """Return how an entry of this settlement divides over the seller's stalls: dict stall -> amount.

        :raises ValidationError: where the entry is not the settlement's tax or payout
        """
        self.ensure_one()
        shares = self._get_stall_shares()
        parts = {stall: tax if kind == 'tax_withheld' else due - tax for stall, (due, tax) in shares.items()}
        total = sum(parts.values())
        if not total or abs(total) != abs(amount):
            raise ValidationError(self.env._("%s: this entry is not what was settled.", self.name))
        sign = 1 if total == amount else -1
        return {stall: sign * part for stall, part in parts.items()}
