"""Arithmetic and text that every Vietnamese parcel carrier asks for. No database here."""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

GRAMS_PER_KILOGRAM = 1000

PHONE_PATTERN = re.compile(r'0\d{9,10}')

# Names of `res.country.state` that differ from the name carriers list.
PROVINCE_ALIASES = {'Thừa Thiên - Huế': 'Huế'}


def to_grams(weight, grams_per_unit=GRAMS_PER_KILOGRAM):
    """Return ``weight`` as a whole number of grams, rounded up.

    Carriers charge by what the scales show, so a started gram counts. Binary noise
    of a float beyond a tenth of a milligram is no gram.

    >>> to_grams(1.1)
    1100
    >>> to_grams(0.3001)
    301
    >>> to_grams(2)
    2000
    >>> to_grams(1, grams_per_unit=453.59237)
    454
    >>> to_grams(0)
    0
    """
    exact = Decimal(repr(float(weight))) * Decimal(repr(float(grams_per_unit)))
    return int(exact.quantize(Decimal('0.0001')).to_integral_value(rounding=ROUND_CEILING))


@dataclass(frozen=True)
class Parcel:
    """One piece to carry: grams and centimetres, whole and rounded up."""

    name: str
    grams: int
    length: int = 0
    width: int = 0
    height: int = 0


def round_up(number):
    """Return the next whole number; binary noise does not count.

    >>> round_up(30.000000001)
    30
    >>> round_up(30.1)
    31
    """
    return math.ceil(round(number, 4))


def normalise_phone(phone):
    """Return a Vietnamese phone number as ten or eleven digits, or ``''`` if it is none.

    >>> normalise_phone('+84 912 345 678')
    '0912345678'
    >>> normalise_phone('(024) 3825.1234')
    '02438251234'
    >>> normalise_phone('12345')
    ''
    >>> normalise_phone(False)
    ''
    """
    digits = re.sub(r'[\s().-]', '', phone or '')
    if digits.startswith('+84'):
        digits = '0' + digits[3:]
    elif digits.startswith('84') and len(digits) >= 11:
        digits = '0' + digits[2:]
    return digits if PHONE_PATTERN.fullmatch(digits) else ''


def province_name(name):
    """Return the name of a province as carriers list it.

    >>> province_name('TP Hồ Chí Minh')
    'Hồ Chí Minh'
    >>> province_name('Thừa Thiên - Huế')
    'Huế'
    >>> province_name('Bắc Ninh')
    'Bắc Ninh'
    """
    name = (name or '').strip()
    return PROVINCE_ALIASES.get(name, name.removeprefix('TP ').removeprefix('TP.').strip())


def shorten(text, limit):
    """Return ``text`` on one line, cut to ``limit`` characters with an ellipsis.

    >>> shorten('Rau cần Hoàng Lương', 10)
    'Rau cần H…'
    >>> shorten(' Gạo\\n nếp ', 10)
    'Gạo nếp'
    """
    text = ' '.join((text or '').split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + '…'
