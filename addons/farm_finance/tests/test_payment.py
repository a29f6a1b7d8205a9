from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestPayment(FarmFinanceCommon):
    def test_one_payment_settles_all_orders_of_the_purchase(self):
        orders = self._buy()
        transaction = self._pay(orders)
        self.assertEqual(orders.mapped('buyer_balance'), [0, 0])
        receivables = (orders.money_move_ids | transaction.payment_id.move_id).line_ids.filtered(
            lambda line: line.account_type == 'asset_receivable'
        )
        self.assertEqual(receivables.mapped('amount_residual'), [0, 0, 0])
        self.assertEqual(sum(receivables.mapped('balance')), 0)

    def test_payment_confirms_the_cart_and_settles_its_parts(self):
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        cart._set_delivery_method(self.carrier)
        self._pay(cart)
        orders = cart.checkout_id.order_ids
        self.assertEqual(len(orders), 2)
        self.assertEqual(orders.mapped('buyer_balance'), [0, 0])
        self.assertBooksAgree()

    def test_goods_are_never_invoiced_whatever_the_setting_says(self):
        self.env['ir.config_parameter'].set_param('sale.automatic_invoice', 'True')
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 3))
        self._pay(cart)
        orders = cart.checkout_id.order_ids
        self.assertFalse(orders.invoice_ids)
        self.assertEqual(orders.mapped('buyer_balance'), [0, 0])
        with self.assertRaises(UserError):
            orders._create_invoices()

    def test_a_part_payment_leaves_the_rest_open_to_the_dong(self):
        orders = self._buy()
        self._pay(orders, amount=100001)
        self.assertEqual(sum(orders.mapped('buyer_balance')), 175000 - 100001)

    def test_cash_of_the_carrier_settles_many_buyers_at_once(self):
        orders = self._buy() | self._buy((self.greens, 1))
        self._deliver(orders)
        self.assertFalse(any(orders.ledger_entry_ids.mapped('is_collected')))
        move = orders._record_receipt(self._get_bank(), '2026-01-15', "GHN 0126")
        self.assertEqual(orders.mapped('buyer_balance'), [0, 0, 0])
        self.assertEqual(max(move.line_ids.mapped('balance')), sum(orders.mapped('amount_total')))
        self.assertTrue(all(orders.ledger_entry_ids.mapped('is_collected')))
        with self.assertRaises(UserError):
            orders._record_receipt(self._get_bank(), '2026-01-15')

    def test_cash_that_the_seller_took_counts_as_paid_to_the_seller(self):
        order = self._buy((self.greens, 2), shipping=False)
        self._deliver(order)
        order._record_seller_cash('2026-01-15', "Trả tại gian hàng")
        self.assertEqual((order.buyer_balance, self._get_due(order)), (0, 0))
        self.assertIn('cod_debit', order.ledger_entry_ids.mapped('kind'))
        self.assertBooksAgree()

    def test_a_refund_by_the_provider_settles_the_credit(self):
        order = self._buy((self.greens, 2))
        source = self._pay(order)
        order._refund_buyer(40000, 15000, "Trả hàng")
        refund = self.env['payment.transaction'].create(
            {
                'provider_id': source.provider_id.id,
                'payment_method_id': source.payment_method_id.id,
                'amount': -55000,
                'currency_id': source.currency_id.id,
                'partner_id': source.partner_id.id,
                'operation': 'refund',
                'reference': 'R-1',
                'source_transaction_id': source.id,
            }
        )
        refund._set_done()
        refund._post_process()
        self.assertEqual(order.buyer_balance, 0)
        self.assertBooksAgree()

    def test_the_wizard_records_what_is_owed(self):
        orders = self._buy()
        self._deliver(orders)
        wizard = (
            self.env['farm.order.money']
            .with_user(self.accountant)
            .with_context(active_model='sale.order', active_ids=orders.ids)
            .create({'reference': "GHN 0126"})
        )
        self.assertEqual((wizard.amount, wizard.journal_id), (175000, self.market.farm_payout_journal_id))
        wizard.action_record()
        self.assertEqual(orders.mapped('buyer_balance'), [0, 0])

    def test_the_refund_wizard_offers_what_is_left_for_goods(self):
        order = self._buy((self.greens, 2))
        wizard = (
            self.env['farm.order.refund']
            .with_user(self.accountant)
            .with_context(active_id=order.id)
            .create(
                {
                    'note': "Hàng dập",
                    'shipping': 0,
                }
            )
        )
        self.assertEqual(wizard.goods, 40000)
        wizard.action_refund()
        self.assertEqual((self._get_held(order), order.buyer_balance), (0, 15000))
