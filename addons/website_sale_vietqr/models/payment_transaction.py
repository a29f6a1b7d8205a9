from odoo import models


class PaymentTransaction(models.Model):
    _inherit = 'payment.transaction'

    def _vietqr_refusal(self):
        """Override of `payment_vietqr` to keep back money for orders that no longer want it."""
        if refusal := super()._vietqr_refusal():
            return refusal
        for order in self.sale_order_ids:
            if order.state == 'cancel':
                return self.env._("Order %(order)s had been cancelled.", order=order.name)
            paid = order.transaction_ids.filtered(lambda tx: tx.state in ('authorized', 'done'))
            if paid and order.currency_id.compare_amounts(sum(paid.mapped('amount')), order.amount_total) >= 0:
                return self.env._("Order %(order)s had been paid in another way.", order=order.name)
        return ''
