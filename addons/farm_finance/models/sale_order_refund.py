from odoo import Command, models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    """Money that goes another way than a payment on the website: refunds, cash on delivery, paying back."""

    _inherit = 'sale.order'

    def _refund_buyer(self, goods, shipping=0, note=None):
        """Take `goods` from the seller's and `shipping` from the carrier's money and owe it to the buyer.

        :param int goods: đồng, at most what the order's goods still stand for
        :param int shipping: đồng, at most what the order's shipping still stands for
        :return: the posted entry
        :raises UserError: for amounts that are negative, zero together, or more than is left
        """
        self.ensure_one()
        booked_goods, booked_shipping = self._get_booked_money()[self]
        if not (0 <= goods <= booked_goods and 0 <= shipping <= booked_shipping and goods + shipping > 0):
            raise UserError(
                self.env._(
                    "Of %(order)s, at most %(goods)s for goods and %(shipping)s for shipping can go back to the buyer.",
                    order=self.name,
                    goods=self.currency_id.format(booked_goods),
                    shipping=self.currency_id.format(booked_shipping),
                )
            )
        move = self._post_money_moves([self._prepare_money_move_values('reversed', -goods, -shipping, note)])
        self._reconcile_buyer_money()
        return move

    def _release_held_money(self):
        # OVERRIDE: what was ordered and not handed over in the end is not the seller's.
        for order in self:
            amount = order._get_undelivered_money()
            if amount:
                # Still held at this moment: the refund must come out of what is held, not of what is due.
                order.with_context(money_pot='held')._refund_buyer(
                    amount, note=self.env._("%s: not delivered", order.name)
                )
        return super()._release_held_money()

    def _get_money_pot(self):
        return self.env.context.get('money_pot') or super()._get_money_pot()

    def _get_undelivered_money(self):
        """Return the part of the goods' money that stands for goods of a finished delivery that never went out."""
        self.ensure_one()
        lines = self.order_line.filtered('product_id.stall_id')
        ordered = sum(lines.mapped('price_total'))
        if not ordered or not any(picking.state == 'done' for picking in self.picking_ids):
            return 0
        missing = sum(
            line.price_total * max(line.product_uom_qty - line.qty_delivered, 0) / line.product_uom_qty
            for line in lines
            if line.product_uom_qty
        )
        goods = self._get_booked_money()[self][0]
        return min(goods, self.currency_id.round(goods * missing / ordered))

    # === Money recorded by the accountant === #

    def _record_receipt(self, journal, date, reference=None, amounts=None):
        """Book that the carrier, or the buyer in person, handed over what these orders still owe.

        :param account.journal journal: bank or cash of the market
        :param dict amounts: order -> đồng that came, where it is not what is owed; what is missing stays open, what is
            too much becomes the buyer's credit
        :return: the posted entry
        :raises UserError: where an order owes nothing
        """
        self._check_owed(lambda order: order.buyer_balance > 0)
        return self._post_bank_entry(journal, date, reference, amounts)

    def _record_pay_back(self, journal, date, reference=None):
        """Book that buyers got back what these orders owe them.

        :return: the posted entry
        :raises UserError: where nothing is owed to the buyer
        """
        self._check_owed(lambda order: order.buyer_balance < 0)
        return self._post_bank_entry(journal, date, reference)

    def _record_seller_cash(self, date, reference=None):
        """Book that the seller took the buyer's cash: it counts as paid to the seller already.

        :return: the posted entries
        :raises UserError: where an order owes nothing, or was not handed over: cash is taken at the hand-over
        """
        self._check_owed(lambda order: order.buyer_balance > 0 and order.delivered_on)
        moves = self._post_money_moves(
            [
                {
                    **order._prepare_money_move_values('cod_debit', -order.buyer_balance, 0, reference),
                    'date': date,
                }
                for order in self
            ]
        )
        for order in self:
            order._get_open_receivables()._reconcile_both_sides()
        return moves

    def _check_owed(self, condition):
        wrong = self.filtered(lambda order: not order.stall_id or not condition(order))
        if wrong or not self:
            raise UserError(self.env._("There is nothing to record for %s.", ", ".join(wrong.mapped('name')) or "—"))
        if len(self.company_id) > 1:
            raise UserError(self.env._("Record the money of one market at a time."))

    def _post_bank_entry(self, journal, date, reference, amounts=None):
        """Post one bank or cash entry over the open receivables of these orders and reconcile it with them."""
        moved = {order: (amounts or {}).get(order, order.buyer_balance) for order in self}
        total = sum(moved.values())
        vals_list = [
            {
                'account_id': self._get_liquidity_account(journal, total).id,
                'balance': total,
                'name': reference,
            }
        ]
        for order, amount in moved.items():
            receivable = order._get_open_receivables()[0]
            vals_list.append(
                {
                    'account_id': receivable.account_id.id,
                    'partner_id': receivable.partner_id.id,
                    'name': order.name,
                    'balance': -amount,
                    'date_maturity': date,
                }
            )
        move = (
            self.env['account.move']
            .with_company(self.company_id)
            .create(
                {
                    'move_type': 'entry',
                    'journal_id': journal.id,
                    'date': date,
                    'ref': reference,
                    'line_ids': [Command.create(values) for values in vals_list],
                }
            )
        )
        move._post(soft=False)
        counterparts = move.line_ids.filtered(lambda line: line.account_type == 'asset_receivable').sorted('id')
        for order, counterpart in zip(moved, counterparts, strict=True):
            (order._get_open_receivables() | counterpart)._reconcile_both_sides()
        return move

    def _get_liquidity_account(self, journal, amount):
        """Cash goes into the till; bank money waits on the outstanding account for the bank's statement."""
        if journal.type == 'cash':
            return journal.default_account_id
        name = 'account_journal_payment_debit_account_id' if amount > 0 else 'account_journal_payment_credit_account_id'
        return self.env['account.chart.template'].with_company(journal.company_id).ref(name)
