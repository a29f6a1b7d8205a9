from odoo import fields, models
from odoo.exceptions import UserError

from .farm_ledger_entry import KINDS


class AccountMove(models.Model):
    """Posting a line of sellers' money writes it into the seller's ledger, whoever posts it."""

    _inherit = 'account.move'

    farm_order_id = fields.Many2one(
        'sale.order', string="Stall Order", readonly=True, copy=False, index='btree_not_null', ondelete='restrict'
    )
    farm_settlement_id = fields.Many2one(
        'farm.settlement', string="Settlement", readonly=True, copy=False, index='btree_not_null', ondelete='restrict'
    )
    farm_stall_id = fields.Many2one(
        'farm.stall',
        string="Stall",
        copy=False,
        index='btree_not_null',
        ondelete='restrict',
        check_company=True,
        help="For corrections of a seller with several stalls.",
    )
    farm_ledger_kind = fields.Selection(selection=KINDS, string="Kind of Movement", readonly=True, copy=False)
    farm_supply = fields.Selection(
        selection=lambda self: self.env['farm.tax.rate']._get_supplies(),
        string="Kind of Supply",
        readonly=True,
        copy=False,
    )

    def _post(self, soft=True):
        # OVERRIDE: here, and nowhere else, a ledger is written, so it cannot differ from the books.
        posted = super()._post(soft)
        # Whoever may post may not write ledgers by hand: the entries follow from the posted lines.
        posted.sudo()._write_ledger()
        return posted

    def write(self, vals):
        if vals.get('state', 'posted') != 'posted':
            self._check_not_in_ledger()
        return super().write(vals)

    def _check_not_in_ledger(self):
        self.line_ids.filtered(lambda line: line.parent_state == 'posted')._check_not_in_ledger()

    def _write_ledger(self):
        vals_list = []
        for move in self:
            account = move.company_id.farm_seller_account_id
            if not account:
                continue
            for line in move.line_ids:
                if line.account_id == account and line.balance:
                    vals_list += move._prepare_ledger_values(line)
        self.env['farm.ledger.entry'].create(vals_list)

    def _prepare_ledger_values(self, line):
        """Return the values of the ledger entries that mirror one posted line; several for several stalls."""
        self.ensure_one()
        order = self.farm_order_id
        common = {
            'date': self.date,
            'company_id': self.company_id.id,
            'partner_id': line.partner_id.id,
            'kind': self.farm_ledger_kind or 'adjusted',
            'pot': order._get_money_pot() if order else 'due',
            'move_line_id': line.id,
            'order_id': order.id,
            'settlement_id': self.farm_settlement_id.id,
            'supply': self.farm_supply or 'goods',
            'note': line.name or self.ref,
        }
        amount = self.company_id.currency_id.round(-line.balance)
        if self.farm_settlement_id:
            parts = self.farm_settlement_id._split_by_stall(common['kind'], amount)
        else:
            parts = {order.stall_id or self.farm_stall_id or self._get_only_stall(line.partner_id): amount}
        return [{**common, 'stall_id': stall.id, 'amount': part} for stall, part in parts.items() if part]

    def _get_only_stall(self, partner):
        """:raises UserError: where it is not clear to which stall a line of sellers' money belongs"""
        stalls = (
            self.env['farm.stall']
            .with_context(active_test=False)
            .search(
                [
                    ('producer_id.partner_id', '=', partner.id),
                    ('company_id', '=', self.company_id.id),
                ]
            )
            if partner
            else self.env['farm.stall']
        )
        if not stalls:
            raise UserError(
                self.env._(
                    "Each line of sellers' money belongs to a seller: "
                    "enter one that has a stall as partner of the line."
                )
            )
        if len(stalls) > 1:
            raise UserError(self.env._("%s has several stalls: enter the stall in the entry.", partner.name))
        return stalls

    def _reverse_moves(self, default_values_list=None, cancel=False):
        # OVERRIDE: the reversal concerns the same order, stall and settlement; without a word about it, a sale that is
        # reversed is a refund and anything else a correction.
        defaults = default_values_list or [{} for move in self]
        for move, values in zip(self, defaults, strict=True):
            if move.farm_ledger_kind:
                values.setdefault('farm_ledger_kind', 'reversed' if move.farm_ledger_kind == 'held' else 'adjusted')
                values.update(
                    {
                        'farm_order_id': move.farm_order_id.id,
                        'farm_stall_id': move.farm_stall_id.id,
                        'farm_settlement_id': move.farm_settlement_id.id,
                        'farm_supply': move.farm_supply,
                    }
                )
        return super()._reverse_moves(defaults, cancel=cancel)
