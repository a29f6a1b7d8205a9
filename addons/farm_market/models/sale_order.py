from odoo import Command, api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.farm_base.tools.apportion import apportion


class SaleOrder(models.Model):
    """The cart is one order over all stalls until it is confirmed; then each stall has its own (`sale_order_split`)."""

    _inherit = 'sale.order'

    stall_id = fields.Many2one(
        'farm.stall', readonly=True, copy=False, index='btree_not_null', ondelete='restrict', check_company=True
    )
    checkout_id = fields.Many2one(
        'farm.checkout', string="Purchase", readonly=True, copy=False, index='btree_not_null', ondelete='restrict'
    )
    payment_share = fields.Monetary(
        string="Share of the Purchase",
        readonly=True,
        copy=False,
        help="This order's part of what was agreed at checkout, fixed at confirmation: "
        "the parts add up to the purchase.",
    )

    def _compute_amount_paid(self):
        # OVERRIDE: one payment for several orders counts for each only with its stored share; the sum of all payments
        # would make every order of the purchase look paid as a whole.
        res = super()._compute_amount_paid()
        for checkout, orders in self.filtered('payment_share').grouped('checkout_id').items():
            siblings = checkout.sudo().order_ids
            shares = (
                apportion(round(checkout.amount_paid), [round(share) for share in siblings.mapped('payment_share')])
                if checkout.amount_paid
                else [0] * len(siblings)
            )
            paid = dict(zip(siblings.ids, shares, strict=True))
            for order in orders:
                order.amount_paid = paid[order.id]
        return res

    # === Confirmation === #

    def _action_confirm(self):
        # OVERRIDE: before anything is reserved or booked, the cart becomes one order per stall. Card, transfer and cash
        # on delivery all pass here; earlier, loyalty would lose its discounts, and grouped transactions stay draft.
        orders = self._split_by_stall()
        res = super(SaleOrder, orders.with_context(reserve_beside=True))._action_confirm()
        orders.promise_ids._consume()
        stall_orders = orders.filtered('stall_id')
        for order in stall_orders:
            order.prepare_on = order.stall_id._get_next_preparation()
        if stall_orders:
            stall_orders._on_stall_orders_confirmed()
            stall_orders._settle_shortage()
        return res

    def _on_stall_orders_confirmed(self):
        """Hook: the orders of stalls were confirmed, their deliveries made. Same transaction."""

    def _on_stall_orders_cancelled(self):
        """Hook: the orders of stalls were cancelled. Same transaction."""

    def _on_stall_orders_delivered(self):
        """Hook: everything of these orders was handed over. Same transaction."""

    def _action_cancel(self):
        confirmed = self.filtered(lambda order: order.state == 'sale' and order.stall_id)
        res = super()._action_cancel()
        self.promise_ids.unlink()
        if confirmed:
            confirmed._on_stall_orders_cancelled()
        return res

    def _send_order_notification_mail(self, mail_template, allow_deferred_sending=True):
        # OVERRIDE: the buyer made one purchase and gets one mail about it, that of the first order.
        if self.checkout_id and self != self.checkout_id.order_ids.sorted('id')[:1]:
            return None
        return super()._send_order_notification_mail(mail_template, allow_deferred_sending=allow_deferred_sending)

    @api.constrains('order_line', 'state')
    def _check_one_stall_per_order(self):
        for order in self.filtered(lambda order: order.state == 'sale' and order.stall_id):
            if len(order.order_line.product_id.stall_id) > 1:
                raise ValidationError(self.env._("An order belongs to one stall. Make another order for other stalls."))

    def _prepare_checkout_values(self):
        self.ensure_one()
        return {
            'name': self.name,
            'company_id': self.company_id.id,
            'partner_id': self.partner_id.id,
            'website_id': self.website_id.id,
            'amount_total': self.amount_total,
            'transaction_ids': [Command.set(self.transaction_ids.ids)],
        }
