import json
import time
from unittest.mock import patch

from odoo.http import Request
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.payment.tests.http_common import PaymentHttpCommon

from .. import const
from ..controllers.main import VietQRController
from .common import VietQRCommon

LOGGER = 'odoo.addons.payment_vietqr.controllers.main'


@tagged('post_install', '-at_install')
class TestWebhook(VietQRCommon, PaymentHttpCommon):
    def _post(self, body, headers, adapter=''):
        url = self._build_url(VietQRController._webhook_url + adapter)
        return self.url_open(url, data=body, headers=headers, method='POST')

    def test_a_signed_notice_completes_the_transaction(self):
        transaction = self._create_pending()
        response = self._post(*self._sign(self._prepare_notice(transaction)))
        self.assertEqual(response.status_code, 200)
        self.assertEqual(
            response.json(),
            {
                'success': True,
                'notices': [
                    {'id': transaction.vietqr_notice_ids.id, 'outcome': 'matched', 'known': False},
                ],
            },
        )
        self.assertEqual(transaction.state, 'done')

    def test_a_repeated_notice_is_answered_and_counts_once(self):
        transaction = self._create_pending()
        signed = self._sign(self._prepare_notice(transaction))
        for known in (False, True, True):
            response = self._post(*signed)
            self.assertEqual(response.status_code, 200)
            self.assertEqual(response.json()['notices'][0]['known'], known)
        self.assertEqual(len(transaction.vietqr_notice_ids), 1)

    def test_several_notices_in_one_webhook(self):
        one, two = self._create_pending('VietQR 1'), self._create_pending('VietQR 2')
        response = self._post(
            *self._sign(
                [
                    self._prepare_notice(one),
                    self._prepare_notice(two, referenceCode='FT2'),
                ]
            )
        )
        self.assertEqual(len(response.json()['notices']), 2)
        self.assertEqual((one.state, two.state), ('done', 'done'))

    def test_a_disabled_providers_money_is_still_recorded(self):
        transaction = self._create_pending()
        self.vietqr.state = 'disabled'
        self._post(*self._sign(self._prepare_notice(transaction)))
        self.assertEqual(transaction.state, 'done')

    @mute_logger(LOGGER)
    def test_tampering_is_refused(self):
        transaction = self._create_pending()
        body, headers = self._sign(self._prepare_notice(transaction))
        attempts = {
            'body': (body.replace(b'180000', b'180001'), headers),
            'time': (body, {**headers, 'X-VietQR-Timestamp': str(int(time.time()) + 1)}),
            'signature': (body, {**headers, 'X-VietQR-Signature': 'sha256=' + '0' * 64}),
            'no signature': (body, {'X-VietQR-Timestamp': headers['X-VietQR-Timestamp']}),
            'no time': (body, {'X-VietQR-Signature': headers['X-VietQR-Signature']}),
            'nothing': (body, {}),
            'another secret': self._sign(self._prepare_notice(transaction), secret='guess'),
            'empty secret': self._sign(self._prepare_notice(transaction), secret=''),
            'old': self._sign(
                self._prepare_notice(transaction),
                timestamp=int(time.time()) - const.WEBHOOK_TOLERANCE_SECONDS - 5,
            ),
        }
        for name, attempt in attempts.items():
            with self.subTest(name=name):
                self.assertEqual(self._post(*attempt).status_code, 401)
        self.assertEqual(transaction.state, 'pending')
        self.assertFalse(transaction.vietqr_notice_ids)

    def test_another_companys_secret_does_not_reach_our_transactions(self):
        company = self.env['res.company'].create({'name': "Second Market"})
        self.env['payment.provider'].sudo()._vietqr_enable(
            company,
            '970436',
            '999',
            'X',
            secret='theirs',
        )
        transaction = self._create_pending()
        response = self._post(*self._sign(self._prepare_notice(transaction), secret='theirs'))
        self.assertEqual(response.json()['notices'][0]['outcome'], 'unmatched')
        self.assertEqual(transaction.state, 'pending')

    def test_what_cannot_be_read_is_refused(self):
        for payload in (
            'text',
            {},
            {'referenceCode': 'FT1'},
            {'transferAmount': 1},
            [1],
            {
                'referenceCode': 'FT1',
                'transferAmount': 'much',
            },
            {'referenceCode': 'FT1', 'transferAmount': 1, 'transactionDate': 'today'},
        ):
            with self.subTest(payload=payload):
                self.assertEqual(self._post(*self._sign(payload)).status_code, 400)

    def test_an_unknown_adapter_is_not_found(self):
        self.assertEqual(self._post(*self._sign({}), adapter='/unknown').status_code, 404)

    def test_too_much_is_refused(self):
        signed = self._sign({'content': 'x' * const.WEBHOOK_MAX_BYTES})
        self.assertEqual(self._post(*signed).status_code, 413)

    # === PAYER === #

    def test_the_public_route_only_makes_the_transaction_wait(self):
        transaction = self._create_transaction('redirect')
        self._make_http_post_request(
            self._build_url(VietQRController._process_url),
            data={
                'reference': transaction.reference,
                'vietqr_notice': '1',
                'vietqr_by_hand': '1',
            },
        )
        self.assertEqual(transaction.state, 'pending')

    def test_the_pages_token_opens_state_and_picture(self):
        transaction = self._create_pending()
        values = transaction._vietqr_get_panel_values()
        status = self.make_jsonrpc_request(
            values['status_url'],
            {'access_token': values['access_token']},
        )
        self.assertEqual(status, {'state': 'pending', 'kept_back': False})
        self._receive(transaction, transferAmount=1)
        status = self.make_jsonrpc_request(
            values['status_url'],
            {'access_token': values['access_token']},
        )
        self.assertEqual(status, {'state': 'pending', 'kept_back': True})
        picture = self.url_open(values['image_url'])
        self.assertEqual((picture.status_code, picture.headers['Content-Type']), (200, 'image/png'))

    def test_the_page_confirms_at_once_what_was_paid(self):
        transaction = self._create_pending()
        self._receive(transaction)
        values = transaction._vietqr_get_panel_values()
        with patch(
            'odoo.addons.account_payment.models.payment_transaction.PaymentTransaction._post_process',
        ) as post_process:
            self.make_jsonrpc_request(values['finish_url'], {'access_token': values['access_token']})
        self.assertTrue(post_process.called)

    @mute_logger('odoo.http')
    def test_another_token_opens_nothing(self):
        one, two = self._create_pending('VietQR 1'), self._create_pending('VietQR 2')
        token = one._vietqr_get_access_token()
        with self._assertNotFound():
            self.make_jsonrpc_request(f'/payment/vietqr/{two.id}/status', {'access_token': token})
        response = self.url_open(f'/payment/vietqr/{two.id}/qr.png?access_token={token}')
        self.assertEqual(response.status_code, 404)

    def test_nobody_simulates_in_production(self):
        transaction = self._create_pending()
        self.vietqr.state = 'enabled'
        self.authenticate(None, None)
        response = self.url_open(
            f'/payment/vietqr/{transaction.id}/simulate',
            method='POST',
            data={
                'access_token': transaction._vietqr_get_access_token(),
                'csrf_token': Request.csrf_token(self),
            },
        )
        self.assertEqual(response.status_code, 403)
        self.assertEqual(transaction.state, 'pending')

    def test_the_answer_is_json(self):
        response = self._post(*self._sign(self._prepare_notice()))
        self.assertEqual(json.loads(response.text)['notices'][0]['outcome'], 'unmatched')
