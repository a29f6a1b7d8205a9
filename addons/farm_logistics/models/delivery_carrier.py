import operator

from odoo import fields, models
from odoo.exceptions import UserError

OPERATORS = {'==': operator.eq, '<=': operator.le, '<': operator.lt, '>=': operator.ge, '>': operator.gt}


class DeliveryCarrier(models.Model):
    _inherit = 'delivery.carrier'

    farm_service = fields.Selection(
        selection=[('shuttle', "Market Shuttle"), ('pickup', "Pick-up at the Stall")],
        string="Market Service",
        index='btree_not_null',
        help="Services that the market runs itself. Parcels of the shuttle go on delivery rounds.",
    )

    # === Price === #

    def _get_price_available(self, order):
        # OVERRIDE: a price may hold for some places and some time only, and goods sold by weight weigh what was
        # ordered.
        date = fields.Datetime.context_timestamp(order, order.date_order or fields.Datetime.now()).date()
        carrier = self.with_context(farm_rate_partner_id=order.partner_shipping_id.id, farm_rate_date=date)
        weight = self.env.context.get('order_weight') or self._get_goods_weight(order)
        if weight:
            carrier = carrier.with_context(order_weight=weight)
        return super(DeliveryCarrier, carrier)._get_price_available(order)

    def _get_price_from_picking(self, total, weight, volume, quantity, wv=0.0):
        # OVERRIDE: see `_get_price_available`. Without a place to go to, Odoo's own rules are asked.
        date = self.env.context.get('farm_rate_date')
        if not date:
            return super()._get_price_from_picking(total, weight, volume, quantity, wv=wv)
        partner = self.env['res.partner'].browse(self.env.context['farm_rate_partner_id'])
        values = self._get_price_dict(total, weight, volume, quantity, wv=wv)
        for rule in self.price_rule_ids._filter_by_place(partner, date):
            if OPERATORS[rule.operator](values[rule.variable], rule.max_value):
                return rule.list_base_price + rule.list_price * values[rule.variable_factor]
        raise UserError(self.env._("%s does not go to this address. Choose another delivery method.", self.name))

    def _get_goods_weight(self, order):
        """Return the weight of the goods of an order in kilograms; what is sold by weight weighs its quantity."""
        kilogram = self.env.ref('uom.product_uom_kgm')
        weight = 0
        for line in order.order_line:
            product = line.product_id
            if line.is_delivery or product.type != 'consu':
                continue
            quantity = line.product_uom_id._compute_quantity(line.product_uom_qty, product.uom_id, round=False)
            if product.weight:
                weight += product.weight * quantity
            elif product.uom_id._has_common_reference(kilogram):
                weight += product.uom_id._compute_quantity(quantity, kilogram, round=False)
        return weight

    # === Place === #

    def _get_pickup_partner(self, picking_or_order):
        # OVERRIDE: goods of a stall leave from the hub of its commune, also while the cart is one order still.
        record = picking_or_order
        stall = record.stall_id or (record._name == 'sale.order' and record.order_line.product_id.stall_id[:1])
        if stall and stall.hub_id.warehouse_id.partner_id:
            return stall.hub_id.warehouse_id.partner_id
        return super()._get_pickup_partner(picking_or_order)
