"""VNPAY's payment gateway 2.1.0 without a database: parameters, signatures, amounts, times.

Sources (public documentation of the sandbox, in Vietnamese):

- payment, return and IPN: https://sandbox.vnpayment.vn/apis/docs/thanh-toan-pay/pay.html
- query and refund: https://sandbox.vnpayment.vn/apis/docs/truy-van-hoan-tien/querydr&refund.html
- change to 2.1.0 and HMAC-SHA512:
  https://sandbox.vnpayment.vn/apis/docs/chuyen-doi-thuat-toan/changeTypeHash.html

The order of the fields in the answers' checksums was taken from public client libraries that
follow the second page. Nothing here was tried against the live service.
"""

import hashlib
import hmac
import re
import unicodedata
from datetime import timedelta
from urllib.parse import quote_plus

VERSION = '2.1.0'
UTC_OFFSET = timedelta(hours=7)  # All of VNPAY's times are GMT+7.
ORDER_INFO_LENGTH = 255

QUERY_FIELDS = (
    'vnp_RequestId',
    'vnp_Version',
    'vnp_Command',
    'vnp_TmnCode',
    'vnp_TxnRef',
    'vnp_TransactionDate',
    'vnp_CreateDate',
    'vnp_IpAddr',
    'vnp_OrderInfo',
)
REFUND_FIELDS = (
    'vnp_RequestId',
    'vnp_Version',
    'vnp_Command',
    'vnp_TmnCode',
    'vnp_TransactionType',
    'vnp_TxnRef',
    'vnp_Amount',
    'vnp_TransactionNo',
    'vnp_TransactionDate',
    'vnp_CreateBy',
    'vnp_CreateDate',
    'vnp_IpAddr',
    'vnp_OrderInfo',
)
REFUND_ANSWER_FIELDS = (
    'vnp_ResponseId',
    'vnp_Command',
    'vnp_ResponseCode',
    'vnp_Message',
    'vnp_TmnCode',
    'vnp_TxnRef',
    'vnp_Amount',
    'vnp_BankCode',
    'vnp_PayDate',
    'vnp_TransactionNo',
    'vnp_TransactionType',
    'vnp_TransactionStatus',
    'vnp_OrderInfo',
)
QUERY_ANSWER_FIELDS = (*REFUND_ANSWER_FIELDS, 'vnp_PromotionCode', 'vnp_PromotionAmount')


class VNPayError(ValueError):
    """A value that VNPAY would not have sent."""


def _hmac(secret, text):
    return hmac.new(secret.encode(), text.encode(), hashlib.sha512).hexdigest()


# === PAYMENT, RETURN AND IPN === #


def encode(params):
    """The parameters sorted by name, URL-encoded as PHP's `urlencode` does; empty ones left out.

    >>> encode({'vnp_TxnRef': '5', 'vnp_OrderInfo': 'Thanh toan don hang :5', 'vnp_BankCode': ''})
    'vnp_OrderInfo=Thanh+toan+don+hang+%3A5&vnp_TxnRef=5'
    """
    return '&'.join(
        f'{quote_plus(name)}={quote_plus(str(params[name])).replace("~", "%7E")}'
        for name in sorted(params)
        if params[name] not in (None, '')
    )


def sign(secret, params):
    """The `vnp_SecureHash` of parameters: HMAC-SHA512 over :func:`encode` of all `vnp_` ones.

    >>> sign('SECRET', {'vnp_Amount': '1806000', 'vnp_TxnRef': '5'})[:16]
    '321180409b0c30c1'
    """
    return _hmac(
        secret,
        encode(
            {
                name: value
                for name, value in params.items()
                if name.startswith('vnp_') and name not in ('vnp_SecureHash', 'vnp_SecureHashType')
            }
        ),
    )


def is_signed(secret, params):
    """Whether parameters carry the right `vnp_SecureHash`.

    >>> params = {'vnp_Amount': '1806000', 'vnp_TxnRef': '5'}
    >>> is_signed('SECRET', {**params, 'vnp_SecureHash': sign('SECRET', params)})
    True
    >>> is_signed('SECRET', {**params, 'vnp_SecureHash': sign('GUESS', params)})
    False
    """
    received = str(params.get('vnp_SecureHash') or '').lower()
    return hmac.compare_digest(sign(secret, params).encode(), received.encode())


# === QUERY AND REFUND === #


def sign_fields(secret, values, names):
    """The checksum of the API: HMAC-SHA512 over the values joined by `|`, missing ones empty.

    >>> sign_fields('K', {'a': 1}, ('a', 'b')) == _hmac('K', '1|')
    True
    """
    return _hmac(secret, '|'.join('' if values.get(name) is None else str(values[name]) for name in names))


def is_answer_signed(secret, answer, names):
    """Whether an answer of the API carries the right checksum."""
    received = str(answer.get('vnp_SecureHash') or '').lower()
    return hmac.compare_digest(sign_fields(secret, answer, names).encode(), received.encode())


# === VALUES === #


def to_vnpay_amount(amount):
    """Đồng times 100, as VNPAY wants them.

    >>> to_vnpay_amount(18060.0)
    1806000
    """
    if amount != int(amount):
        raise VNPayError(f"Not whole đồng: {amount!r}")
    return int(amount) * 100


def from_vnpay_amount(text):
    """Đồng from an amount that VNPAY has sent.

    >>> from_vnpay_amount('1806000')
    18060
    >>> from_vnpay_amount('18060.00')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    VNPayError: Not an amount
    """
    if not re.fullmatch(r'[0-9]{3,14}', str(text), flags=re.ASCII) or int(text) % 100:
        raise VNPayError(f"Not an amount times 100: {text!r}")
    return int(text) // 100


def to_vnpay_time(moment):
    """A time in UTC as VNPAY writes it, in GMT+7.

    >>> from datetime import datetime
    >>> to_vnpay_time(datetime(2026, 1, 30, 23, 30))
    '20260131063000'
    """
    return (moment + UTC_OFFSET).strftime('%Y%m%d%H%M%S')


def to_order_info(text):
    """Plain letters, digits and spaces: no Vietnamese marks, no special characters.

    >>> to_order_info('Thanh toán S00012-1 (Đặng)')
    'Thanh toan S00012 1 Dang'
    """
    text = unicodedata.normalize('NFKD', text).replace('đ', 'd').replace('Đ', 'D')
    text = text.encode('ascii', 'ignore').decode()
    return re.sub(r'[^A-Za-z0-9]+', ' ', text).strip()[:ORDER_INFO_LENGTH]
