import json

from odoo.tests import HttpCase, tagged

from .common import SECRET, GhnCase

REPORT = {
    'OrderCode': 'L8TKYG',
    'Status': 'delivering',
    'Type': 'switch_status',
    'ShopID': 885,
    'Time': '2099-11-11T03:52:50.158Z',
    'Warehouse': "Bưu cục Hiệp Hòa",
    'Description': "Đang giao",
    'ClientOrderCode': '',
    'CODAmount': 0,
}


@tagged('post_install', '-at_install')
class TestGhnWebhook(GhnCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.picking = self._make_delivery(self.carrier)
        self.picking.send_to_shipper()

    def _post(self, report, token=SECRET, **options):
        body = report if isinstance(report, bytes) else json.dumps(report).encode()
        headers = {'Content-Type': 'application/json', **options.pop('headers', {})}
        return self.url_open(f'/delivery/ghn/webhook?token={token}', data=body, headers=headers, **options)

    def test_a_report_is_recorded(self):
        response = self._post(REPORT)
        self.assertEqual((response.status_code, response.json()), (200, {'recorded': 1}))
        self.assertEqual(self.picking.tracking_status, 'out_for_delivery')
        event = self.picking.tracking_event_ids.sorted()[0]
        self.assertEqual((event.raw_status, event.place), ('delivering', "Bưu cục Hiệp Hòa"))

    def test_the_same_report_again_is_received_and_changes_nothing(self):
        self._post(REPORT)
        response = self._post(REPORT)
        self.assertEqual((response.status_code, response.json()), (200, {'recorded': 0}))
        self.assertEqual(len(self.picking.tracking_event_ids), 2)

    def test_the_secret_may_come_as_a_header(self):
        response = self._post(REPORT, token='', headers={'X-Webhook-Token': SECRET})
        self.assertEqual(response.status_code, 200)

    def test_without_the_secret_nothing_is_taken(self):
        for token in ('', 'wrong', 'ghn-secret'):
            with self.subTest(token=token):
                self.assertEqual(self._post(REPORT, token=token).status_code, 403)
        self.assertEqual(self.picking.tracking_status, 'created')

    def test_what_is_no_report_is_refused(self):
        for body in (b'', b'{"OrderCode":', b'[]', b'{}', {'OrderCode': 'X'}):
            with self.subTest(body=body):
                self.assertEqual(self._post(body or b' ').status_code, 400)

    def test_a_flood_is_refused(self):
        self.assertEqual(self._post({**REPORT, 'Description': 'x' * 70000}).status_code, 413)

    def test_a_change_of_fee_is_a_notice(self):
        self._post({**REPORT, 'Type': 'update_fee', 'Status': 'delivered'})
        self.assertEqual(self.picking.tracking_status, 'created')
        self.assertIn('update_fee', self.picking.tracking_event_ids.mapped('raw_status'))

    def test_a_report_about_an_unknown_parcel_is_kept(self):
        self.assertEqual(self._post({**REPORT, 'OrderCode': 'UNKNOWN'}).status_code, 200)
        event = self.env['delivery.tracking.event'].search([('tracking_ref', '=', 'UNKNOWN')])
        self.assertEqual((event.carrier_id, event.picking_id.id), (self.carrier, False))

    def test_the_address_given_to_ghn_works(self):
        path = self.carrier.webhook_url.removeprefix(self.carrier.get_base_url())
        response = self.url_open(path, data=json.dumps(REPORT).encode(), headers={'Content-Type': 'application/json'})
        self.assertEqual(response.status_code, 200)
