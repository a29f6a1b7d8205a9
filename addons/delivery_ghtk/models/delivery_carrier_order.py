from odoo import models
from odoo.exceptions import UserError

from odoo.addons.delivery_tracking.tools.parcel import shorten

FARM_PRODUCE_TAG = 7
NO_HAMLET = 'Khác'  # GHTK's own word for "none"


class DeliveryCarrier(models.Model):
    """What is sent to GHTK."""

    _inherit = 'delivery.carrier'

    def _ghtk_prepare_fee_query(self, order):
        to = self._ghtk_address(order.partner_shipping_id)
        pickup = self._ghtk_address(self._get_pickup_partner(order))
        query = {
            'pick_address': pickup['street'],
            'pick_province': pickup['province'],
            'pick_district': pickup['district'],
            'pick_ward': pickup['ward'],
            'address': to['street'],
            'province': to['province'],
            'district': to['district'],
            'ward': to['ward'],
            'weight': self._get_order_grams(order),
            'value': self._get_order_goods_value(order),
            'transport': self.ghtk_transport or 'road',
            'deliver_option': 'none',
        }
        if self.ghtk_pick_address_id:
            query['pick_address_id'] = self.ghtk_pick_address_id
        if self.ghtk_farm_produce:
            query['tags[]'] = FARM_PRODUCE_TAG
        return query

    def _ghtk_prepare_order(self, picking):
        """Return the order and its products; their fields are those of GHTK's *order*."""
        to = self._ghtk_address(picking.partner_id)
        pickup = self._ghtk_address(self._get_pickup_partner(picking))
        parcels = self._get_picking_parcels(picking, self.env['stock.package.type'])
        order = {
            'id': picking._get_parcel_client_ref(),
            'pick_name': shorten(pickup['name'], 120),
            'pick_address': pickup['street'],
            'pick_province': pickup['province'],
            'pick_district': pickup['district'],
            'pick_ward': pickup['ward'],
            'pick_tel': pickup['phone'],
            'name': shorten(to['name'], 120),
            'tel': to['phone'],
            'address': to['street'],
            'province': to['province'],
            'district': to['district'],
            'ward': to['ward'],
            'hamlet': NO_HAMLET,
            'is_freeship': 1,  # the carriage is part of the order, the courier adds nothing
            'pick_money': self._get_cod_amount(picking),
            'value': max(self._get_goods_value(picking), 1),
            'note': shorten(self._get_parcel_content(picking), 120),
            'transport': self.ghtk_transport or 'road',
            'pick_option': self.ghtk_pick_option or 'cod',
            'weight_option': 'gram',
            'total_box': len(parcels),
        }
        if self.ghtk_pick_address_id:
            order['pick_address_id'] = self.ghtk_pick_address_id
        if self.ghtk_farm_produce:
            order['tags'] = [FARM_PRODUCE_TAG]
        return order, [{'name': shorten(parcel.name, 200), 'weight': parcel.grams, 'quantity': 1} for parcel in parcels]

    def _ghtk_address(self, partner):
        """Return an address that has what GHTK needs.

        :raises UserError: it lacks something
        """
        if problem := partner._check_carrier_address():
            raise UserError(problem)
        return partner._get_carrier_address()
