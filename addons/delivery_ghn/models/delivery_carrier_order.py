from odoo import models
from odoo.exceptions import UserError

from odoo.addons.delivery_tracking.tools.parcel import shorten

# https://api.ghn.vn/home/docs/detail?id=123; amounts in đồng
LIGHT, HEAVY = 2, 5
HEAVY_FROM_GRAMS = 20_000
MAX_COD = 50_000_000
MAX_INSURANCE = 5_000_000
PAID_BY_SHOP = 1


class DeliveryCarrier(models.Model):
    """What is sent to GHN."""

    _inherit = 'delivery.carrier'

    def _ghn_prepare_picking_order(self, picking):
        """Return the order to place for a transfer; its fields are those of GHN's *create*."""
        cod = self._get_cod_amount(picking)
        if cod > MAX_COD:
            raise UserError(
                self.env._(
                    "GHN collects at most 50,000,000 ₫ per parcel. Send %(picking)s in several parcels "
                    "or have it paid beforehand.",
                    picking=picking.name,
                )
            )
        body = self._ghn_prepare_order(
            picking,
            picking.partner_id,
            self._get_picking_parcels(picking, self.ghn_package_type_id),
            self._get_goods_value(picking),
            cod,
        )
        body['client_order_code'] = picking._get_parcel_client_ref()
        return body

    def _ghn_prepare_order(self, record, partner, parcels, value, cod):
        """Return what *preview* and *create* have in common.

        :param record: the order or the transfer
        :param parcels: list of :class:`Parcel`
        :param int value: of the goods, in đồng
        :param int cod: to collect, in đồng
        """
        if problem := partner._check_carrier_address():
            raise UserError(problem)
        grams = sum(parcel.grams for parcel in parcels)
        heavy = grams >= HEAVY_FROM_GRAMS
        insured = min(round(value * self.shipping_insurance / 100), MAX_INSURANCE)
        return {
            'payment_type_id': PAID_BY_SHOP,
            'required_note': self.ghn_required_note or 'CHOXEMHANGKHONGTHU',
            **self._ghn_prepare_addresses(record, partner),
            'cod_amount': cod,
            'insurance_value': insured,
            'content': shorten(self._get_parcel_content(record), 500),
            'weight': grams,
            'length': max(parcel.length for parcel in parcels),
            'width': max(parcel.width for parcel in parcels),
            'height': min(sum(parcel.height for parcel in parcels), 200),
            'service_type_id': HEAVY if heavy else LIGHT,
            'items': [
                {
                    'name': shorten(parcel.name, 200),
                    'quantity': 1,
                    'weight': parcel.grams,
                    'length': parcel.length,
                    'width': parcel.width,
                    'height': parcel.height,
                }
                for parcel in parcels
            ],
        }

    def _ghn_prepare_addresses(self, record, partner):
        to = partner._get_carrier_address()
        values = {
            'to_name': shorten(to['name'], 200),
            'to_phone': to['phone'],
            'to_address': shorten(to['street'], 500),
            'to_ward_name': to['ward'],
            'to_province_name': to['province'],
            'is_new_to_address': True,
        }
        if not self.ghn_pickup_at_shop:
            pickup = self._get_pickup_partner(record)
            if problem := pickup._check_carrier_address():
                raise UserError(problem)
            sender = pickup._get_carrier_address()
            values |= {
                'from_name': shorten(sender['name'], 200),
                'from_phone': sender['phone'],
                'from_address': shorten(sender['street'], 500),
                'from_ward_name': sender['ward'],
                'from_province_name': sender['province'],
                'is_new_from_address': True,
            }
        return values
