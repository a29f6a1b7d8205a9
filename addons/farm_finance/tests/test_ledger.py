from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestLedger(FarmFinanceCommon):
    def test_confirmation_books_what_is_owed_to_seller_and_carrier(self):
        first, second = self._buy()
        self.assertEqual((first.amount_total, second.amount_total), (55000, 120000))
        for order, goods in ((first, 40000), (second, 105000)):
            with self.subTest(stall=order.stall_id.name):
                lines = {line.account_id: line for line in order.money_move_ids.line_ids}
                receivable = self.buyer.with_company(self.market).property_account_receivable_id
                self.assertEqual(lines[receivable].balance, goods + 15000)
                self.assertEqual(lines[receivable].partner_id, self.buyer)
                self.assertEqual(lines[self.market.farm_seller_account_id].balance, -goods)
                self.assertEqual(lines[self.market.farm_seller_account_id].partner_id, order.stall_id.owner_id)
                self.assertEqual(lines[self.market.farm_shipping_account_id].balance, -15000)
                self.assertEqual(lines[self.market.farm_shipping_account_id].partner_id, self.carrier_company)
                self.assertEqual(order.ledger_entry_ids.mapped('kind'), ['held'])
                self.assertEqual(self._get_held(order), goods)
        self.assertBooksAgree()

    def test_the_market_has_no_income_from_goods(self):
        self._deliver(self._buy())
        income = self.env['account.move.line'].search(
            [
                ('company_id', '=', self.market.id),
                ('account_id.account_type', 'in', ('income', 'income_other')),
            ]
        )
        self.assertFalse(income)

    def test_confirming_twice_books_once(self):
        order = self._buy((self.greens, 2))
        order._on_stall_orders_confirmed()
        self.assertEqual(len(order.money_move_ids), 1)

    def test_delivery_makes_held_money_due_and_leaves_the_books_alone(self):
        order = self._buy((self.greens, 2))
        entries, moves = order.ledger_entry_ids, order.money_move_ids
        self._deliver(order)
        self.assertEqual(order.money_move_ids, moves)
        added = order.ledger_entry_ids - entries
        self.assertEqual(sorted(added.mapped('amount')), [-40000, 40000])
        self.assertFalse(added.move_line_id)
        self.assertEqual((self._get_held(order), self._get_due(order)), (0, 40000))
        self.assertBooksAgree()

    def test_what_was_not_delivered_goes_back_to_the_buyer(self):
        order = self._buy((self.greens, 4))
        picking = order.picking_ids
        picking.move_ids.quantity = 3
        picking.move_ids.picked = True
        picking.with_context(cancel_backorder=True)._action_done()
        self.assertTrue(order.delivered_on)
        self.assertEqual((self._get_held(order), self._get_due(order)), (0, 60000))
        self.assertEqual(order.buyer_balance, 75000)
        self.assertBooksAgree()

    def test_cancelling_before_payment_leaves_nothing_open(self):
        orders = self._buy()
        orders[0]._action_cancel()
        self.assertEqual((self._get_held(orders[0]), orders[0].buyer_balance), (0, 0))
        self.assertTrue(
            all(
                orders[0]
                .money_move_ids.line_ids.filtered(lambda line: line.account_type == 'asset_receivable')
                .mapped('reconciled')
            )
        )
        self.assertEqual(self._get_held(orders[1]), 105000)
        self.assertBooksAgree()

    def test_cancelling_after_payment_gives_the_buyer_a_credit(self):
        orders = self._buy()
        self._pay(orders)
        orders[0]._action_cancel()
        self.assertEqual(orders.mapped('buyer_balance'), [-55000, 0])
        move = orders[0]._record_pay_back(self._get_bank(), '2026-01-15', "CK 1")
        self.assertEqual(orders[0].buyer_balance, 0)
        self.assertEqual(
            sum(move.line_ids.filtered(lambda line: line.partner_id == self.buyer).mapped('balance')), 55000
        )
        self.assertBooksAgree()

    def test_confirming_again_after_a_cancel_books_again(self):
        order = self._buy((self.greens, 2))
        order._action_cancel()
        order.action_draft()
        order.action_confirm()
        self.assertEqual((self._get_held(order), order.buyer_balance), (40000, 55000))
        self.assertBooksAgree()

    def test_a_refund_takes_from_seller_and_carrier_what_is_left_and_no_more(self):
        order = self._buy((self.greens, 2))
        self._deliver(order)
        order._refund_buyer(10000, 5000, "Rau dập")
        self.assertEqual((self._get_due(order), order.buyer_balance), (30000, 40000))
        for goods, shipping in ((30001, 0), (0, 10001), (-1, 0), (0, 0)):
            with self.subTest(goods=goods, shipping=shipping), self.assertRaises(UserError):
                order._refund_buyer(goods, shipping)
        order._action_cancel()
        self.assertEqual((self._get_due(order), order.buyer_balance), (0, 0))
        self.assertBooksAgree()

    def test_entries_are_never_changed_or_removed(self):
        entry = self._buy((self.greens, 2)).ledger_entry_ids
        with self.assertRaises(UserError):
            entry.amount = 1
        with self.assertRaises(UserError):
            entry.unlink()

    def test_entries_that_the_books_do_not_know_are_refused(self):
        entry = self._buy((self.greens, 2)).ledger_entry_ids
        values = entry.copy_data()[0]
        for name, change in (
            ('no journal item', {'move_line_id': False}),
            ('twice', {}),
            ('other amount', {'amount': 1}),
        ):
            with self.subTest(case=name), self.assertRaises(ValidationError):
                self.Ledger.create({**values, **change})

    def test_a_difference_would_be_seen(self):
        order = self._buy((self.greens, 2))
        line = order.ledger_entry_ids.move_line_id
        self.env.flush_all()
        self.env.cr.execute("UPDATE account_move_line SET balance = balance - 1 WHERE id = %s", [line.id])
        line.invalidate_recordset()
        rows = self.Balance._get_disagreements(self.market)
        self.assertEqual((rows.partner_id, rows.difference), (self.stall_a.owner_id, -1))

    def test_services_and_goods_mixed_are_of_unknown_kind(self):
        order = self._buy((self.greens, 1))
        self.assertEqual(order.ledger_entry_ids.supply, 'goods')
