import math

from odoo import fields, models
from odoo.exceptions import ValidationError


class SaleOrder(models.Model):
    """What a cart may hold, and what shipping costs from each stall."""

    _inherit = 'sale.order'

    shipping_quotes = fields.Json(
        copy=False,
        help="What shipping costs from each stall, by carrier: {carrier: {stall: price}}. Set before payment.",
    )
    promise_ids = fields.One2many('farm.promise', 'order_id')

    def _get_lines_by_stall(self):
        """Return the goods of the order by stall, in the order in which the stalls came into the cart."""
        self.ensure_one()
        return self.order_line.filtered('product_id.stall_id').grouped(lambda line: line.product_id.stall_id)

    def _make_stall_part(self, lines):
        """Return an unsaved order with the goods of one stall only, to ask a carrier what their parcel costs.

        It has no origin: unsaved copies of one order are the same record to the cache, and the second stall's part
        would begin with what was left of the first's.
        """
        self.ensure_one()
        values = self.copy_data({'order_line': [fields.Command.create(vals) for vals in lines.copy_data()]})[0]
        return self.new({**values, 'date_order': self.date_order, 'website_id': self.website_id.id})

    # === What the cart takes === #

    def _verify_updated_quantity(self, order_line, product_id, new_qty, uom_id, **kwargs):
        # OVERRIDE: a cart takes nothing that is not on sale at this moment, and no more than there is or than the
        # seller allows; kilograms with their decimals.
        product = self.env['product.product'].browse(product_id)
        if not product.is_gated:
            return super()._verify_updated_quantity(order_line, product_id, new_qty, uom_id, **kwargs)
        if not product.product_tmpl_id._is_on_sale():
            return 0, self.env._("%s is not on sale at the moment.", product.name)
        uom = self.env['uom.uom'].browse(uom_id) or product.uom_id
        old = order_line.product_uom_id._compute_quantity(order_line.product_uom_qty, product.uom_id, round=False)
        others = self._get_cart_qty(product.id) - old
        wanted = others + uom._compute_quantity(new_qty, product.uom_id, round=False)
        limit, message = self._get_quantity_limit(product)
        if product.uom_id.compare(wanted, limit) > 0:
            allowed = product.uom_id._compute_quantity(max(limit - others, 0), uom, round=False)
            return uom._round_down_for_sale(allowed), message
        # Odoo rounds what is available down to whole units; it was compared above, with its decimals.
        cart = self.with_context(quantity_is_verified=True)
        quantity, warning = super(SaleOrder, cart)._verify_updated_quantity(
            order_line, product_id, new_qty, uom_id, **kwargs
        )
        return uom.round(quantity), warning

    def _get_quantity_limit(self, product):
        """Return (how much of the item this cart may hold in the item's unit, what to tell who wants more)."""
        self.ensure_one()
        listing = product.product_tmpl_id
        unit = product.uom_id.name
        limits = [
            (
                max(self._get_free_qty(product), 0),
                self.env._(
                    "Of %(goods)s only %(quantity)s %(unit)s is left.", goods=product.name, quantity='%s', unit=unit
                ),
            )
        ]
        if listing.max_per_order:
            limits.append(
                (
                    listing.max_per_order,
                    self.env._(
                        "Of %(goods)s, one order takes at most %(quantity)s %(unit)s.",
                        goods=product.name,
                        quantity='%s',
                        unit=unit,
                    ),
                )
            )
        if listing.max_per_day:
            limits.append(
                (
                    product._get_day_allowance(except_order=self),
                    self.env._(
                        "Of %(goods)s, the stall takes orders for %(quantity)s %(unit)s more today. "
                        "Come back tomorrow for more.",
                        goods=product.name,
                        quantity='%s',
                        unit=unit,
                    ),
                )
            )
        limit, message = min(limits, key=lambda pair: pair[0])
        return limit, message.replace('%s', f'{limit:g}', 1)

    def _get_free_qty(self, product):
        # OVERRIDE: what others are paying for at this moment is not free any more.
        known = self.env.context.get('promised_to_others', {})
        promised = known[product.id] if product.id in known else product._get_promised_quantity(except_order=self)
        free = super()._get_free_qty(product) - promised
        return math.ceil(free) if self.env.context.get('quantity_is_verified') else free

    def _with_promises(self):
        """Return the cart with what others were promised of its goods, asked once for all lines, to be shown.

        For a page only: what decides about a payment asks anew; see :meth:`FarmPromise._promise`.
        """
        products = self.order_line.product_id.filtered('is_gated')
        return self.with_context(promised_to_others=products._get_promised_quantities(except_order=self))

    # === What leaves the cart again === #

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

    def _confirmation_error_message(self):
        stopped = self._get_stopped_lines() if not self.checkout_id else self.env['sale.order.line']
        if stopped:
            return self.env._("%s may not be sold at the moment.", ", ".join(stopped.product_id.mapped('name')))
        return super()._confirmation_error_message()

    # === The promise === #

    def _promise_stock(self):
        """Set the goods of the cart aside while it is being paid; see :class:`FarmPromise`."""
        self.ensure_one()
        self.env['farm.promise']._promise(self, self._get_demand())

    def _get_demand(self):
        """Return how much of each item of a stall the order asks for: dict product -> quantity in its unit."""
        self.ensure_one()
        demand = {}
        for line in self.order_line.filtered('product_id.is_gated'):
            quantity = line.product_uom_id._compute_quantity(line.product_uom_qty, line.product_id.uom_id, round=False)
            demand[line.product_id] = demand.get(line.product_id, 0) + quantity
        return demand
