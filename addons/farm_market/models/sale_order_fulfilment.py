from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    """What happens to a stall's order from its confirmation until the goods are in the buyer's hands."""

    _inherit = 'sale.order'

    delivered_on = fields.Datetime(readonly=True, copy=False, help="When the last part was handed over.")
    prepare_on = fields.Date(
        string="To Prepare On",
        readonly=True,
        copy=False,
        index='btree_not_null',
        help="The stall's first market day after the order, by its cut-off time.",
    )
    is_paid_at_hand_over = fields.Boolean(
        readonly=True,
        copy=False,
        help="Something of it was agreed without a payment: who hands it over takes the money.",
    )
    cancel_reason = fields.Char(readonly=True, copy=False)
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

    # === Packing and handing over === #

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

    # === Cancelling one stall's part === #

    def action_give_up(self, reason):
        """Cancel this stall's part because it cannot be delivered; the purchase's other parts stay as they are.

        For the people of the stall, its commune manager and the board.

        :param str reason: what the buyer is told
        """
        self.check_access('read')
        self._check_can_cancel(('new', 'packed'))
        if not (reason or '').strip():
            raise UserError(self.env._("Tell the buyer why the order cannot be delivered."))
        self._cancel_part(reason.strip())

    def action_withdraw(self):
        """Cancel this stall's part in the buyer's name, as long as the stall has not packed it."""
        self._check_buyer()
        self._check_can_cancel(('new',))
        self._cancel_part(self.env._("Withdrawn by the buyer"))

    def _check_can_cancel(self, states):
        if any(order.fulfilment_state not in states for order in self):
            raise UserError(
                self.env._("This order is packed, handed over or cancelled already. Call the market's hotline.")
            )

    def _cancel_part(self, reason):
        # Who may cancel was checked by the caller; the transfer and the books belong to others.
        for order_sudo in self.sudo():
            order_sudo.cancel_reason = reason
            order_sudo._action_cancel()
            order_sudo.message_post(
                body=self.env._(
                    "%(stall)s: the order %(order)s is cancelled. %(reason)s",
                    stall=order_sudo.stall_id.name,
                    order=order_sudo.name,
                    reason=reason,
                ),
                message_type='comment',
                subtype_xmlid='mail.mt_comment',
                partner_ids=(order_sudo.partner_id | order_sudo.stall_id.user_ids.partner_id).ids,
            )

    def _settle_shortage(self):
        """After confirmation: what could not be reserved is not sold. Same transaction.

        Goods are promised before payment, so this is for a payment that came after its promise ran out. The buyer
        has paid then: the part of that stall is cancelled, and its money owed back. Without a payment nothing is
        confirmed.
        """
        short = self.filtered(
            lambda order: any(
                move.product_id.is_gated and move.state not in ('assigned', 'done', 'cancel')
                for move in order.picking_ids.move_ids
            )
        )
        for order in short:
            names = ", ".join(order.order_line.filtered('stall_id').product_id.mapped('name'))
            paid = order.sudo().transaction_ids.filtered(lambda tx: tx.state in ('authorized', 'done'))
            if not paid:
                raise UserError(self.env._("There is not enough left of %s. Go back to your cart.", names))
            order._cancel_part(self.env._("Sold out before your payment came: %s. You get your money back.", names))

    # === Adding to an order that is not packed === #

    def _is_open_for_more(self):
        """Whether the buyer may add goods of the same stall: nothing of the order is packed yet."""
        self.ensure_one()
        return self.fulfilment_state == 'new' and self.stall_id.state == 'open'

    def _add_goods(self, product, quantity):
        """Add goods of the same stall to an order that is not packed. What is added is paid at hand-over.

        :param product.product product: an item of the order's stall
        :param float quantity: in the item's unit
        :raises UserError: when the order is packed, or there is not that much
        """
        self.ensure_one()
        if not self._is_open_for_more():
            raise UserError(self.env._("This order is packed already. Make a new order."))
        if product.stall_id != self.stall_id or not product.product_tmpl_id._is_on_sale():
            raise UserError(self.env._("%s is not on sale at the moment.", product.name))
        if product.uom_id.compare(quantity, 0) <= 0:
            raise UserError(self.env._("Enter how much you want: more than zero."))
        self.env['farm.promise']._promise(self, {product: quantity})
        line = self.order_line.filtered(lambda line: line.product_id == product)
        if line:
            line[0].product_uom_qty += quantity
        else:
            self.order_line = [Command.create({'product_id': product.id, 'product_uom_qty': quantity})]
        self.promise_ids._consume()
        self.is_paid_at_hand_over = True
        self._on_stall_orders_changed()
        self._settle_shortage()

    def _on_stall_orders_changed(self):
        """Hook: goods were added to confirmed orders of stalls. Same transaction."""
