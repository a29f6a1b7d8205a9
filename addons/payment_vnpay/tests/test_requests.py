from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .. import vnpay
from .common import SECRET, TMN_CODE, VNPayCommon

SEND = 'odoo.addons.payment.models.payment_provider.PaymentProvider._send_api_request'


@tagged('post_install', '-at_install')
class TestRequests(VNPayCommon):
    @contextmanager
    def _vnpay_answers(self, names, **values):
        answer = self._prepare_answer(names, **values)
        with patch(SEND, return_value=answer) as send:
            yield send

    def _get_payload(self, send):
        return send.call_args.kwargs['json']

    # === QUERY === #

    def test_query_is_signed_and_completes_the_transaction(self):
        transaction = self._create_sent()
        with self._vnpay_answers(vnpay.QUERY_ANSWER_FIELDS) as send:
            transaction.action_vnpay_query()
        payload = self._get_payload(send)
        self.assertEqual(payload['vnp_Command'], 'querydr')
        self.assertEqual(payload['vnp_TmnCode'], TMN_CODE)
        self.assertEqual(payload['vnp_TxnRef'], self.reference)
        self.assertEqual(
            payload['vnp_TransactionDate'],
            vnpay.to_vnpay_time(transaction.vnpay_requested_at),
        )
        self.assertEqual(len(payload['vnp_RequestId']), 32)
        self.assertEqual(
            payload['vnp_SecureHash'],
            vnpay.sign_fields(SECRET, payload, vnpay.QUERY_FIELDS),
        )
        self.assertEqual(transaction.state, 'done')

    def test_query_of_an_unfinished_payment_changes_nothing(self):
        transaction = self._create_sent()
        with self._vnpay_answers(vnpay.QUERY_ANSWER_FIELDS, vnp_TransactionStatus='01'):
            transaction._vnpay_query()
        self.assertEqual(transaction.state, 'draft')

    def test_query_of_what_vnpay_does_not_know_cancels(self):
        transaction = self._create_sent()
        with self._vnpay_answers(vnpay.QUERY_ANSWER_FIELDS, vnp_ResponseCode='91'):
            transaction._vnpay_query()
        self.assertEqual(transaction.state, 'cancel')

    def test_false_answers_change_nothing(self):
        transaction = self._create_sent()
        for values in ({'secret': 'GUESS'}, {'vnp_Amount': '100'}, {'vnp_ResponseCode': '97'}):
            with (
                self.subTest(values=values),
                self._vnpay_answers(vnpay.QUERY_ANSWER_FIELDS, **values),
                self.assertRaises(ValidationError),
            ):
                transaction._vnpay_query()
        answer = self._prepare_answer(vnpay.QUERY_ANSWER_FIELDS)
        del answer['vnp_SecureHash']
        with patch(SEND, return_value=answer), self.assertRaises(ValidationError):
            transaction._vnpay_query()
        self.assertEqual(transaction.state, 'draft')

    def test_what_was_never_sent_is_not_asked_about(self):
        with self.assertRaises(UserError):
            self._create_transaction('redirect')._vnpay_query()

    def test_who_may_not_change_transactions_cannot_ask(self):
        transaction = self._create_sent()
        with self.assertRaises(AccessError):
            transaction.with_user(self.internal_user).action_vnpay_query()

    @mute_logger('odoo.addons.payment_vnpay.models.payment_transaction_api')
    def test_cron_asks_about_overdue_payments_only(self):
        fresh, overdue, old = (self._create_sent(reference=f'VNPAY{minutes}') for minutes in (1, 25, 60 * 24 * 3))
        now = fields.Datetime.now()
        overdue.vnpay_requested_at = now - timedelta(minutes=25)
        old.vnpay_requested_at = now - timedelta(days=3)
        with self._vnpay_answers(vnpay.QUERY_ANSWER_FIELDS) as send, self.enter_registry_test_mode():
            self.env.ref('payment_vnpay.ir_cron_vnpay_query').method_direct_trigger()
        asked = [call.kwargs['json']['vnp_TxnRef'] for call in send.call_args_list]
        self.assertIn('VNPAY25', asked)
        self.assertNotIn('VNPAY1', asked)
        self.assertEqual([tx.state for tx in (fresh, overdue, old)], ['draft', 'done', 'draft'])

    # === REFUND === #

    def _refund(self, amount, names=vnpay.REFUND_ANSWER_FIELDS, **values):
        transaction = self._create_sent()
        transaction._process('vnpay', self._prepare_data())
        with self._vnpay_answers(names, vnp_Command='refund', vnp_Amount=f'{amount}00', **values) as send:
            refund = transaction._refund(amount_to_refund=amount)
        return refund, self._get_payload(send)

    def test_full_refund(self):
        refund, payload = self._refund(180000, vnp_TransactionType='02')
        self.assertEqual((refund.state, refund.amount), ('done', -180000))
        self.assertEqual((payload['vnp_TransactionType'], payload['vnp_Amount']), ('02', 18000000))
        self.assertEqual((payload['vnp_TxnRef'], payload['vnp_TransactionNo']), (self.reference, '14226112'))
        self.assertTrue(payload['vnp_CreateBy'])
        self.assertEqual(
            payload['vnp_SecureHash'],
            vnpay.sign_fields(SECRET, payload, vnpay.REFUND_FIELDS),
        )

    def test_partial_refund(self):
        refund, payload = self._refund(50000, vnp_TransactionType='03')
        self.assertEqual((refund.state, refund.amount), ('done', -50000))
        self.assertEqual((payload['vnp_TransactionType'], payload['vnp_Amount']), ('03', 5000000))

    def test_refund_under_way_waits(self):
        refund, _payload = self._refund(180000, vnp_TransactionStatus='05')
        self.assertEqual(refund.state, 'pending')

    def test_refused_refund_says_why(self):
        refund, _payload = self._refund(180000, vnp_ResponseCode='94')
        self.assertEqual(refund.state, 'error')
        self.assertIn("earlier refund", refund.state_message)

    def test_refund_with_a_false_checksum_fails(self):
        refund, _payload = self._refund(180000, secret='GUESS')
        self.assertEqual(refund.state, 'error')

    def test_accepted_refund_of_another_amount_is_not_taken_for_done(self):
        transaction = self._create_sent()
        transaction._process('vnpay', self._prepare_data())
        with self._vnpay_answers(vnpay.REFUND_ANSWER_FIELDS, vnp_Amount='100'):
            refund = transaction._refund(amount_to_refund=180000)
        self.assertEqual(refund.state, 'pending')
