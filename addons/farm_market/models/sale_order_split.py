from odoo import Command, models

from odoo.addons.farm_base.tools.apportion import apportion


class SaleOrder(models.Model):
    """Making one order per stall out of a cart, to the đồng."""

    _inherit = 'sale.order'

    def _split_by_stall(self):
        """Give each stall of these carts an order of its own; return all orders, those of other businesses included.

        The first stall keeps the cart's record, so that the payment and the session find it. Order-wide discounts and
        shipping that was not quoted per stall are split by the largest remainder over the value of the goods.
        """
        result = self
        for cart in self.filtered(lambda order: not order.checkout_id):
            lines_by_stall = cart._get_lines_by_stall()
            if lines_by_stall:
                result |= cart._split_cart(lines_by_stall)
        return result

    def _split_cart(self, lines_by_stall):
        self.ensure_one()
        checkout = self.env['farm.checkout'].create(self._prepare_checkout_values())
        stalls = list(lines_by_stall)
        weights = [round(sum(lines.mapped('price_total'))) for lines in lines_by_stall.values()]
        shipping = self._get_shipping_by_stall(stalls, weights)
        shared_lines = self.order_line.filtered(
            lambda line: not line.display_type and not line.is_delivery and not line.product_id.stall_id
        )
        orders = self
        for number, stall in enumerate(stalls[1:], start=2):
            order = self.create(self._prepare_stall_order_values(number))
            lines_by_stall[stall].write({'order_id': order.id})
            orders |= order
        self._apportion_shared_lines(shared_lines, orders, weights)
        for order, stall in zip(orders, stalls, strict=True):
            order._set_stall_shipping(shipping.get(stall))
            order.write(
                {
                    'stall_id': stall.id,
                    'checkout_id': checkout.id,
                    'warehouse_id': stall.hub_id.warehouse_id.id,
                }
            )
        for order in orders:
            order.payment_share = order.amount_total
        return orders

    def _prepare_stall_order_values(self, number):
        """Values of the order of the cart's stall `number` (2, 3 …)."""
        self.ensure_one()
        values = self.copy_data({'order_line': [Command.clear()]})[0]
        return {
            **values,
            'name': f'{self.name}-{number}',
            'state': self.state,
            'date_order': self.date_order,
            'carrier_id': self.carrier_id.id,
            'website_id': self.website_id.id,
            'client_order_ref': self.client_order_ref,
            'transaction_ids': [Command.set(self.transaction_ids.ids)],
            'order_line': False,
        }

    def _get_shipping_by_stall(self, stalls, weights):
        """Return the price of shipping per stall; what was quoted before payment, else split over the goods."""
        delivery_lines = self.order_line.filtered('is_delivery')
        if not delivery_lines:
            return {}
        total = round(sum(delivery_lines.mapped('price_total')))
        quotes = (self.shipping_quotes or {}).get(str(self.carrier_id.id), {})
        quoted = [round(quotes.get(str(stall.id), 0)) for stall in stalls]
        if sum(quoted) != total:
            quoted = apportion(total, quoted if sum(quoted) else weights)
        return dict(zip(stalls, quoted, strict=True))

    def _set_stall_shipping(self, price):
        """Put this stall's part of the shipping on the order, whichever line the cart had."""
        self.ensure_one()
        if price is None:
            return
        line = self.order_line.filtered('is_delivery')[:1]
        if line:
            line.write({'price_unit': price, 'product_uom_qty': 1})
        else:
            self._create_delivery_line(self.carrier_id, price)

    def _apportion_shared_lines(self, lines, orders, weights):
        for line in lines:
            parts = apportion(round(line.price_total), weights)
            line.write({'price_unit': parts[0], 'product_uom_qty': 1, 'discount': 0})
            for order, part in zip(orders[1:], parts[1:], strict=True):
                line.copy({'order_id': order.id, 'price_unit': part, 'product_uom_qty': 1, 'discount': 0})
