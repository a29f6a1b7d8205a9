from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.farm_trace_portal.tests.common import PortalCommon
from odoo.addons.farm_trace_portal.tests.fake_portal import CUT, STALL
from odoo.addons.farm_trace_portal.tools import portal_http

#: What may go wrong on the other side, and what is then to be seen: nothing is lost, and it is tried again.
FAULTS = {
    'time-out': STALL,
    'half answer': CUT,
    'no JSON': (200, b'<html>'),
    'trouble': (500, {}),
    'overload': (429, {}),
}
#: Each adapter: what it asks first of all in an exchange.
READS = {'checkvn': '/plcservice/get_product.aspx', 'ocop': '/api/products'}
WRITES = {'epcis': '/capture', 'checkvn': '/plcservice/qrcodepackage_active.aspx'}


@tagged('post_install', '-at_install')
class TestPortalFaults(PortalCommon):
    def setUp(self):
        super().setUp()
        self.patch(portal_http, 'TIMEOUT', (1, 0.3))

    def _serve(self, kind):
        """Let everything go well on the other side, for the faults to be put over it."""
        self.server.answer('POST', '/capture', (202, {}, {'Location': '/capture/7'}))
        self.server.answer('GET', '/capture/7', (200, {'running': False, 'success': True}))
        self.server.answer('GET', READS['checkvn'], (200, [{'Product_ID': 1, 'Name': self.product.name}]))
        self.server.answer('GET', '/plcservice/get_batch.aspx', (200, [{'Batch_ID': self.lot.trace_code}]))
        self.server.answer('POST', WRITES['checkvn'], (200, b'0'))
        self.server.answer('GET', READS['ocop'], (200, {'items': []}))
        self._answer_events()
        return self._connect(kind, login='cho')

    def _answer_events(self, names=None):
        """Answer the query for events with those that the market has, or with fewer."""
        known = self.env['farm.trace.event'].search([]).mapped('name') if names is None else names
        body = {'queryResults': {'resultsBody': {'eventList': [{'eventID': name} for name in known]}}}
        self.server.answer('GET', '/events', (200, {'type': 'EPCISQueryDocument', 'epcisBody': body}))

    def _sent(self, portal):
        return portal.message_line_ids.filtered(lambda message: message.direction == 'out')

    def test_each_fault_while_sending_leaves_the_message_waiting_and_it_arrives_later(self):
        for kind, path in WRITES.items():
            for name, fault in FAULTS.items():
                if name == 'no JSON':  # nothing is read of the answer to a message
                    continue
                with self.subTest(kind=kind, fault=name):
                    portal = self._serve(kind)
                    portal._run()  # the city's portal tells its products first
                    self._sent(portal).unlink()
                    portal.last_event_id = 0
                    good = self.server._answers['POST', path][-1]
                    self.server.answer('POST', path, fault, good)
                    portal._run()
                    message = self._sent(portal)
                    self.assertEqual((message.state, message.attempts), ('waiting', 1))
                    message.next_try_at = fields.Datetime.now()
                    portal._run()
                    self.assertEqual(message.state, 'confirmed')

    def test_each_fault_while_reading_is_written_down_and_takes_nothing_over(self):
        for kind, path in READS.items():
            for name, fault in FAULTS.items():
                with self.subTest(kind=kind, fault=name):
                    portal = self._serve(kind)
                    self.server.answer('GET', path, fault)
                    portal._run()
                    self.assertTrue(portal.last_error)
                    self.assertEqual((portal.state, len(portal.message_line_ids)), ('on', 0))

    def test_wrong_credentials_stop_each_adapter_and_lose_nothing(self):
        for kind in ('epcis', 'checkvn', 'ocop'):
            with self.subTest(kind=kind):
                portal = self._serve(kind)
                method, path = ('POST', '/capture') if kind == 'epcis' else ('GET', READS[kind])
                self.server.answer(method, path, (401, {}))
                portal._run()
                self.assertEqual(portal.state, 'stopped')
                self.assertFalse(self._sent(portal).filtered(lambda message: message.state != 'waiting'))

    def test_a_duplicate_is_as_good_as_delivered_with_each_adapter(self):
        for kind, path in WRITES.items():
            with self.subTest(kind=kind):
                portal = self._serve(kind)
                self.server.answer('POST', path, (409, {}))
                portal._run()
                portal._run()
                self.assertEqual(set(self._sent(portal).mapped('state')), {'confirmed'})

    def test_a_portal_that_does_not_answer_is_left_alone_after_three_messages(self):
        portal = self._serve('epcis')
        messages = self.env['farm.portal.message'].create(
            [{'portal_id': portal.id, 'key': f'k{number}', 'payload': {'n': number}} for number in range(6)]
        )
        self.server.answer('POST', '/capture', STALL)
        messages._deliver(portal._get_client())
        self.assertEqual(messages.mapped('attempts'), [1, 1, 1, 0, 0, 0])
        self.assertEqual(set(messages.mapped('state')), {'waiting'})

    # === Outbox === #

    def test_an_event_that_was_committed_late_still_goes_out(self):
        portal = self._serve('epcis')
        portal._run()
        self._deliver(self.lot, 1)
        self._deliver(self.lot, 2)
        portal._run()
        message = self._sent(portal).sorted('id')[-1]
        late = message.event_ids.sorted('id')[0]
        # Its number was taken before, its transaction ended after the exchange.
        message.write({'event_ids': [Command.unlink(late.id)], 'key': 'without'})
        portal._run()
        self.assertEqual(self._sent(portal).sorted('id')[-1].event_ids, late)

    def test_a_declaration_of_an_error_goes_out_as_well_as_the_event(self):
        portal = self._serve('epcis')
        portal._run()
        declaration = self.lot.trace_event_ids._declare_error('incorrect_data')
        portal._run()
        self.assertEqual(self._sent(portal).sorted('id')[-1].event_ids, declaration)

    # === Reconciliation === #

    def test_what_a_repository_lost_is_found_and_sent_again(self):
        portal = self._serve('epcis')
        portal._run()
        message = self._sent(portal)
        self._answer_events(names=[])
        portal._run()
        self.assertEqual(message.state, 'confirmed')  # it was asked today already
        portal.action_reconcile()
        self.assertEqual(message.state, 'waiting')
        self.assertTrue(message.error)
        self._answer_events()
        message.next_try_at = fields.Datetime.now()
        portal.action_reconcile()
        self.assertEqual(message.state, 'confirmed')
        self.assertEqual(len(self.server.bodies('/capture')), 2)

    def test_what_the_city_lost_after_it_was_confirmed_is_sent_again(self):
        portal = self._serve('checkvn')
        portal._run()
        portal._run()
        self.assertEqual(self._sent(portal).state, 'confirmed')
        self.server.answer('GET', '/plcservice/get_batch.aspx', (200, []))
        portal.action_reconcile()
        self.assertEqual(self._sent(portal).state, 'waiting')

    def test_an_unreadable_answer_to_the_comparison_changes_nothing(self):
        portal = self._serve('epcis')
        portal._run()
        self.server.answer('GET', '/events', (200, {'epcisBody': {}}))
        portal.action_reconcile()
        self.assertEqual(self._sent(portal).state, 'confirmed')
        self.assertTrue(portal.last_error)

    # === Screen === #

    def test_a_dead_letter_is_dropped_and_taken_up_again(self):
        portal = self._serve('epcis')
        self.server.answer('POST', '/capture', (400, {'detail': 'x'}), (202, {}, {'Location': '/capture/7'}))
        portal._run()
        message = self._sent(portal).with_user(self.operator)
        message.action_drop()
        self.assertEqual(message.state, 'dropped')
        portal._run()
        self.assertEqual(message.state, 'dropped')
        with self.assertRaises(UserError):
            message.action_drop()
        message.action_retry()
        portal._run()
        self.assertEqual(message.state, 'confirmed')

    def test_a_product_that_is_not_wanted_is_dropped_and_stays_dropped(self):
        portal = self._serve('ocop')
        self.server.answer('GET', READS['ocop'], (200, {'items': [{'code': 'X1', 'name': "Không bán"}]}))
        portal._run()
        message = portal.message_line_ids
        message.with_user(self.operator).action_drop()
        portal._run()
        self.assertEqual((message.state, len(portal.message_line_ids)), ('dropped', 1))
        message.action_retry()
        self.assertEqual(message.state, 'open')

    def test_products_in_the_inbox_are_found_by_name(self):
        portal = self._serve('ocop')
        self.server.answer('GET', READS['ocop'], (200, {'items': [{'code': 'X2', 'name': "Bánh đa Kế"}]}))
        portal._run()
        found = self.env['farm.portal.message'].search([('product_name', 'ilike', 'đa kế')])
        self.assertEqual(found, portal.message_line_ids)
