import logging

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.farm_trace.epcis.reader import read
from odoo.addons.farm_trace_portal.tests.common import PortalCommon
from odoo.addons.farm_trace_portal.tests.fake_portal import CUT, STALL
from odoo.addons.farm_trace_portal.tools import portal_http

CAPTURE = '/capture'
JOB = '/capture/7'
ACTIVATE = '/plcservice/qrcodepackage_active.aspx'
LOGIN = '/plcservice/get_login.aspx'
PRODUCTS = '/plcservice/get_product.aspx'
BATCHES = '/plcservice/get_batch.aspx'
OCOP = '/api/products'


@tagged('post_install', '-at_install')
class TestEpcisPortal(PortalCommon):
    def setUp(self):
        super().setUp()
        self.portal = self._connect('epcis')
        self.server.answer('POST', CAPTURE, (202, {}, {'Location': JOB}))
        self.server.answer('GET', JOB, (200, {'running': False, 'success': True}))

    def _due(self):
        self.portal.message_line_ids.filtered(
            lambda message: message.state == 'waiting'
        ).next_try_at = fields.Datetime.now()

    def test_events_are_captured_once_and_confirmed(self):
        self.portal._run()
        (document,) = self.server.bodies(CAPTURE)
        self.assertIn(self.lot.trace_event_ids.name, [event['eventID'] for event in read(document).events])
        _method, _path, _query, headers, _body = self.server.received[0]
        self.assertEqual(headers['Content-Type'], 'application/ld+json')
        self.assertEqual(headers['GS1-EPCIS-Version'], '2.0.0')
        self.assertEqual(headers['Authorization'], 'Bearer bi-mat')
        self.assertEqual(self.portal.message_line_ids.mapped('state'), ['confirmed'])
        self.portal._run()
        self.assertEqual(len(self.server.bodies(CAPTURE)), 1)

    def test_what_happens_later_goes_out_with_the_next_exchange(self):
        self.portal._run()
        self._deliver(self.lot, 3)
        self.portal._run()
        documents = self.server.bodies(CAPTURE)
        self.assertEqual([event['bizStep'] for event in documents[1]['epcisBody']['eventList']], ['shipping'])

    def test_faults_are_met_with_patience_and_the_same_key(self):
        self.patch(portal_http, 'TIMEOUT', (1, 0.3))
        done = (202, {}, {'Location': JOB})
        self.server.answer('POST', CAPTURE, (500, {}), STALL, (429, {}), (503, b'<html>'), done)
        message = self.portal.message_line_ids
        for attempt in range(1, 5):
            self.portal._run()
            message = self.portal.message_line_ids
            self.assertEqual((message.state, message.attempts), ('waiting', attempt))
            self.assertGreater(message.next_try_at, fields.Datetime.now())
            self._due()
        self.portal._run()
        self.assertEqual(message.state, 'confirmed')
        keys = {headers['Idempotency-Key'] for method, _p, _q, headers, _b in self.server.received if method == 'POST'}
        self.assertEqual(keys, {message.key})

    def test_what_waits_is_not_tried_before_its_time(self):
        self.server.answer('POST', CAPTURE, (500, {}))
        self.portal._run()
        self.portal._run()
        self.assertEqual(len(self.server.bodies(CAPTURE)), 1)

    def test_a_duplicate_is_as_good_as_delivered(self):
        self.server.answer('POST', CAPTURE, (409, {}))
        self.portal._run()
        self.assertEqual(self.portal.message_line_ids.state, 'confirmed')

    def test_a_refused_message_is_a_dead_letter_that_a_person_can_send_anew(self):
        self.server.answer('POST', CAPTURE, (400, {'detail': 'bad event'}), (202, {}, {'Location': JOB}))
        self.portal._run()
        message = self.portal.message_line_ids
        self.assertEqual(message.state, 'dead')
        self.assertIn('bad event', message.error)
        self.assertEqual(self.portal.dead_count, 1)
        message.with_user(self.operator).action_retry()
        with self.assertRaises(UserError):
            message.action_retry()
        self.portal._run()
        self.assertEqual(message.state, 'confirmed')

    def test_after_enough_attempts_a_person_has_to_look(self):
        self.server.answer('POST', CAPTURE, (500, {}))
        for _attempt in range(portal_http.MAX_ATTEMPTS):
            self.portal._run()
            self._due()
        self.assertEqual(self.portal.message_line_ids.state, 'dead')

    def test_wrong_credentials_stop_the_exchange_and_lose_nothing(self):
        self.server.answer('POST', CAPTURE, (401, {}), (202, {}, {'Location': JOB}))
        self.portal._run()
        self.assertEqual((self.portal.state, self.portal.message_line_ids.state), ('stopped', 'waiting'))
        with self.assertRaises(UserError):
            self.portal.action_run()
        self.server.answer('GET', CAPTURE, (200, {}))
        self.portal.action_connect()
        self.portal._run()
        self.assertEqual(self.portal.message_line_ids.state, 'confirmed')

    def test_a_job_that_failed_says_why(self):
        failed = {'running': False, 'success': False, 'errors': [{'detail': 'unknown bizStep'}]}
        self.server.answer('GET', JOB, (200, {'running': True}), (200, failed))
        self.portal._run()
        self.assertEqual(self.portal.message_line_ids.state, 'sent')
        self.portal._run()
        self.assertEqual(
            (self.portal.message_line_ids.state, self.portal.message_line_ids.error), ('dead', 'unknown bizStep')
        )

    def test_the_token_follows_no_link_to_another_host(self):
        self.server.answer('POST', CAPTURE, (202, {}, {'Location': 'https://evil.example/job'}))
        self.portal._run()
        self.assertEqual(self.portal.message_line_ids.state, 'dead')


