from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import ACCOUNT, VietQRCommon


@tagged('post_install', '-at_install')
class TestPaymentProvider(VietQRCommon):
    def test_only_dong_is_supported(self):
        self.assertEqual(self.vietqr.available_currency_ids.mapped('name'), ['VND'])
        for currency, expected in ((self.currency, self.vietqr), (self.currency_euro, self.env['payment.provider'])):
            compatible = (
                self.env['payment.provider']
                .sudo()
                ._get_compatible_providers(
                    self.company_id,
                    self.partner.id,
                    self.amount,
                    currency_id=currency.id,
                )
            )
            self.assertEqual(compatible.filtered(lambda p: p.code == 'vietqr'), expected)

    def test_enabling_activates_the_payment_method(self):
        self.assertEqual(self.payment_method.code, 'vietqr')
        self.assertTrue(self.payment_method.active)

    def test_enabling_without_account_is_refused(self):
        with self.assertRaises(ValidationError):
            self.vietqr.vietqr_account_number = False

    def test_misfits_are_refused(self):
        for values in (
            {'vietqr_account_number': '0011 0123'},
            {'vietqr_prefix': 'V'},
            {'vietqr_prefix': 'VQ1'},
            {'vietqr_prefix': 'ABCDEFGHIJKLM'},
            {'vietqr_expiry_minutes': 4},
        ):
            with self.subTest(values=values), self.assertRaises(ValidationError):
                self.vietqr.write(values)

    def test_each_company_gets_its_own_account(self):
        company = self.env['res.company'].create({'name': "Second Market"})
        provider = (
            self.env['payment.provider']
            .sudo()
            ._vietqr_enable(
                company,
                '970436',
                '999888777',
                'CHO THU HAI',
            )
        )
        self.assertEqual(provider.company_id, company)
        self.assertEqual((provider.state, provider.is_published), ('test', True))
        self.assertTrue(provider.vietqr_webhook_secret)
        self.assertEqual(self.vietqr.vietqr_account_number, ACCOUNT)
        again = provider._vietqr_enable(company, '970436', '111', 'CHO THU HAI', state='enabled')
        self.assertEqual((again, again.state, again.vietqr_account_number), (provider, 'enabled', '111'))

    def test_enabling_with_an_unknown_bank_is_refused(self):
        with self.assertRaises(ValidationError):
            self.vietqr._vietqr_enable(self.company, '000000', '1', 'X')

    def test_copies_carry_no_credentials(self):
        copy = self.vietqr.copy()
        for name in self.vietqr._get_reset_values():
            self.assertFalse(copy[name], name)

    def test_resetting_forgets_the_credentials(self):
        self.vietqr.action_reset_credentials()
        self.assertEqual(self.vietqr.state, 'disabled')
        self.assertFalse(self.vietqr.vietqr_webhook_secret)

    def test_a_new_secret_replaces_the_old(self):
        secret = self.vietqr.vietqr_webhook_secret
        self.vietqr.action_vietqr_new_secret()
        self.assertNotEqual(self.vietqr.vietqr_webhook_secret, secret)
        self.assertGreaterEqual(len(self.vietqr.vietqr_webhook_secret), 32)

    def test_accountants_do_not_see_the_secret(self):
        accountant = self._prepare_user(self.internal_user, 'account.group_account_invoice')
        with self.assertRaises(AccessError):
            self.vietqr.with_user(accountant).read(['vietqr_webhook_secret'])

    def test_a_bank_needs_a_bin_of_six_digits(self):
        with self.assertRaises(ValidationError):
            self.env['payment.vietqr.bank'].create(
                {'name': "X", 'short_name': "X", 'code': 'X', 'bin': '97x'},
            )
