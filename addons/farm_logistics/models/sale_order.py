from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _is_cash_on_delivery(self):
        # OVERRIDE: what was added to an order, and what was asked of a harvest to come, is paid at hand-over.
        return super()._is_cash_on_delivery() or self.is_paid_at_hand_over
