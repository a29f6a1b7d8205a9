"""What banks and their notice services write: amounts, times, signatures. No database.

The signature is what several Vietnamese notice services use (for example SePay's webhooks with
HMAC-SHA256: headers with a Unix time and ``sha256=<hex>`` over ``<time>.<raw body>``).
"""

import hashlib
import hmac
import re
from datetime import date, datetime, time, timedelta, timezone

from .vietqr import VietQRError

VIETNAM = timezone(timedelta(hours=7))
DATE_FORMATS = ('%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%Y-%m-%d', '%Y/%m/%d')
TIME_FORMATS = ('', ' %H:%M:%S', ' %H:%M')


def parse_time(value):
    """The moment a bank means, in UTC without a time zone; its clocks show Vietnamese time.

    :param value: text, or the date or datetime of a spreadsheet's cell.
    :raise VietQRError: if it is no date.

    >>> parse_time('2026-01-31 06:30:00')
    datetime.datetime(2026, 1, 30, 23, 30)
    >>> parse_time('31/01/2026 14:02'), parse_time('2026-01-31T14:02:00+07:00')
    (datetime.datetime(2026, 1, 31, 7, 2), datetime.datetime(2026, 1, 31, 7, 2))
    """
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time())
    else:
        moment = _parse_time_text(str(value).strip())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=VIETNAM)
    return moment.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)


def _parse_time_text(text):
    for day in DATE_FORMATS:
        for hour in TIME_FORMATS:
            try:
                return datetime.strptime(text, day + hour)
            except ValueError:
                continue
    try:
        return datetime.fromisoformat(text.replace('Z', '+00:00'))
    except ValueError as error:
        raise VietQRError(f"Not a date: {text!r}") from error


def parse_amount(value):
    """Whole đồng from what a bank's statement or notice says.

    Thousands may be separated by dots, commas or spaces; decimals must be zero. A minus sign is
    money going out.

    >>> [parse_amount(text) for text in ('1.250.000', '1,250,000.00 VND', '+1 250 000đ', 1250000.0)]
    [1250000, 1250000, 1250000, 1250000]
    >>> parse_amount('-5.000')
    -5000
    >>> parse_amount('12,5')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    VietQRError: Not an amount in whole đồng: '12,5'
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value):
        return int(value)
    text = re.sub(r'(VND|VNĐ|đ|₫)$', '', str(value).strip(), flags=re.IGNORECASE)
    text = re.sub(r'\s', '', text)
    match = re.fullmatch(r'([+-]?)([0-9]+|[0-9]{1,3}(?:([.,])[0-9]{3}(?:\3[0-9]{3})*))([.,]0{1,2})?', text)
    if not match:
        raise VietQRError(f"Not an amount in whole đồng: {value!r}")
    return int(match[1] + re.sub(r'[.,]', '', match[2]))


def sign(secret, timestamp, body):
    """HMAC-SHA256 over ``<timestamp>.<raw body>``, in hexadecimal digits.

    >>> sign('key', '1700000000', b'{}')[:16]
    '9d713ed406bb7076'
    """
    message = str(timestamp).encode() + b'.' + body
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def is_signed(secret, timestamp, body, signature):
    """Whether the signature, with or without ``sha256=`` before it, is that of the body.

    >>> is_signed('key', '1700000000', b'{}', 'sha256=' + sign('key', '1700000000', b'{}'))
    True
    >>> is_signed('key', '1700000001', b'{}', sign('key', '1700000000', b'{}'))
    False
    """
    received = (signature or '').removeprefix('sha256=').lower()
    return hmac.compare_digest(sign(secret, timestamp, body).encode(), received.encode())
