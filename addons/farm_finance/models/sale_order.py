from odoo import Command, api, fields, models
from odoo.exceptions import UserError

MONEY_TIMEZONE = 'Asia/Ho_Chi_Minh'


class SaleOrder(models.Model):
    """The money of a stall's order: the buyer owes it, the market holds it for the seller and the carrier."""

    _inherit = 'sale.order'

    money_move_ids = fields.One2many('account.move', 'farm_order_id', string="Journal Entries")
    ledger_entry_ids = fields.One2many('farm.ledger.entry', 'order_id', string="Seller's Ledger")
    buyer_balance = fields.Monetary(
        string="Owed by the Buyer",
        compute='_compute_buyer_balance',
        store=True,
        copy=False,
        help="What the buyer, or the carrier who took the cash, has not paid yet. Below zero: the buyer gets it back.",
    )

    @api.depends('money_move_ids.state', 'money_move_ids.line_ids.amount_residual')
    def _compute_buyer_balance(self):
        for order in self:
            lines = order.money_move_ids.line_ids.filtered(
                lambda line: line.parent_state == 'posted' and line.account_type == 'asset_receivable'
            )
            order.buyer_balance = sum(lines.mapped('amount_residual'))

    # === Hooks of the market === #

    def _on_stall_orders_confirmed(self):
        res = super()._on_stall_orders_confirmed()
        # The buyer, a carrier's message or a scheduled job confirms; the books are the market's.
        orders_sudo = self.sudo()
        orders_sudo._post_sale_entries()
        orders_sudo._reconcile_buyer_money()
        return res

    def _on_stall_orders_changed(self):
        res = super()._on_stall_orders_changed()
        # Goods were added: what is agreed and not booked yet is booked; see `_on_stall_orders_confirmed`.
        self.sudo()._post_sale_entries()
        return res

    def _on_stall_orders_cancelled(self):
        res = super()._on_stall_orders_cancelled()
        self.sudo()._post_cancel_entries()
        return res

    def _on_stall_orders_delivered(self):
        res = super()._on_stall_orders_delivered()
        self.sudo()._release_held_money()
        return res

    # === Entries === #

    @api.model
    def _get_money_date(self):
        """Return today in Vietnam, or the day of the context key ``money_date`` (books that are carried over)."""
        return self.env.context.get('money_date') or fields.Date.context_today(self.with_context(tz=MONEY_TIMEZONE))

    def _get_money_pot(self):
        """Return where the money of the order stands: held until delivery, due from then on."""
        self.ensure_one()
        return 'due' if self.delivered_on else 'held'

    def _get_booked_money(self):
        """Return what the books hold of each order: dict order -> (for the seller, for the carrier), in đồng."""
        booked = dict.fromkeys(self, (0, 0))
        for order in self:
            company, lines = (
                order.company_id,
                order.money_move_ids.filtered(
                    lambda move: move.state == 'posted' and move.farm_ledger_kind in ('held', 'reversed')
                ).line_ids,
            )
            booked[order] = tuple(
                -sum(lines.filtered(lambda line, account=account: line.account_id == account).mapped('balance'))
                for account in (company.farm_seller_account_id, company.farm_shipping_account_id)
            )
        return booked

    def _get_money_parts(self):
        """Return (goods, shipping) of the order's total. Discounts and taxes of goods are part of the goods' money."""
        self.ensure_one()
        shipping = self.currency_id.round(sum(self.order_line.filtered('is_delivery').mapped('price_total')))
        return self.amount_total - shipping, shipping

    def _get_supply_kind(self):
        """Return the kind of supply for the tax that is withheld; where goods and services mix, it is unknown."""
        self.ensure_one()
        types = set(self.order_line.filtered('product_id.stall_id').mapped('product_id.type'))
        if len(types) > 1:
            return 'unknown'
        return 'services' if types == {'service'} else 'goods'

    def _post_sale_entries(self):
        """Book what is agreed and not booked yet: Dr buyer / Cr seller, carrier. A second call books nothing more."""
        booked = self._get_booked_money()
        vals_list = []
        for order in self:
            goods, shipping = order._get_money_parts()
            goods, shipping = goods - booked[order][0], shipping - booked[order][1]
            if goods or shipping:
                vals_list.append(order._prepare_money_move_values('held', goods, shipping))
        self._post_money_moves(vals_list)

    def _post_cancel_entries(self):
        """Take back what is booked for cancelled orders. What the buyer paid already becomes the buyer's credit."""
        vals_list = [
            order._prepare_money_move_values('reversed', -goods, -shipping)
            for order, (goods, shipping) in self._get_booked_money().items()
            if goods or shipping
        ]
        self._post_money_moves(vals_list)
        self._reconcile_buyer_money()

    def _post_money_moves(self, vals_list):
        moves = self.env['account.move']
        for company_id in {vals['company_id'] for vals in vals_list}:
            of_company = [vals for vals in vals_list if vals['company_id'] == company_id]
            moves |= moves.with_company(company_id).create(of_company)
        moves._post(soft=False)
        return moves

    def _prepare_money_move_values(self, kind, goods, shipping, note=None):
        """Values of the entry that moves money of goods and shipping: positive for a sale, negative for a refund."""
        self.ensure_one()
        company = self.company_id
        buyer = self.partner_invoice_id.commercial_partner_id
        receivable = buyer.with_company(company).property_account_receivable_id
        carrier = self.carrier_id.farm_partner_id or company.partner_id
        lines = [
            (receivable, buyer, goods + shipping),
            (company.farm_seller_account_id, self.stall_id.owner_id, -goods),
            (company.farm_shipping_account_id, carrier, -shipping),
        ]
        date = self._get_money_date()
        return {
            'move_type': 'entry',
            'journal_id': company.farm_money_journal_id.id,
            'company_id': company.id,
            'date': date,
            'ref': note or self.name,
            'farm_order_id': self.id,
            'farm_ledger_kind': kind,
            'farm_supply': self._get_supply_kind(),
            'line_ids': [
                Command.create(
                    {
                        'account_id': account.id,
                        'partner_id': partner.id,
                        'balance': balance,
                        'name': note or self.name,
                        'date_maturity': date,
                    }
                )
                for account, partner, balance in lines
                if balance
            ],
        }

    def _release_held_money(self):
        """Make held money due: two ledger entries, nothing in the books."""
        vals_list = []
        for order in self:
            held = order.ledger_entry_ids.filtered(lambda entry: entry.pot == 'held')
            amount = sum(held.mapped('amount'))
            if amount:
                common = {
                    'date': self._get_money_date(),
                    'company_id': order.company_id.id,
                    'stall_id': order.stall_id.id,
                    'partner_id': held[0].partner_id.id,
                    'order_id': order.id,
                    'supply': held[0].supply,
                    'note': order.name,
                }
                vals_list += [
                    {**common, 'kind': 'held', 'pot': 'held', 'amount': -amount},
                    {**common, 'kind': 'due', 'pot': 'due', 'amount': amount},
                ]
        self.env['farm.ledger.entry'].create(vals_list)

    def _create_invoices(self, grouped=False, final=False, date=None):
        # OVERRIDE: an invoice would make the sellers' money the market's income.
        if self.stall_id:
            raise UserError(self.env._("The goods are the seller's: the market does not invoice them."))
        return super()._create_invoices(grouped=grouped, final=final, date=date)

    # === Payment === #

    def _get_open_receivables(self):
        return self.money_move_ids.line_ids.filtered(
            lambda line: (
                line.parent_state == 'posted' and line.account_type == 'asset_receivable' and not line.reconciled
            )
        )

    def _reconcile_buyer_money(self):
        """Set what buyers owe for these orders against refunds of the same order, then against their payments."""
        for order in self:
            order._get_open_receivables()._reconcile_both_sides()
        for transactions, orders in self.grouped('transaction_ids').items():
            payments = (transactions | transactions.child_transaction_ids).payment_id.filtered(
                lambda payment: payment.move_id.state == 'posted'
            )
            lines = payments.move_id.line_ids.filtered(
                lambda line: line.account_type == 'asset_receivable' and not line.reconciled
            )
            (lines | orders._get_open_receivables())._reconcile_both_sides()
