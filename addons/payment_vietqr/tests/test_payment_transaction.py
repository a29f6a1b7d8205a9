from datetime import timedelta

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .. import vietqr
from .common import ACCOUNT, VietQRCommon


@tagged('post_install', '-at_install')
class TestPaymentTransaction(VietQRCommon):
    def test_each_transaction_has_its_own_content(self):
        transactions = [self._create_transaction('redirect', reference=f'VietQR {number}') for number in range(20)]
        contents = {transaction.vietqr_content for transaction in transactions}
        self.assertEqual(len(contents), 20)
        for content in contents:
            self.assertEqual(vietqr.find_contents('VQR', content), [content])

    def test_redirect_form_holds_the_reference_only(self):
        transaction = self._create_transaction('redirect')
        values = transaction._get_processing_values()
        form = self._extract_values_from_html_form(values['redirect_form_html'])
        self.assertEqual(form['action'], '/payment/vietqr/process')
        self.assertEqual(form['method'], 'post')
        self.assertEqual(form['inputs'], {'reference': transaction.reference})

    def test_processing_waits_for_the_money(self):
        transaction = self._create_pending()
        self.assertEqual(transaction.state, 'pending')
        left = transaction.vietqr_expires_at - fields.Datetime.now()
        self.assertAlmostEqual(left.total_seconds(), 30 * 60, delta=60)

    def test_processing_again_changes_nothing(self):
        transaction = self._create_pending()
        transaction.vietqr_expires_at -= timedelta(minutes=10)
        expires_at = transaction.vietqr_expires_at
        transaction._process('vietqr', {'reference': transaction.reference})
        self.assertEqual((transaction.state, transaction.vietqr_expires_at), ('pending', expires_at))

    def test_payload_names_account_amount_and_content(self):
        transaction = self._create_pending()
        payload = vietqr.Payload.parse(transaction._vietqr_get_payload())
        self.assertEqual(
            payload,
            vietqr.Payload('970403', ACCOUNT, 180000, transaction.vietqr_content),
        )

    def test_images_are_made(self):
        transaction = self._create_pending()
        self.assertIn(b'<svg', transaction._vietqr_get_image('svg'))
        self.assertEqual(transaction._vietqr_get_image('png')[:4], b'\x89PNG')

    def test_a_code_without_account_is_refused(self):
        transaction = self._create_pending()
        self.vietqr.write({'state': 'disabled', 'vietqr_account_number': False})
        with self.assertRaises(ValidationError):
            transaction._vietqr_get_payload()

    def test_panel_shows_what_to_transfer(self):
        transaction = self._create_pending()
        html = str(
            self.env['ir.qweb']._render(
                'payment_vietqr.panel',
                {
                    'vietqr': {**transaction._vietqr_get_panel_values(), 'is_test': False},
                },
            )
        )
        for shown in (
            ACCOUNT,
            'BAN QUAN LY CHO',
            'Sacombank',
            transaction.vietqr_content,
            'data-vietqr-copy="180000"',
            'data:image/svg+xml;base64,',
        ):
            self.assertIn(shown, html)

    def test_panel_of_an_expired_transaction_shows_no_code(self):
        transaction = self._create_pending()
        transaction.vietqr_expires_at = fields.Datetime.now() - timedelta(minutes=1)
        values = transaction._vietqr_get_panel_values()
        html = str(
            self.env['ir.qweb']._render(
                'payment_vietqr.panel',
                {
                    'vietqr': {**values, 'is_test': False},
                },
            )
        )
        self.assertEqual(values['seconds_left'], 0)
        self.assertNotIn('data:image', html)

    def test_pages_show_the_panel_instead_of_the_spinner(self):
        transaction = self._create_pending()
        transaction.provider_id.state = 'enabled'
        html = str(
            self.env['ir.qweb']._render(
                'payment.state_header',
                {
                    'tx': transaction,
                    'is_processing': True,
                },
            )
        )
        self.assertIn('o_vietqr_image', html)
        self.assertNotIn('o_payment_status_icon', html)
        self._receive(transaction)
        html = str(self.env['ir.qweb']._render('payment.state_header', {'tx': transaction}))
        self.assertNotIn('o_vietqr_image', html)
        self.assertIn('o_payment_status_icon', html)

    def test_time_up_cancels_after_the_grace_only(self):
        now = fields.Datetime.now()
        waiting, in_grace, over = (self._create_pending(f'VietQR {n}') for n in range(3))
        in_grace.vietqr_expires_at = now - timedelta(minutes=5)
        over.vietqr_expires_at = now - timedelta(minutes=16)
        with self.enter_registry_test_mode():
            self.env.ref('payment_vietqr.ir_cron_vietqr_expire').method_direct_trigger()
        self.assertEqual(
            [tx.state for tx in (waiting, in_grace, over)],
            ['pending', 'pending', 'cancel'],
        )
        self.assertTrue(over.state_message)

    def test_simulation_pays_in_test_mode(self):
        transaction = self._create_pending()
        transaction._vietqr_simulate_notice()
        self.assertEqual(transaction.state, 'done')
        self.assertEqual(transaction.vietqr_notice_ids.source, 'simulation')

    def test_simulation_is_refused_in_production(self):
        transaction = self._create_pending()
        self.vietqr.state = 'enabled'
        with self.assertRaises(ValidationError):
            transaction._vietqr_simulate_notice()
        self.assertEqual(transaction.state, 'pending')

    @mute_logger('odoo.addons.payment.models.payment_transaction')
    def test_notices_of_other_providers_are_not_ours(self):
        transaction = self._create_transaction(
            'redirect',
            provider_id=self.dummy_provider.id,
            payment_method_id=self.pm_unknown.id,
        )
        self.assertFalse(transaction.vietqr_content)
        self.assertFalse(
            self.env['payment.transaction']._process(
                'vietqr',
                {'reference': transaction.reference},
            )
        )
        self.assertEqual(transaction.state, 'draft')
