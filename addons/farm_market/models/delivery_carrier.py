from odoo import models


class DeliveryCarrier(models.Model):
    _inherit = 'delivery.carrier'

    def rate_shipment(self, order):
        # OVERRIDE: goods of several stalls travel in several parcels, and each is quoted before payment.
        lines_by_stall = order._get_lines_by_stall()
        if not lines_by_stall or order.checkout_id:
            return super().rate_shipment(order)
        quotes, result = {}, None
        for stall, lines in lines_by_stall.items():
            part = order if len(lines_by_stall) == 1 else order._make_stall_part(lines)
            rate = super().rate_shipment(part)
            if not rate['success']:
                return rate
            quotes[str(stall.id)] = rate['price']
            result = rate if result is None else self._add_rates(result, rate)
        if order == order._origin:  # not for an order that was never saved
            order.shipping_quotes = {**(order.shipping_quotes or {}), str(self.id): quotes}
        return result

    def _add_rates(self, total, rate):
        return {
            **total,
            'price': total['price'] + rate['price'],
            'carrier_price': total.get('carrier_price', 0) + rate.get('carrier_price', 0),
        }
