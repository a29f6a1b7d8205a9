from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _is_cash_on_delivery(self):
        """Return whether the buyer chose to pay the courier.

        The last transaction that was not given up decides. Extend it where an order
        is paid through another one.
        """
        self.ensure_one()
        # The shipper need not have a right to payments to know what to collect.
        transactions_sudo = self.sudo().transaction_ids.filtered(lambda tx: tx.state not in ('cancel', 'error'))
        return transactions_sudo.sorted('id')[-1:].provider_id.custom_mode == 'cash_on_delivery'
