from odoo import models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _on_sold_on_the_spot(self):
        res = super()._on_sold_on_the_spot()
        self._record_seller_cash(self._get_money_date(), self.env._("Cash at the booth"))
        return res
