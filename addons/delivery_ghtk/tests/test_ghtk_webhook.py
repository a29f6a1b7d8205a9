import json

from odoo.tests import HttpCase, tagged

from .common import SECRET, GhtkCase

REPORT = {
    'label_id': 'S1.A1.2001297581',
    'partner_id': '1234567',
    'action_time': '2099-11-02T12:18:39+07:00',
    'status_id': '5',
    'reason_code': '',
    'reason': '',
    'weight': '2.4',
    'fee': '1500',
    'return_part_package': '0',
}


@tagged('post_install', '-at_install')
class TestGhtkWebhook(GhtkCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.picking = self._make_delivery(self.carrier)
        self.picking.send_to_shipper()

    def _post(self, report, secret=SECRET, **options):
        return self.url_open(f'/delivery/ghtk/webhook?hash={secret}', data=report, **options)

    def test_a_report_as_a_form_is_recorded(self):
        response = self._post(REPORT)
        self.assertEqual((response.status_code, response.json()), (200, {'recorded': 1}))
        self.assertEqual(self.picking.tracking_status, 'delivered')
        self.assertEqual(str(self.picking.tracking_status_date), '2099-11-02 05:18:39')

    def test_the_zone_survives_a_form_that_does_not_escape_the_plus(self):
        body = b'label_id=S1.A1.2001297581&action_time=2099-11-02T12:18:39+07:00&status_id=4'
        response = self._post(body, headers={'Content-Type': 'application/x-www-form-urlencoded'})
        self.assertEqual(response.status_code, 200)
        self.assertEqual(str(self.picking.tracking_status_date), '2099-11-02 05:18:39')

    def test_a_report_as_json_is_recorded(self):
        response = self._post(json.dumps(REPORT).encode(), headers={'Content-Type': 'application/json'})
        self.assertEqual(response.json(), {'recorded': 1})

    def test_form_and_json_are_the_same_report(self):
        self._post(REPORT)
        response = self._post(
            json.dumps({**REPORT, 'status_id': 5}).encode(), headers={'Content-Type': 'application/json'}
        )
        self.assertEqual(response.json(), {'recorded': 0})

    def test_the_same_report_again_is_received_and_changes_nothing(self):
        self._post(REPORT)
        self.assertEqual(self._post(REPORT).status_code, 200)
        self.assertEqual(len(self.picking.tracking_event_ids), 2)

    def test_what_the_courier_says_is_not_yet_delivered(self):
        self._post({**REPORT, 'status_id': '45'})
        self.assertEqual(self.picking.tracking_status, 'out_for_delivery')

    def test_without_the_secret_nothing_is_taken(self):
        for secret in ('', 'wrong', 'ghtk-secret'):
            with self.subTest(secret=secret):
                self.assertEqual(self._post(REPORT, secret).status_code, 403)
        self.assertEqual(self.picking.tracking_status, 'created')

    def test_a_secret_in_the_form_does_not_count(self):
        self.assertEqual(self._post({**REPORT, 'hash': SECRET}, '').status_code, 403)

    def test_what_is_no_report_is_refused(self):
        self.assertEqual(self._post({'label_id': 'S1'}).status_code, 400)
        for body in (b'{"label_id":', b'[]', b'{}'):
            with self.subTest(body=body):
                response = self._post(body, headers={'Content-Type': 'application/json'})
                self.assertEqual(response.status_code, 400)

    def test_a_status_we_do_not_know_is_a_notice(self):
        self._post({**REPORT, 'status_id': '999'})
        self.assertEqual(self.picking.tracking_status, 'created')
        self.assertIn('999', self.picking.tracking_event_ids.mapped('raw_status'))

    def test_the_address_given_to_ghtk_works(self):
        path = self.carrier.webhook_url.removeprefix(self.carrier.get_base_url())
        self.assertEqual(self.url_open(path, data=REPORT).status_code, 200)
