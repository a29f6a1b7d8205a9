"""Reading what a laboratory writes: numbers with a decimal comma, ``<LOQ``, ``not detected``, ``âm tính`` …"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

#: Words for "nothing was found", without accents and in lower case.
NOT_DETECTED = {'nd', 'n.d.', 'not detected', 'kph', 'khong phat hien'}
ABSENT = {'absent', 'negative', 'neg', '-ve', 'am tinh', 'khong co'}
PRESENT = {'present', 'positive', 'pos', '+ve', 'duong tinh', 'phat hien', 'detected', 'co'}
NUMBER = re.compile(r'(\d+(?:[.,]\d+)?)(?:\s*(?:[eE]|[x×*]\s*10\s*\^?\s*)\s*([+-]?\d{1,2}))?')
SUPERSCRIPTS = str.maketrans('⁰¹²³⁴⁵⁶⁷⁸⁹⁻', '0123456789-')


class Value(NamedTuple):
    """A reported value.

    :param str kind: ``number``, ``below`` (less than `amount`), ``above`` (more than `amount`), ``below_loq``,
        ``below_lod``, ``not_detected``, ``absent``, ``present``, ``empty`` or ``unreadable``
    :param Decimal | None amount: the number, where there is one
    """

    kind: str
    amount: Decimal | None = None

    @property
    def is_readable(self):
        return self.kind not in {'empty', 'unreadable'}


def read_number(text):
    """Return the number written in `text`, or ``None`` when it is not one number without doubt.

    One point or comma is the decimal sign. With both, or with groups, nobody can know what was meant: not read.

    >>> read_number('0,05'), read_number('1.5'), read_number('5e2'), read_number('2,4 x 10³')
    (Decimal('0.05'), Decimal('1.5'), Decimal('5E+2'), Decimal('2.4E+3'))
    >>> read_number('1.234,5'), read_number('1 000'), read_number('-1'), read_number(''), read_number('abc')
    (None, None, None, None, None)
    """
    match = NUMBER.fullmatch((text or '').strip().translate(SUPERSCRIPTS))
    if not match:
        return None
    digits, exponent = match.groups()
    return Decimal(digits.replace(',', '.')).scaleb(int(exponent or 0))


def read_temperature(text):
    """Return degrees Celsius, which alone may be negative, or ``None``.

    >>> [read_temperature(text) for text in ('4,5', '-18 °C', '', 'lạnh')]
    [Decimal('4.5'), Decimal('-18'), None, None]
    """
    text = (text or '').strip().removesuffix('C').removesuffix('°').strip()
    number = read_number(text.removeprefix('-'))
    return -number if number is not None and text.startswith('-') else number


def read_value(text):
    """Return the :class:`Value` that a laboratory wrote as `text`; never raises.

    >>> read_value('0,05')
    Value(kind='number', amount=Decimal('0.05'))
    >>> read_value('< 0,01').kind, read_value('>2400').kind, read_value('<LOQ').kind, read_value('< lod').kind
    ('below', 'above', 'below_loq', 'below_lod')
    >>> read_value('KPH').kind, read_value('Âm tính').kind, read_value('Dương tính').kind
    ('not_detected', 'absent', 'present')
    >>> read_value(None).kind, read_value('  ').kind, read_value('đạt').kind, read_value('nan').kind
    ('empty', 'empty', 'unreadable', 'unreadable')
    """
    words = _plain(text)
    if not words:
        return Value('empty')
    for kind, vocabulary in (('not_detected', NOT_DETECTED), ('absent', ABSENT), ('present', PRESENT)):
        if words in vocabulary:
            return Value(kind)
    sign, rest = (words[0], words[1:].strip()) if words[0] in '<>' else ('', words)
    if sign == '<' and rest in {'loq', 'lod'}:
        return Value(f'below_{rest}')
    number = read_number(rest)
    if number is None:
        return Value('unreadable')
    return Value({'<': 'below', '>': 'above', '': 'number'}[sign], number)


def read_values(text):
    """Return the values of several units of one lot, written with semicolons between them.

    >>> [value.kind for value in read_values('10; 20; <10')]
    ['number', 'number', 'below']
    """
    return [read_value(part) for part in (text or '').split(';')]


def _plain(text):
    """Return `text` in lower case, without accents, with single spaces."""
    # Superscripts must survive: compatibility decomposition would glue "10³" into "103".
    decomposed = unicodedata.normalize('NFD', (text or '').replace('đ', 'd').replace('Đ', 'D'))
    plain = ''.join(char for char in decomposed if not unicodedata.combining(char))
    return ' '.join(plain.lower().split())
