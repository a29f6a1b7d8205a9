from odoo import models


class SaleOrderLine(models.Model):
    _inherit = 'sale.order.line'

    def _get_promotion_cost(self):
        """Return what the buyer did not have to pay because of this line of a promotion."""
        self.ensure_one()
        if self.reward_id.reward_type == 'product':
            return self.currency_id.round(self.price_unit * self.product_uom_qty)
        return -self.currency_id.round(self.price_total)

    def _get_reward_weights(self, orders):
        """Return how a discount is shared by the orders of one purchase: by the goods that it is given on."""
        self.ensure_one()
        goods = self.reward_id._get_market_goods()
        return [
            round(
                sum(
                    line.price_total
                    for line in order.order_line
                    if line.stall_id and not line.reward_id and (not goods or line.product_id in goods)
                )
            )
            for order in orders
        ]
