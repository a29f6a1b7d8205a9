from odoo import models


class PaymentTransaction(models.Model):
    _inherit = 'payment.transaction'

    def _create_payment(self, **extra_create_values):
        # OVERRIDE: one payment settles what the buyer owes for all orders of the purchase, a refund what is owed back.
        payment = super()._create_payment(**extra_create_values)
        orders = self.sale_order_ids or self.source_transaction_id.sale_order_ids
        orders.filtered('stall_id')._reconcile_buyer_money()
        return payment

    def _invoice_sale_orders(self):
        # OVERRIDE: the goods are the sellers', whatever the setting for automatic invoices says.
        others = self.filtered(lambda tx: not tx.sale_order_ids.stall_id)
        return super(PaymentTransaction, others)._invoice_sale_orders()
