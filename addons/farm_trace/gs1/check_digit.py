"""GS1 check digits (GS1 General Specifications, section 7.9.1: weights 3 and 1 from the right, modulo 10)."""

GTIN_LENGTHS = (8, 12, 13, 14)

#: GTIN-14 beginnings that GS1 sets aside for use inside a company: they name different goods in different houses, so
#: they must not stand on a public page. As GTIN-13: 02, 04, 20-29; as GTIN-8: 0 and 2 (General Specifications 1.4).
RESTRICTED_PREFIXES = ('002', '004', *(f'0{prefix}' for prefix in range(20, 30)))


def check_digit(payload):
    """Return the digit that completes `payload`, all digits of a GS1 key but the last.

    >>> check_digit('61414112345'), check_digit('952012345678')
    ('2', '8')
    >>> check_digit('95a')
    Traceback (most recent call last):
        ...
    ValueError: '95a' has something else than digits
    """
    if not (payload.isascii() and payload.isdigit()):
        raise ValueError(f"{payload!r} has something else than digits")
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return str(-total % 10)


def is_valid(key):
    """Whether `key` is a string of digits that ends with the right check digit.

    >>> is_valid('09520123456788'), is_valid('09520123456789'), is_valid(''), is_valid('٣٣')
    (True, False, False, False)
    """
    return len(key) > 1 and key.isascii() and key.isdigit() and check_digit(key[:-1]) == key[-1]


def gtin14(barcode):
    """Return a `barcode` as GTIN-14, or ``None`` when it is no GTIN that the whole world may read.

    >>> gtin14('9520123456788'), gtin14('95212340')
    ('09520123456788', '00000095212340')
    >>> gtin14('2001234567893') is None and gtin14('9520123456789') is None and gtin14('GAO-01') is None
    True
    >>> gtin14(None) is None
    True
    """
    barcode = (barcode or '').strip()
    if len(barcode) not in GTIN_LENGTHS or not is_valid(barcode):
        return None
    gtin = barcode.zfill(14)
    if len(barcode) == 8:
        return None if barcode[0] in '02' else gtin
    return None if gtin.startswith(RESTRICTED_PREFIXES) else gtin
