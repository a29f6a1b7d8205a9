import json
from urllib.parse import quote

from odoo import fields, models
from odoo.exceptions import UserError

from ..tools.parcel import Parcel, round_up, to_grams


class DeliveryCarrier(models.Model):
    """What carriers are told of a parcel: its weight, size, value and content, and what is to be collected for it."""

    _inherit = 'delivery.carrier'

    def _get_parcel_grams(self, weight):
        """Return a weight in the database's unit as whole grams, rounded up.

        :raises UserError: there is no weight
        """
        unit = self.env['product.template']._get_weight_uom_id_from_ir_config_parameter()
        grams = to_grams(unit._compute_quantity(weight, self.env.ref('uom.product_uom_gram'), round=False), 1)
        if grams <= 0:
            raise UserError(self.env._("The parcel has no weight. Enter the weight of the products or of the parcel."))
        return grams

    def _get_order_grams(self, order):
        """Return the weight of an order in grams; see :meth:`_get_parcel_grams`."""
        weight = self.env.context.get('order_weight') or order.shipping_weight
        return self._get_parcel_grams(weight or order._get_estimated_weight())

    def _get_order_parcel(self, order, package_type):
        """Return the one :class:`Parcel` that an order would make."""
        return self._make_parcel(self._get_parcel_content(order), self._get_order_grams(order), package_type)

    def _get_picking_parcels(self, picking, package_type):
        """Return the list of :class:`Parcel` of a transfer: its packages, and what is loose.

        :param package_type: gives the size where a package has none of its own
        """
        packages = picking.move_line_ids.result_package_id.with_context(picking_id=picking.id)
        if not packages:
            weight = picking.shipping_weight or picking._get_estimated_weight()
            return [self._make_parcel(self._get_parcel_content(picking), self._get_parcel_grams(weight), package_type)]
        parcels = [
            self._make_parcel(
                package.name,
                self._get_parcel_grams(package.shipping_weight or package.weight),
                package.package_type_id if package.package_type_id.packaging_length else package_type,
            )
            for package in packages
        ]
        if picking.weight_bulk:
            parcels.append(
                self._make_parcel(
                    self._get_parcel_content(picking), self._get_parcel_grams(picking.weight_bulk), package_type
                )
            )
        return parcels

    def _make_parcel(self, name, grams, package_type):
        unit = self.env['product.template']._get_length_uom_id_from_ir_config_parameter()
        centimetre = self.env.ref('uom.product_uom_cm')
        length, width, height = (
            round_up(unit._compute_quantity(size, centimetre, round=False))
            for size in (package_type.packaging_length, package_type.width, package_type.height)
        )
        return Parcel(name, grams, length, width, height)

    def _get_amount_in_vnd(self, amount, currency, company, date=None):
        """Return an amount as whole đồng."""
        vnd = self.env.ref('base.VND')
        if currency != vnd:
            amount = currency._convert(amount, vnd, company, date or fields.Date.context_today(self))
        return round(amount)

    def _get_cod_amount(self, picking):
        """Return what the courier shall collect for ``picking``, in whole đồng.

        Nothing, unless the buyer chose to pay on delivery. Then what of the order is
        neither paid nor collected by another parcel; while further parcels are to
        come, not more than the goods in this one.
        """
        order = picking.sale_id
        if not order or not order._is_cash_on_delivery():
            return 0
        others = (order.picking_ids - picking).filtered(lambda p: p.picking_type_code == 'outgoing')
        collected = sum(others.filtered(lambda p: p._is_parcel_collecting()).mapped('cod_amount'))
        due = (
            self._get_amount_in_vnd(order.amount_total - order.amount_paid, order.currency_id, order.company_id)
            - collected
        )
        if others.filtered(lambda p: p.state not in ('done', 'cancel')):
            due = min(due, self._get_goods_value(picking))
        return max(due, 0)

    def _get_goods_value(self, picking):
        """Return the selling price of a transfer's goods with taxes, in whole đồng."""
        order = picking.sale_id
        currency = order.currency_id or picking.company_id.currency_id
        return self._get_amount_in_vnd(sum(picking.move_line_ids.mapped('sale_price')), currency, picking.company_id)

    def _get_order_goods_value(self, order):
        """Return the price of an order's goods with taxes, in whole đồng."""
        return self._get_amount_in_vnd(
            order._compute_amount_total_without_delivery(), order.currency_id, order.company_id
        )

    def _get_parcel_content(self, picking_or_order):
        """Return what is in the parcel, in words for the courier."""
        if picking_or_order._name == 'sale.order':
            lines = picking_or_order.order_line.filtered(lambda line: line.product_id.type == 'consu')
            parts = [(line.product_id, line.product_uom_qty, line.product_uom_id) for line in lines]
        else:
            moves = picking_or_order.move_ids.filtered(lambda m: m.state != 'cancel')
            parts = [(m.product_id, m.quantity or m.product_uom_qty, m.product_uom) for m in moves]
        return ", ".join(f"{product.name} {quantity:g} {uom.name}" for product, quantity, uom in parts)

    def _get_tracking_links(self, picking, prefix):
        """Return the address where the buyer follows the parcel, or Odoo's list for several."""
        links = [(ref, prefix + quote(ref)) for ref in picking.carrier_tracking_ref.split(',')]
        return links[0][1] if len(links) == 1 else json.dumps(links)

    def _get_amount_in_order_currency(self, amount, order, company):
        """Return an amount of đồng in the currency of an order, or of the company."""
        vnd = self.env.ref('base.VND')
        currency = order.currency_id or company.currency_id
        return vnd._convert(amount, currency, company, fields.Date.context_today(self))

    def _get_pickup_partner(self, picking_or_order):
        """Return from where the parcel leaves: the warehouse, else the company."""
        record = picking_or_order
        warehouse = record.warehouse_id if record._name == 'sale.order' else record.picking_type_id.warehouse_id
        return warehouse.partner_id or record.company_id.partner_id
