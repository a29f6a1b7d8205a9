"""VietQR without a database: payloads, transfer contents, amounts, signatures.

Sources:

- *EMVCo QR Code Specification for Payment Systems, Merchant-Presented Mode* 1.1: tag-length-value,
  the CRC of tag 63 (CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF, over everything up
  to and including ``6304``).
- *NAPAS QR Switching specification* 1.5.2: tag 38 with AID ``A000000727``, the acquirer's BIN, the
  account and the service ``QRIBFTTA`` (to an account) or ``QRIBFTTC`` (to a card); the purpose of
  the transfer in tag 62, sub-tag 08, at most 25 characters.

Everything here is ASCII: a length of the standard counts characters, which then are bytes.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from .reed_solomon import ALPHABET, check_characters

NAPAS_AID = 'A000000727'
CURRENCY_VND = '704'
PURPOSE_MAX_LENGTH = 25

# What people and OCR read for the letters that the alphabet leaves out.
MISREAD = str.maketrans({'O': '0', 'I': '1', 'L': '1'})
CODE_DATA_LENGTH = 10
CODE_CHECK_LENGTH = 3
CODE_LENGTH = CODE_DATA_LENGTH + CODE_CHECK_LENGTH
PREFIX_MAX_LENGTH = PURPOSE_MAX_LENGTH - CODE_LENGTH


class VietQRError(ValueError):
    """A payload, a transfer content or an amount that cannot be read or written."""


# === CRC AND TAG-LENGTH-VALUE === #


def crc16(data):
    """CRC-16/CCITT-FALSE of bytes, as four upper case hexadecimal digits.

    >>> crc16(b'123456789')
    '29B1'
    """
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _bit in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f'{crc:04X}'


def tlv(tag, value):
    """One element: two digits of tag, two of length, the value; nothing for an empty value.

    >>> tlv('58', 'VN')
    '5802VN'
    >>> tlv('54', '')
    ''
    """
    if not value:
        return ''
    if not value.isascii() or len(value) > 99:
        raise VietQRError(f"Tag {tag} must hold at most 99 ASCII characters: {value!r}")
    return f'{tag}{len(value):02d}{value}'


def parse_tlv(text):
    """The elements of a string as a dict, in their order.

    >>> parse_tlv('5303704' '5802VN')
    {'53': '704', '58': 'VN'}
    >>> parse_tlv('5803VN')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    VietQRError: Tag 58 is cut short
    """
    elements, position = {}, 0
    while position < len(text):
        tag, length = text[position : position + 2], text[position + 2 : position + 4]
        if not re.fullmatch(r'[0-9]{4}', tag + length):
            raise VietQRError(f"No tag and length at position {position}")
        value = text[position + 4 : position + 4 + int(length)]
        if len(value) < int(length):
            raise VietQRError(f"Tag {tag} is cut short")
        if tag in elements:
            raise VietQRError(f"Tag {tag} occurs twice")
        elements[tag] = value
        position += 4 + int(length)
    return elements


# === PAYLOAD === #


@dataclass(frozen=True)
class Payload:
    """What a VietQR code says.

    :param bin: the six digits of the beneficiary's bank (NAPAS).
    :param account: account or card number, 1 to 19 letters and digits.
    :param amount: whole đồng; 0 leaves the amount to the payer.
    :param purpose: the content of the transfer (62-08), at most 25 characters.
    :param bill_number: the merchant's bill (62-01).
    :param service: ``QRIBFTTA`` to an account, ``QRIBFTTC`` to a card.
    :param extra: further elements of the outer level by tag (52 category, 59 name, 60 city ...).

    >>> code = Payload('970403', '0011012345678', 180000, 'thanh toan don hang', 'NPS6869')
    >>> Payload.parse(code.build()) == code
    True
    """

    bin: str
    account: str
    amount: int = 0
    purpose: str = ''
    bill_number: str = ''
    service: str = 'QRIBFTTA'
    extra: dict = field(default_factory=dict)

    def build(self):
        """The text to put into the QR code.

        :raise VietQRError: if a part does not fit the specification.
        """
        self._check()
        beneficiary = tlv('00', self.bin) + tlv('01', self.account)
        account = tlv('00', NAPAS_AID) + tlv('01', beneficiary) + tlv('02', self.service)
        elements = {
            '00': '01',
            '01': '12' if self.amount else '11',
            '38': account,
            '53': CURRENCY_VND,
            '54': str(self.amount) if self.amount else '',
            '58': 'VN',
            '62': tlv('01', self.bill_number) + tlv('08', self.purpose),
            **self.extra,
        }
        text = ''.join(tlv(tag, elements[tag]) for tag in sorted(elements)) + '6304'
        return text + crc16(text.encode('ascii'))

    def _check(self):
        if not re.fullmatch(r'[0-9]{6}', self.bin):
            raise VietQRError(f"The bank's BIN must have six digits: {self.bin!r}")
        if not re.fullmatch(r'[0-9A-Za-z]{1,19}', self.account):
            raise VietQRError(f"The account must be 1 to 19 letters and digits: {self.account!r}")
        if not isinstance(self.amount, int) or not 0 <= self.amount < 10**13:
            raise VietQRError(f"The amount must be whole đồng, at most 13 digits: {self.amount!r}")
        if not re.fullmatch(r'[ A-Za-z0-9]{0,25}', self.purpose):
            raise VietQRError(f"The content must be at most 25 letters and digits: {self.purpose!r}")
        if self.service not in ('QRIBFTTA', 'QRIBFTTC'):
            raise VietQRError(f"Unknown service {self.service!r}")

    @classmethod
    def parse(cls, text):
        """Read the text of a VietQR code.

        :raise VietQRError: if the checksum is wrong or an element is missing or malformed.
        """
        if not text.isascii() or text[-8:-4] != '6304':
            raise VietQRError("A VietQR code is ASCII and ends with its checksum (tag 63)")
        if crc16(text[:-4].encode('ascii')) != text[-4:].upper():
            raise VietQRError("The checksum is wrong")
        elements = parse_tlv(text[:-8])
        try:
            account = parse_tlv(elements.pop('38'))
            beneficiary = parse_tlv(account['01'])
            additional = parse_tlv(elements.pop('62', ''))
            amount = elements.pop('54', '0')
            if (account['00'], elements.pop('53'), elements.pop('58')) != (
                NAPAS_AID,
                CURRENCY_VND,
                'VN',
            ):
                raise VietQRError("Not a NAPAS code in đồng")
            if not re.fullmatch(r'[0-9]+', amount):
                raise VietQRError(f"The amount is not whole đồng: {amount!r}")
            return cls(
                beneficiary['00'],
                beneficiary['01'],
                int(amount),
                additional.get('08', ''),
                additional.get('01', ''),
                account['02'],
                {tag: value for tag, value in elements.items() if tag not in ('00', '01')},
            )
        except KeyError as missing:
            raise VietQRError(f"Tag {missing.args[0]} is missing") from missing


# === TRANSFER CONTENT === #
def make_content(prefix, number):
    """The content of a transfer: the prefix, ten characters of the number, three to check.

    :param str prefix: 2 to 12 capital letters, the same for all transfers to an account.
    :param int number: 0 to 2**50 - 1, unique; random ones cannot be guessed.
    :raise VietQRError: if the prefix or the number does not fit.

    >>> make_content('VQR', 0)
    'VQR0000000000000'
    >>> make_content('VQR', 123456789)
    'VQR00003NQK8NKAP'
    """
    if not re.fullmatch(rf'[A-Z]{{2,{PREFIX_MAX_LENGTH}}}', prefix):
        raise VietQRError(f"The prefix must be 2 to {PREFIX_MAX_LENGTH} capital letters: {prefix!r}")
    if not 0 <= number < 2 ** (5 * CODE_DATA_LENGTH):
        raise VietQRError(f"The number must have at most {5 * CODE_DATA_LENGTH} bits: {number}")
    data = ''.join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(CODE_DATA_LENGTH)))
    return prefix + data + check_characters(data, CODE_CHECK_LENGTH)


def normalize(text):
    """Only capital letters and digits, without Vietnamese marks.

    >>> normalize('Chuyển tiền: vqr-00 12 (Đặng)')
    'CHUYENTIENVQR0012DANG'
    """
    text = unicodedata.normalize('NFKD', text or '').replace('đ', 'd').replace('Đ', 'D')
    return re.sub(r'[^A-Z0-9]', '', text.upper())


def find_contents(prefix, text):
    """All valid contents in what the bank wrote, each once, in their order.

    Banks cut words, put spaces, dots and dashes between, change the case, and write their own
    numbers before and after; people read 0 for O. What fails the check is not returned, so that a
    content typed wrongly is found by nobody rather than by somebody else's order.

    >>> find_contents('VQR', 'MBVCB.327.vqr 0000-3NQK 8NKAP-CT tu 0123 toi 0456')
    ['VQR00003NQK8NKAP']
    >>> find_contents('VQR', 'VQROOOO3NQK8NKAP')
    ['VQR00003NQK8NKAP']
    >>> find_contents('VQR', 'VQR00003NQK8NKAQ')
    []
    """
    found = []
    # Look ahead, so that a prefix inside of another match is tried too.
    for match in re.finditer(f'(?={re.escape(prefix)}(.{{{CODE_LENGTH}}}))', normalize(text)):
        code = match.group(1).translate(MISREAD)
        data, check = code[:CODE_DATA_LENGTH], code[CODE_DATA_LENGTH:]
        if set(data) <= set(ALPHABET) and check_characters(data, CODE_CHECK_LENGTH) == check:
            content = prefix + code
            if content not in found:
                found.append(content)
    return found
