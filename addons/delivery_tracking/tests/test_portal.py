import re

from odoo import fields
from odoo.tests import HttpCase, tagged

from ..tools.tracking import TrackingUpdate
from .common import ParcelCase


@tagged('post_install', '-at_install')
class TestPortal(ParcelCase, HttpCase):
    def test_the_buyer_sees_on_the_order_where_the_parcel_is(self):
        carrier = self._make_carrier(integration_level='rate')
        picking = self._make_delivery(carrier)
        picking.carrier_tracking_ref = 'REF1'
        self.env['delivery.tracking.event']._record(
            carrier,
            [TrackingUpdate('REF1', '1', 'x', fields.Datetime.now(), 'out_for_delivery', place="Bưu cục Hiệp Hòa")],
        )
        page = self.url_open(picking.sale_id.get_portal_url()).text
        self.assertIn('parcel_timeline', page)
        language = re.search(r'<html lang="([\w-]+)"', page)[1].replace('-', '_')
        status = self.env['delivery.tracking.event']._fields['status']
        words = dict(status._description_selection(self.env(context={'lang': language})))
        self.assertIn(words['out_for_delivery'], page)
        self.assertIn("Bưu cục Hiệp Hòa", page)

    def test_an_order_without_parcel_shows_no_timeline(self):
        order = self._make_order()
        order.action_confirm()
        self.assertNotIn('parcel_timeline', self.url_open(order.get_portal_url()).text)