@tagged('post_install', '-at_install')
class TestCityPortal(PortalCommon):
    def setUp(self):
        super().setUp()
        self.portal = self._connect('checkvn', login='cho')
        self.server.answer('GET', LOGIN, (200, [{'User_ID': 1}]))
        self.server.answer('GET', PRODUCTS, (200, [{'Product_ID': 4881, 'Name': self.product.name.upper()}]))
        self.server.answer('POST', ACTIVATE, (200, b'0'))
        self.server.answer('GET', BATCHES, (200, [{'Batch_ID': self.lot.trace_code}]))

    def test_lots_of_products_that_the_portal_knows_are_published_and_reconciled(self):
        self.portal._run()  # the first exchange learns the numbers
        self.portal._run()
        (batch,) = self.server.bodies(ACTIVATE)
        self.assertEqual(
            (batch['Product_ID'], batch['Batch_ID'], batch['UserName']), ('4881', self.lot.trace_code, 'cho')
        )
        self.assertEqual(batch['SerialNumberText'], self.lot.trace_url)
        message = self.portal.message_line_ids.filtered('lot_id')
        self.assertEqual(message.state, 'confirmed')
        self.portal._run()
        self.assertEqual(len(self.server.bodies(ACTIVATE)), 1)

    def test_what_the_portal_lost_is_sent_again(self):
        self.server.answer('GET', BATCHES, (200, []), (200, [{'Batch_ID': self.lot.trace_code}]))
        self.portal._run()
        self.portal._run()
        message = self.portal.message_line_ids.filtered('lot_id')
        self.assertEqual(message.state, 'waiting')
        message.next_try_at = fields.Datetime.now()
        self.portal._run()
        self.assertEqual(message.state, 'confirmed')
        self.assertEqual(len(self.server.bodies(ACTIVATE)), 2)

    def test_held_lots_are_not_published(self):
        self._hold(self.lot)
        self.portal._run()
        self.portal._run()
        self.assertFalse(self.server.bodies(ACTIVATE))

    def test_every_other_answer_than_0_is_a_dead_letter(self):
        self.server.answer('POST', ACTIVATE, (200, b'-3'))
        self.portal._run()
        self.portal._run()
        self.assertEqual(self.portal.message_line_ids.filtered('lot_id').state, 'dead')

    def test_the_password_in_the_address_reaches_no_log_and_no_message(self):
        with self.assertLogs('urllib3.connectionpool', logging.DEBUG) as log:
            self.portal.action_connect()
        self.assertNotIn('bi-mat', '\n'.join(log.output))
        self.server.answer('GET', LOGIN, CUT)
        with self.assertRaises(UserError) as caught:
            self.portal.action_connect()
        self.assertNotIn('bi-mat', str(caught.exception))

    def test_an_empty_login_is_a_wrong_password(self):
        self.server.answer('GET', LOGIN, (200, []))
        with self.assertRaisesRegex(UserError, "credentials"):
            self.portal.action_connect()


@tagged('post_install', '-at_install')
class TestOcopPortal(PortalCommon):
    def setUp(self):
        super().setUp()
        self.portal = self._connect('ocop')
        self.server.answer(
            'GET',
            OCOP,
            (200, {'items': [{'code': 'HH-01', 'name': self.product.name}], 'next': 2}),
            (200, {'items': [{'code': 'HH-02', 'name': "Bánh chưng Vân", 'price': 60000, 'stars': 4}]}),
        )

    def test_products_are_imported_matched_by_name_or_made_by_a_person(self):
        self.portal._run()
        known, new = self.portal.message_line_ids.sorted('key')
        self.assertEqual((known.state, known.product_tmpl_id), ('done', self.product.product_tmpl_id))
        self.assertEqual((new.state, new.payload['stars']), ('open', 4))
        with self.assertRaises(UserError):
            new.action_settle()
        new.write({'stall_id': self.stall.id, 'commodity_id': self.rice.id})
        new.action_settle()
        listing = new.product_tmpl_id
        self.assertEqual((listing.name, listing.list_price, listing.stall_id), ("Bánh chưng Vân", 60000, self.stall))
        self.assertTrue(listing.is_gated)

    def test_the_same_product_again_is_no_second_one(self):
        self.portal._run()
        self.server.answer('GET', OCOP, (200, {'items': [{'code': 'HH-02', 'name': "Bánh chưng Vân", 'price': 65000}]}))
        self.portal._run()
        self.assertEqual(len(self.portal.message_line_ids), 2)
        message = self.portal.message_line_ids.filtered(lambda message: message.key == 'HH-02')
        self.assertEqual(message.payload['price'], 65000)

    def test_half_a_list_is_no_list(self):
        for fault in (
            CUT,
            (200, b'{"items": ['),
            (200, {'items': [{'name': "x"}]}),
            (200, []),
            (302, {}, {'Location': '/x'}),
        ):
            self.server.answer('GET', OCOP, fault)
            self.portal._run()
            self.assertTrue(self.portal.last_error)
            self.assertFalse(self.portal.message_line_ids)
        self.assertEqual(self.portal.state, 'on')
