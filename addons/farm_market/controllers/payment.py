from odoo.addons.website_sale.controllers.payment import PaymentPortal


class FarmPaymentPortal(PaymentPortal):
    def _validate_transaction_for_order(self, transaction, sale_order):  # pylint: disable=missing-return  # there is none
        # OVERRIDE: before anybody pays, the goods are set aside; who comes too late learns it now, not after paying.
        super()._validate_transaction_for_order(transaction, sale_order)
        sale_order._promise_stock()
