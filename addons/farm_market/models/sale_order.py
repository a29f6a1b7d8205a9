from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError

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
    shipping_quotes = fields.Json(
        copy=False,
        help="What shipping costs from each stall, by carrier: {carrier: {stall: price}}. Set before payment.",
    )
    promise_ids = fields.One2many('farm.promise', 'order_id')
    delivered_on = fields.Datetime(readonly=True, copy=False, help="When the last part was handed over.")
    fulfilment_state = fields.Selection(
        selection=[
            ('new', "New"),
            ('packed', "Packed"),
            ('delivered', "Delivered"),
            ('cancel', "Cancelled"),
        ],
        compute='_compute_fulfilment_state',
        store=True,
        index='btree_not_null',
    )

    @api.depends('stall_id', 'state', 'delivered_on', 'picking_ids.packed_on')
    def _compute_fulfilment_state(self):
        for order in self:
            if not order.stall_id or order.state not in ('sale', 'cancel'):
                order.fulfilment_state = False
            elif order.state == 'cancel':
                order.fulfilment_state = 'cancel'
            elif order.delivered_on:
                order.fulfilment_state = 'delivered'
            else:
                waiting = order.picking_ids.filtered(lambda picking: picking.state not in ('done', 'cancel'))
                packed = bool(waiting) and all(waiting.mapped('packed_on'))
                order.fulfilment_state = 'packed' if packed else 'new'

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

    # === Cart === #

    def _get_lines_by_stall(self):
        """Return the goods of the order by stall, in the order in which the stalls came into the cart."""
        self.ensure_one()
        return self.order_line.filtered('product_id.stall_id').grouped(lambda line: line.product_id.stall_id)

    def _make_stall_part(self, lines):
        """Return an unsaved order with the goods of one stall only, to ask a carrier what their parcel costs."""
        self.ensure_one()
        part = self.new(origin=self)
        part.order_line = part.order_line.filtered(lambda line: line._origin in lines)
        return part

    def _verify_updated_quantity(self, order_line, product_id, new_qty, uom_id, **kwargs):
        # OVERRIDE: a cart takes nothing that is not on sale at this moment.
        product = self.env['product.product'].browse(product_id)
        if product.is_gated and not product.product_tmpl_id._is_on_sale():
            return 0, self.env._("%s is not on sale at the moment.", product.name)
        return super()._verify_updated_quantity(order_line, product_id, new_qty, uom_id, **kwargs)

    def _verify_cart(self):
        # OVERRIDE: what was stopped since it came into the cart leaves it, with a word about it.
        res = super()._verify_cart()
        stopped = self._get_stopped_lines()
        if stopped:
            self.shop_warning = self.env._(
                "%s is no longer on sale and was taken out of your cart.", ", ".join(stopped.product_id.mapped('name'))
            )
            stopped.unlink()
        return res

    def _get_stopped_lines(self):
        return self.order_line.filtered(
            lambda line: line.product_id.is_gated and not line.product_id.product_tmpl_id._is_on_sale()
        )

    def _check_cart_is_ready_to_be_paid(self):
        stopped = self._get_stopped_lines()
        if stopped:
            raise ValidationError(
                self.env._(
                    "%s is no longer on sale. Go back to your cart and take it out.",
                    ", ".join(stopped.product_id.mapped('name')),
                )
            )
        return super()._check_cart_is_ready_to_be_paid()

    def _get_free_qty(self, product):
        # OVERRIDE: what others are paying for at this moment is not free any more.
        return super()._get_free_qty(product) - product._get_promised_quantity(except_order=self)

    def _promise_stock(self):
        """Set the goods of the cart aside while it is being paid; see :class:`FarmPromise`."""
        self.ensure_one()
        self.env['farm.promise']._promise(self)

    # === Confirmation === #

    def _confirmation_error_message(self):
        stopped = self._get_stopped_lines() if not self.checkout_id else self.env['sale.order.line']
        if stopped:
            return self.env._("%s may not be sold at the moment.", ", ".join(stopped.product_id.mapped('name')))
        return super()._confirmation_error_message()

    def _action_confirm(self):
        # OVERRIDE: before anything is reserved or booked, the cart becomes one order per stall. Card, transfer and cash
        # on delivery all pass here; earlier, loyalty would lose its discounts, and grouped transactions stay draft.
        orders = self._split_by_stall()
        res = super(SaleOrder, orders)._action_confirm()
        orders.promise_ids._consume()
        stall_orders = orders.filtered('stall_id')
        if stall_orders:
            stall_orders._on_stall_orders_confirmed()
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

    def _mark_delivered(self):
        """Note that orders were handed over completely, once; called when a delivery is done."""
        delivered = self.filtered(
            lambda order: (
                order.stall_id
                and not order.delivered_on
                and all(picking.state in ('done', 'cancel') for picking in order.picking_ids)
            )
        )
        if delivered:
            delivered.delivered_on = fields.Datetime.now()
            delivered._on_stall_orders_delivered()

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

    def action_mark_packed(self):
        """Say that the goods wait for hand-over. Done by the people of the stall."""
        for order in self:
            if order.fulfilment_state != 'new':
                raise UserError(self.env._("Only a new order can be packed."))
        # The caller may run the stall (checked by access to the order); the transfer belongs to the warehouse.
        self.check_access('read')
        self.picking_ids.sudo()._mark_packed()

    def action_hand_over(self):
        """The buyer, or who carries the goods to the buyer, took them: the stock leaves. Refuses held lots."""
        for order in self:
            if order.fulfilment_state not in ('new', 'packed'):
                raise UserError(self.env._("This order was handed over or cancelled already."))
        self.check_access('read')
        # The caller may run the stall (checked by access to the order); the transfer belongs to the warehouse.
        pickings_sudo = self.picking_ids.sudo().filtered(lambda picking: picking.state not in ('done', 'cancel'))
        short = pickings_sudo.filtered(lambda picking: picking.state != 'assigned')
        if short:
            raise UserError(
                self.env._("Not all of it lies in released lots any more. Receive another lot, or call the board.")
            )
        pickings_sudo.move_ids.picked = True
        pickings_sudo.with_context(skip_sms=True)._action_done()

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
