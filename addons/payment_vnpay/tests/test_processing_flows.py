from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.payment.tests.http_common import PaymentHttpCommon

from ..controllers.main import VNPayController
from .common import TMN_CODE, VNPayCommon

CONTROLLER = 'odoo.addons.payment_vnpay.controllers.main'


@tagged('post_install', '-at_install')
class TestProcessingFlows(VNPayCommon, PaymentHttpCommon):
    def _ipn(self, data):
        response = self._make_http_get_request(self._build_url(VNPayController._ipn_url), data)
        self.assertEqual(response.status_code, 200)
        return response.json()['RspCode']

    def _return(self, data):
        url = self._build_url(VNPayController._return_url)
        response = self.url_open(url, params=data, allow_redirects=False)
        self.assertEqual(response.status_code, 303)
        self.assertTrue(response.headers['Location'].endswith('/payment/status'))

    def test_ipn_completes_the_transaction(self):
        transaction = self._create_sent()
        self.assertEqual(self._ipn(self._prepare_data()), '00')
        self.assertEqual((transaction.state, transaction.provider_reference), ('done', '14226112'))

    def test_ipn_repeated_is_known(self):
        transaction = self._create_sent()
        self.assertEqual([self._ipn(self._prepare_data()) for _time in range(3)], ['00', '02', '02'])
        self.assertEqual(transaction.state, 'done')

    def test_ipn_before_the_return(self):
        transaction = self._create_sent()
        self.assertEqual(self._ipn(self._prepare_data()), '00')
        self._return(self._prepare_data())
        self.assertEqual(transaction.state, 'done')

    def test_ipn_after_the_return(self):
        transaction = self._create_sent()
        self._return(self._prepare_data())
        self.assertEqual(transaction.state, 'done')
        self.assertEqual(self._ipn(self._prepare_data()), '02')

    def test_failure_then_success(self):
        transaction = self._create_sent()
        failure = self._prepare_data(vnp_ResponseCode='24', vnp_TransactionStatus='02')
        self.assertEqual([self._ipn(failure), self._ipn(failure)], ['00', '02'])
        self.assertEqual(transaction.state, 'cancel')
        self.assertEqual(self._ipn(self._prepare_data()), '00')
        self.assertEqual(transaction.state, 'done')
        self.assertEqual(self._ipn(failure), '02')
        self.assertEqual(transaction.state, 'done')

    @mute_logger(CONTROLLER)
    def test_tampering_is_refused(self):
        transaction = self._create_sent()
        data = self._prepare_data()
        attempts = {
            'amount': {**data, 'vnp_Amount': '1800'},
            'result': {**self._prepare_data(vnp_ResponseCode='24'), 'vnp_ResponseCode': '00'},
            'signature': {**data, 'vnp_SecureHash': '0' * 128},
            'no signature': {name: value for name, value in data.items() if name != 'vnp_SecureHash'},
            'another secret': self._prepare_data(secret='GUESS'),
            'another merchant': self._prepare_data(vnp_TmnCode='OTHER001'),
            'added': {**data, 'vnp_Added': '1'},
            'nothing': {},
        }
        for name, attempt in attempts.items():
            with self.subTest(name=name):
                self.assertEqual(self._ipn(attempt), '97')
                self._return(attempt)
                self.assertEqual(transaction.state, 'draft')

    @mute_logger(CONTROLLER, 'odoo.addons.payment.models.payment_transaction')
    def test_unknown_orders_and_amounts_are_told(self):
        transaction = self._create_sent()
        self.assertEqual(self._ipn(self._prepare_data(vnp_TxnRef='UNKNOWN')), '01')
        for amount in ('18000100', '17999900', '180000', 'x', '18000050'):
            with self.subTest(amount=amount):
                self.assertEqual(self._ipn(self._prepare_data(vnp_Amount=amount)), '04')
                self._return(self._prepare_data(vnp_Amount=amount))
        self.assertEqual(transaction.state, 'draft')

    @mute_logger('odoo.addons.payment.models.payment_transaction')
    def test_another_companys_secret_does_not_reach_our_transactions(self):
        company = self.env['res.company'].create({'name': "Second Market"})
        self.env['payment.provider'].sudo()._vnpay_enable(company, TMN_CODE, 'THEIRS')
        transaction = self._create_sent()
        self.assertEqual(self._ipn(self._prepare_data(secret='THEIRS')), '01')
        self.assertEqual(transaction.state, 'draft')

    @mute_logger(CONTROLLER)
    def test_what_fails_here_is_told_and_asked_again(self):
        self._create_sent()
        with patch(
            'odoo.addons.payment_vnpay.models.payment_transaction.PaymentTransaction._apply_updates',
            side_effect=ValidationError("Broken"),
        ):
            self.assertEqual(self._ipn(self._prepare_data()), '99')
