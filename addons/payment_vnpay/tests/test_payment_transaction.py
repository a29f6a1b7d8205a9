from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.payment.tests.http_common import PaymentHttpCommon

from .. import const, vnpay
from .common import SECRET, TMN_CODE, VNPayCommon


@tagged('post_install', '-at_install')
class TestPaymentTransaction(VNPayCommon, PaymentHttpCommon):
    @freeze_time('2026-11-22 02:30:00')
    def test_references_are_letters_and_digits_and_unique(self):
        create = self.env['payment.transaction']._compute_reference
        reference = create('vnpay', prefix='Đơn S00012/1')
        self.assertEqual(reference, 'DonS000121T20261122023000')
        self._create_transaction('redirect', reference=reference)
        again = create('vnpay', prefix='Đơn S00012/1')
        self.assertRegex(again, r'\A[A-Za-z0-9]{1,100}\Z')
        self.assertNotEqual(again, reference)

    @freeze_time('2026-11-22 02:30:00')
    def test_no_item_is_missing_from_the_signed_parameters(self):
        transaction = self._create_transaction('redirect')
        values = transaction.with_context(lang='vi_VN')._get_specific_rendering_values({})
        self.assertEqual(values['api_url'], const.SANDBOX_PAYMENT_URL)
        params = values['params']
        signature = params.pop('vnp_SecureHash')
        self.assertEqual(
            params,
            {
                'vnp_Amount': '18000000',
                'vnp_Command': 'pay',
                'vnp_CreateDate': '20261122093000',
                'vnp_CurrCode': 'VND',
                'vnp_ExpireDate': '20261122094500',
                'vnp_IpAddr': '127.0.0.1',
                'vnp_Locale': 'vn',
                'vnp_OrderInfo': f'Thanh toan {self.reference}',
                'vnp_OrderType': 'other',
                'vnp_ReturnUrl': self._build_url('/payment/vnpay/return'),
                'vnp_TmnCode': TMN_CODE,
                'vnp_TxnRef': self.reference,
                'vnp_Version': '2.1.0',
            },
        )
        self.assertEqual(list(params), sorted(params))
        self.assertEqual(signature, vnpay.sign(SECRET, params))

    def test_redirect_form_holds_the_signed_parameters(self):
        transaction = self._create_transaction('redirect')
        values = transaction.with_context(lang='en_US')._get_processing_values()
        form = self._extract_values_from_html_form(values['redirect_form_html'])
        self.assertEqual((form['action'], form['method']), (const.SANDBOX_PAYMENT_URL, 'get'))
        self.assertTrue(vnpay.is_signed(SECRET, form['inputs']))
        self.assertEqual(form['inputs']['vnp_Locale'], 'en')

    def test_codes_lead_to_states(self):
        cases = {
            ('00', '00'): 'done',
            ('00', '01'): 'pending',
            ('00', '02'): 'error',
            ('00', '04'): 'error',
            ('00', '07'): 'pending',
            ('07', '07'): 'pending',
            ('11', '02'): 'error',
            ('24', '02'): 'cancel',
            ('51', '02'): 'error',
            ('99', '99'): 'error',
            ('unknown', 'unknown'): 'error',
        }
        for number, ((response, status), state) in enumerate(cases.items()):
            with self.subTest(response=response, status=status):
                transaction = self._create_transaction('redirect', reference=f'VNPAY{number}')
                transaction._process(
                    'vnpay',
                    {
                        'vnp_TxnRef': transaction.reference,
                        'vnp_Amount': '18000000',
                        'vnp_ResponseCode': response,
                        'vnp_TransactionStatus': status,
                        'vnp_TransactionNo': '1',
                    },
                )
                self.assertEqual(transaction.state, state)
                self.assertEqual(bool(transaction.state_message), state != 'done')

    def test_success_after_a_failed_attempt_counts(self):
        transaction = self._create_sent()
        transaction._process(
            'vnpay',
            self._prepare_data(
                vnp_ResponseCode='24',
                vnp_TransactionStatus='02',
                vnp_TransactionNo='0',
            ),
        )
        self.assertEqual((transaction.state, transaction.provider_reference), ('cancel', False))
        transaction._process('vnpay', self._prepare_data())
        self.assertEqual((transaction.state, transaction.provider_reference), ('done', '14226112'))

    @mute_logger('odoo.addons.payment.models.payment_transaction')
    def test_another_amount_is_never_taken(self):
        transaction = self._create_sent()
        transaction._process('vnpay', self._prepare_data(vnp_Amount='100'))
        self.assertEqual(transaction.state, 'error')
