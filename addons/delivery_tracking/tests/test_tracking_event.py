from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..tools.carrier_http import CarrierUnauthorised
from ..tools.tracking import TrackingUpdate
from .common import ParcelCase


@tagged('post_install', '-at_install')
class TestTrackingEvent(ParcelCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.carrier = cls._make_carrier(integration_level='rate')
        cls.now = fields.Datetime.now().replace(microsecond=0)
        cls.Event = cls.env['delivery.tracking.event']

    def setUp(self):
        super().setUp()
        self.picking = self._make_delivery(self.carrier)

    def _update(self, status, hours=0, ref='REF1', raw_id=None, place=''):
        return TrackingUpdate(
            ref, raw_id or f'{status}/{hours}', f'raw-{status}', self.now + timedelta(hours=hours), status, place=place
        )

    def _send(self, *updates):
        return self.Event._record(self.carrier, updates)

    def test_a_report_reaches_the_transfer_and_calls_its_hook(self):
        self.picking.carrier_tracking_ref = 'REF1'
        seen = []
        with patch.object(
            self.registry['stock.picking'],
            '_on_tracking_event',
            lambda picking, event: seen.append((picking.id, event.status)),
        ):
            event = self._send(self._update('in_transit'))
        self.assertEqual(event.picking_id, self.picking)
        self.assertEqual(event.company_id, self.company)
        self.assertEqual(seen, [(self.picking.id, 'in_transit')])

    def test_the_same_report_twice_is_one_event_and_one_call(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(self._update('delivered'))
        with patch.object(self.registry['stock.picking'], '_on_tracking_event') as hook:
            self.assertFalse(self._send(self._update('delivered')))
        hook.assert_not_called()
        self.assertEqual(len(self.picking.tracking_event_ids), 1)

    def test_a_late_report_does_not_turn_the_parcel_back(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(self._update('delivered', hours=5))
        self._send(self._update('in_transit', hours=1))
        self.assertEqual(self.picking.tracking_status, 'delivered')
        self.assertEqual(self.picking.tracking_event_ids.mapped('status'), ['delivered', 'in_transit'])

    def test_a_notice_leaves_the_status_alone(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(self._update('in_transit'))
        self._send(self._update(None, hours=1))
        self.assertEqual(self.picking.tracking_status, 'in_transit')

    def test_a_report_before_the_reference_is_known_is_joined_later(self):
        self._send(self._update('created'))
        self.assertFalse(self.picking.tracking_status)
        self.picking.carrier_tracking_ref = 'REF0,REF1'
        self.assertEqual(self.picking.tracking_status, 'created')

    def test_after_a_cancellation_reports_still_find_their_transfer(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(self._update('created'))
        self.picking.carrier_tracking_ref = False
        self._send(self._update('cancelled', hours=1))
        self.assertEqual(self.picking.tracking_status, 'cancelled')

    def test_reports_are_not_deleted(self):
        event = self._send(self._update('created'))
        with self.assertRaises(UserError):
            event.unlink()

    def test_the_buyer_sees_each_step_once(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(
            self._update('created'),
            self._update('created', hours=1),
            self._update(None, hours=2),
            self._update('in_transit', hours=3, place='Hà Nội'),
            self._update('delivered', hours=4),
        )
        timeline = self.picking._get_tracking_timeline()
        self.assertEqual(timeline.mapped('status'), ['delivered', 'in_transit', 'created'])

    def test_the_cron_asks_only_for_silent_parcels_under_way(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(self._update('in_transit', hours=-7))
        domain = self.env['stock.picking']._get_stale_tracking_domain()
        self.assertIn(self.picking, self.env['stock.picking'].search(domain))
        self._send(self._update('delivered', hours=-6.9))
        self.assertNotIn(self.picking, self.env['stock.picking'].search(domain))

    def test_the_cron_goes_on_after_a_carrier_that_fails(self):
        other_carrier = self._make_carrier(integration_level='rate')
        other = self._make_delivery(other_carrier)
        self.picking.carrier_tracking_ref, other.carrier_tracking_ref = 'REF1', 'REF2'
        self._send(self._update('in_transit', hours=-7))
        self.Event._record(other_carrier, [self._update('in_transit', hours=-7, ref='REF2')])

        def ask(carrier, picking):
            if picking == self.picking:
                raise CarrierUnauthorised
            return [self._update('delivered', ref='REF2')]

        carrier_class = self.registry['delivery.carrier']
        with (
            patch.object(carrier_class, '_fixed_get_tracking_updates', ask, create=True),
            self.assertLogs('odoo.addons.delivery_tracking.models.stock_picking', 'WARNING'),
            self.enter_registry_test_mode(),
        ):
            self.env.invalidate_all()
            self.env.ref('delivery_tracking.ir_cron_refresh_tracking').method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(other.tracking_status, 'delivered')
        self.assertEqual(self.picking.tracking_status, 'in_transit')
        self.assertTrue(self.picking.tracking_checked_at)

    def test_what_was_called_back_is_not_recorded_again_when_asked(self):
        self.picking.carrier_tracking_ref = 'REF1'
        self._send(self._update('in_transit'))
        with patch.object(
            self.registry['delivery.carrier'],
            '_fixed_get_tracking_updates',
            lambda carrier, picking: [self._update('in_transit', hours=0.1, raw_id='asked')],
            create=True,
        ):
            self.picking._refresh_tracking()
        self.assertEqual(len(self.picking.tracking_event_ids), 1)

    def test_credentials_do_not_travel_unprotected(self):
        self.carrier._check_service_url('https://example.com')
        self.carrier._check_service_url('http://127.0.0.1:8000')
        for url in ('http://example.com', 'ftp://example.com', '', False, 'https://'):
            with self.subTest(url=url), self.assertRaises(ValidationError):
                self.carrier._check_service_url(url)

    def test_an_incomplete_address_is_named_with_what_it_lacks(self):
        self.assertEqual(self.buyer._check_carrier_address(), '')
        self.buyer.write({'phone': '123', 'city': False})
        message = self.buyer._check_carrier_address()
        self.assertIn('phone', message)
        self.assertIn('commune', message)

    def test_our_name_for_a_parcel_stays_until_it_is_cancelled(self):
        ref = self.picking._get_parcel_client_ref()
        self.assertEqual(ref, self.picking._get_parcel_client_ref())
        self.assertLessEqual(len(ref), 50)
        self.picking.parcel_number += 1
        self.assertNotEqual(ref, self.picking._get_parcel_client_ref())
