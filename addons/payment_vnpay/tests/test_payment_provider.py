from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .. import const
from .common import TMN_CODE, VNPayCommon


@tagged('post_install', '-at_install')
class TestPaymentProvider(VNPayCommon):
    def test_only_dong_is_supported(self):
        self.assertEqual(self.vnpay.available_currency_ids.mapped('name'), ['VND'])
        compatible = (
            self.env['payment.provider']
            .sudo()
            ._get_compatible_providers(
                self.company_id,
                self.partner.id,
                self.amount,
                currency_id=self.currency_euro.id,
            )
        )
        self.assertNotIn(self.vnpay, compatible)

    def test_enabling_activates_the_payment_method(self):
        self.assertEqual((self.payment_method.code, self.payment_method.active), ('vnpay', True))

    def test_enabling_without_credentials_is_refused(self):
        with self.assertRaises(ValidationError):
            self.vnpay.vnpay_hash_secret = False

    def test_refunds_are_supported(self):
        self.assertEqual(self.vnpay.support_refund, 'partial')
        self.assertEqual(self.payment_method.support_refund, 'partial')

    def test_test_mode_uses_the_sandbox(self):
        self.assertEqual(self.vnpay._vnpay_get_payment_url(), const.SANDBOX_PAYMENT_URL)
        self.assertEqual(self.vnpay._build_request_url('querydr'), const.SANDBOX_API_URL)
        self.vnpay.write({'state': 'enabled', 'vnpay_payment_url': 'https://pay.example.com/x'})
        self.assertEqual(self.vnpay._vnpay_get_payment_url(), 'https://pay.example.com/x')
        self.assertEqual(self.vnpay._build_request_url('querydr'), const.PRODUCTION_API_URL)

    def test_each_company_gets_its_own_contract(self):
        company = self.env['res.company'].create({'name': "Second Market"})
        provider = self.env['payment.provider'].sudo()._vnpay_enable(company, 'SECOND01', 'x')
        self.assertEqual((provider.company_id, provider.state), (company, 'test'))
        self.assertEqual(self.vnpay.vnpay_tmn_code, TMN_CODE)
        self.assertEqual(provider._vnpay_enable(company, 'SECOND02', 'y'), provider)

    def test_resetting_forgets_the_credentials(self):
        self.vnpay.action_reset_credentials()
        self.assertFalse(self.vnpay.vnpay_hash_secret or self.vnpay.vnpay_tmn_code)

    def test_copies_carry_no_credentials(self):
        copy = self.vnpay.copy()
        self.assertFalse(copy.vnpay_hash_secret or copy.vnpay_tmn_code)

    def test_too_little_time_is_refused(self):
        with self.assertRaises(ValidationError):
            self.vnpay.vnpay_expiry_minutes = 1

    def test_only_administrators_see_the_secret(self):
        with self.assertRaises(AccessError):
            self.vnpay.with_user(self.internal_user).read(['vnpay_hash_secret'])
