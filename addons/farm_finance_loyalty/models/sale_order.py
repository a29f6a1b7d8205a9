from odoo import fields, models


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    promotion_use_ids = fields.One2many('farm.promotion.use', 'order_id', string="Promotions Used")

    def _compute_buyer_balance(self):
        # OVERRIDE: what a sponsor owes for a promotion is not owed by the buyer.
        res = super()._compute_buyer_balance()
        for order in self:
            sponsored = order.money_move_ids.filtered('farm_promotion_use_id').line_ids.filtered(
                lambda line: line.parent_state == 'posted' and line.account_type == 'asset_receivable'
            )
            if sponsored:
                order.buyer_balance -= sum(sponsored.mapped('amount_residual'))
        return res

    def _get_open_receivables(self):
        # OVERRIDE: the same for what a buyer's payment settles.
        return super()._get_open_receivables().filtered(lambda line: not line.move_id.farm_promotion_use_id)

    def _on_stall_orders_confirmed(self):
        res = super()._on_stall_orders_confirmed()
        # The buyer confirms; the books are the market's.
        self.sudo().promotion_use_ids._post_vouchers()
        return res

    def _on_stall_orders_cancelled(self):
        res = super()._on_stall_orders_cancelled()
        self.sudo().promotion_use_ids._take_back_vouchers()
        return res

    def _refund_buyer(self, goods, shipping=0, note=None):
        # OVERRIDE: goods that come back take the same part of what others paid for them back.
        booked = self._get_booked_money()[self][0]
        move = super()._refund_buyer(goods, shipping, note)
        if goods:
            self.promotion_use_ids._take_back_vouchers(lambda amount: round(amount * goods / booked))
        return move
