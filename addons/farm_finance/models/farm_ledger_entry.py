from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

KINDS = [
    ('held', "Sale"),
    ('due', "Delivered"),
    ('reversed', "Refund"),
    ('fee', "Fee"),
    ('voucher', "Voucher or support"),
    ('cod_debit', "Cash taken by the seller"),
    ('tax_withheld', "Tax withheld"),
    ('paid', "Paid out"),
    ('adjusted', "Correction"),
]


class FarmLedgerEntry(models.Model):
    """One movement of a seller's money. Entries are added, never changed or removed.

    Each entry mirrors a posted line on the market's account of sellers' money, made when the line is posted. Only the
    step from *held* to *due* at delivery stays out of the books: two entries that add up to zero. So the sum of a
    seller's entries is the balance of that account for the seller, always.
    """

    _name = 'farm.ledger.entry'
    _description = "Seller's Ledger Entry"
    _order = 'date desc, id desc'
    _rec_name = 'note'
    _check_company_auto = True

    date = fields.Date(required=True, readonly=True, index=True)
    company_id = fields.Many2one('res.company', string="Market", required=True, readonly=True, ondelete='restrict')
    partner_id = fields.Many2one(
        'res.partner', string="Seller", required=True, readonly=True, ondelete='restrict', index=True
    )
    stall_id = fields.Many2one(
        'farm.stall', required=True, readonly=True, ondelete='restrict', index=True, check_company=True
    )
    kind = fields.Selection(selection=KINDS, required=True, readonly=True)
    pot = fields.Selection(
        selection=[('held', "Held until Delivery"), ('due', "Due")],
        string="Part of the Balance",
        required=True,
        readonly=True,
    )
    amount = fields.Monetary(required=True, readonly=True, help="What the market owes the seller more (+) or less (-).")
    currency_id = fields.Many2one(related='company_id.currency_id')
    move_line_id = fields.Many2one(
        'account.move.line', string="Journal Item", readonly=True, ondelete='restrict', index='btree_not_null'
    )
    order_id = fields.Many2one('sale.order', readonly=True, ondelete='restrict', index='btree_not_null')
    settlement_id = fields.Many2one('farm.settlement', readonly=True, ondelete='restrict', index='btree_not_null')
    supply = fields.Selection(
        selection=lambda self: self.env['farm.tax.rate']._get_supplies(),
        string="Kind of Supply",
        required=True,
        default='goods',
        readonly=True,
    )
    note = fields.Char(readonly=True)
    settlement_line_ids = fields.One2many('farm.settlement.line', 'entry_id', string="Settled In")
    is_settled = fields.Boolean(compute='_compute_is_settled', search='_search_is_settled')
    is_collected = fields.Boolean(
        string="Buyer Has Paid",
        compute='_compute_is_collected',
        search='_search_is_collected',
        help="The money is with the market. What carriers still have to remit cannot be paid out.",
    )

    _company_partner_idx = models.Index('(company_id, partner_id, pot)')

    @api.depends('settlement_line_ids')
    def _compute_is_settled(self):
        for entry in self:
            entry.is_settled = bool(entry.sudo().settlement_line_ids)

    def _search_is_settled(self, operator, value):
        if operator != 'in':
            return NotImplemented
        return [('settlement_line_ids', '!=' if True in value else '=', False)]

    @api.depends('order_id.buyer_balance')
    def _compute_is_collected(self):
        for entry in self:
            entry.is_collected = entry.sudo().order_id.buyer_balance <= 0

    def _search_is_collected(self, operator, value):
        if operator != 'in':
            return NotImplemented
        collected = Domain('order_id', '=', False) | Domain('order_id.buyer_balance', '<=', 0)
        return collected if True in value else ~collected

    @api.model_create_multi
    def create(self, vals_list):
        entries = super().create(vals_list)
        entries._check_mirrors_books()
        return entries

    def write(self, vals):  # pylint: disable=method-required-super  # refusing is all it does
        """Refuse: a ledger is corrected by another entry.

        :raises UserError: always
        """
        raise UserError(self.env._("A ledger entry cannot be changed. Post a correction instead."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        """Refuse: a ledger forgets nothing.

        :raises UserError: always
        """
        raise UserError(self.env._("A ledger entry cannot be removed. Post a correction instead."))

    def _check_mirrors_books(self):
        """Check that new entries say what the books say.

        :raises ValidationError: where entries of a journal item differ from it, or entries without one change the sum
        """
        unbooked = defaultdict(int)
        for entry in self.filtered(lambda entry: not entry.move_line_id):
            unbooked[entry.company_id, entry.partner_id, entry.order_id] += entry.amount
        mirrored = dict(
            self._read_group([('move_line_id', 'in', self.move_line_id.ids)], ['move_line_id'], ['amount:sum'])
        )
        if any(unbooked.values()) or any(
            line.company_currency_id.compare_amounts(-line.balance, total) for line, total in mirrored.items()
        ):
            raise ValidationError(self.env._("A seller's ledger must say what the books say."))

    @api.model
    def _get_balances(self, domain):
        """Return what the market holds and owes in the entries of `domain`: dict with held, due, collected, waiting.

        `waiting` is the part of what is due that carriers have not remitted yet, `collected` the rest.
        """
        sums = dict(self._read_group(domain, ['pot'], ['amount:sum']))
        due = sums.get('due', 0)
        waiting = self._read_group([*domain, ('pot', '=', 'due'), ('is_collected', '=', False)], [], ['amount:sum'])
        return {
            'held': sums.get('held', 0),
            'due': due,
            'waiting': waiting[0][0] or 0,
            'collected': due - (waiting[0][0] or 0),
        }

    def action_open_books(self):
        self.ensure_one()
        if not self.move_line_id:
            raise UserError(self.env._("Money that becomes due at delivery is not a movement in the books."))
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'account.move',
            'res_id': self.move_line_id.move_id.id,
            'view_mode': 'form',
        }
