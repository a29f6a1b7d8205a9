from odoo.addons.payment.tests.common import PaymentCommon

from .. import vnpay

TMN_CODE = 'CHONHA01'
SECRET = 'A SECRET FOR TESTS ONLY'


class VNPayCommon(PaymentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.currency = cls._enable_currency('VND')
        cls.vnpay = cls._prepare_provider(
            'vnpay',
            update_values={
                'vnpay_tmn_code': TMN_CODE,
                'vnpay_hash_secret': SECRET,
                'is_published': True,
            },
        )
        cls.provider = cls.vnpay
        cls.payment_method = cls.vnpay.payment_method_ids
        cls.payment_method_id = cls.payment_method.id
        cls.amount = 180000
        cls.reference = 'S00012T20261122093000'

    def _create_sent(self, **values):
        """A transaction whose customer is on VNPAY's page."""
        transaction = self._create_transaction('redirect', **values)
        transaction._get_processing_values()
        return transaction

    def _prepare_data(self, secret=SECRET, **values):
        """What VNPAY says of a payment, signed."""
        data = {
            'vnp_Amount': '18000000',
            'vnp_BankCode': 'NCB',
            'vnp_BankTranNo': 'VNP14226112',
            'vnp_CardType': 'ATM',
            'vnp_OrderInfo': 'Thanh toan S00012T20261122093000',
            'vnp_PayDate': '20261122093215',
            'vnp_ResponseCode': '00',
            'vnp_TmnCode': TMN_CODE,
            'vnp_TransactionNo': '14226112',
            'vnp_TransactionStatus': '00',
            'vnp_TxnRef': self.reference,
            **values,
        }
        return {**data, 'vnp_SecureHash': vnpay.sign(secret, data)}

    def _prepare_answer(self, names, secret=SECRET, **values):
        """What VNPAY's API answers, signed."""
        answer = {
            'vnp_ResponseId': 'c0ffee',
            'vnp_Command': 'querydr',
            'vnp_ResponseCode': '00',
            'vnp_Message': 'QueryDR Success',
            'vnp_TmnCode': TMN_CODE,
            'vnp_TxnRef': self.reference,
            'vnp_Amount': '18000000',
            'vnp_BankCode': 'NCB',
            'vnp_PayDate': '20261122093215',
            'vnp_TransactionNo': '14226112',
            'vnp_TransactionType': '01',
            'vnp_TransactionStatus': '00',
            'vnp_OrderInfo': 'Truy van',
            **values,
        }
        return {**answer, 'vnp_SecureHash': vnpay.sign_fields(secret, answer, names)}
