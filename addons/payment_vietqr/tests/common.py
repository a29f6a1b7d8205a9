import json
import time

from odoo import fields

from odoo.addons.payment.tests.common import PaymentCommon

from .. import bank_notice

ACCOUNT = '0011012345678'
SECRET = 'a secret for tests only'


class VietQRCommon(PaymentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.currency = cls._enable_currency('VND')
        cls.bank = cls.env.ref('payment_vietqr.payment_vietqr_bank_970403')
        cls.vietqr = cls._prepare_provider(
            'vietqr',
            update_values={
                'vietqr_bank_id': cls.bank.id,
                'vietqr_account_number': ACCOUNT,
                'vietqr_account_holder': 'BAN QUAN LY CHO',
                'vietqr_webhook_secret': SECRET,
                'is_published': True,
            },
        )
        cls.provider = cls.vietqr
        cls.payment_method = cls.vietqr.payment_method_ids
        cls.payment_method_id = cls.payment_method.id
        cls.amount = 180000
        cls.Notice = cls.env['payment.vietqr.notice'].sudo()

    def _create_pending(self, reference='VietQR 1', **values):
        transaction = self._create_transaction('redirect', reference=reference, **values)
        transaction._process('vietqr', {'reference': reference})
        return transaction

    def _prepare_notice(self, transaction=None, **values):
        """What a notice service tells, in the shape of its JSON."""
        return {
            'id': 92704,
            'gateway': 'Sacombank',
            'transactionDate': fields.Datetime.now().astimezone(bank_notice.VIETNAM).strftime('%Y-%m-%d %H:%M:%S'),
            'accountNumber': ACCOUNT,
            'subAccount': None,
            'content': f'MBVCB.327.{transaction.vietqr_content if transaction else ""}-CT tu 0123',
            'transferType': 'in',
            'transferAmount': int(transaction.amount) if transaction else self.amount,
            'referenceCode': 'FT1',
            **values,
        }

    def _receive(self, transaction=None, **values):
        notices = self.vietqr._vietqr_parse_generic(self._prepare_notice(transaction, **values))
        return self.Notice._receive(self.vietqr, notices[0], 'webhook')[0]

    def _sign(self, payload, secret=SECRET, timestamp=None):
        """The body and headers of a signed webhook."""
        body = json.dumps(payload).encode()
        timestamp = str(timestamp or int(time.time()))
        return body, {
            'Content-Type': 'application/json',
            'X-VietQR-Timestamp': timestamp,
            'X-VietQR-Signature': 'sha256=' + bank_notice.sign(secret, timestamp, body),
        }
