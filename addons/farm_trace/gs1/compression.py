"""Reads compressed GS1 Digital Links (GS1 Digital Link Standard: Compression 1.0), for the keys of trade items.

A compressed link is a string of bits, written in the URL-safe alphabet of Base 64: application identifiers in binary
coded decimals (or a short code for a common sequence of them), each followed by its value in as few bits as it needs.
"""

import math

from .digital_link import CANONICAL_HOST, DATE_ATTRIBUTES, QUALIFIERS, DigitalLink, DigitalLinkError, parse

_BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
_HEX = '0123456789ABCDEF'
#: What each identifier takes: ('N', digits), ('N..', at most so many digits) or ('X..', at most so many characters).
_FORMATS = {
    '01': ('N', 14),
    '22': ('X..', 20),
    '10': ('X..', 20),
    '21': ('X..', 20),
    '235': ('X..', 28),
    **dict.fromkeys(('11', '12', '13', '15', '16', '17'), ('N', 6)),
    **{f'{kind}{places}': ('N', 6) for kind in ('310', '320') for places in range(6)},
    **{f'392{places}': ('N..', 15) for places in range(10)},
    '20': ('N', 2),
    '30': ('N..', 8),
    '7003': ('N', 10),
    '90': ('X..', 30),
    **{str(ai): ('X..', 90) for ai in range(91, 100)},
}
#: Short codes of common sequences that begin with a GTIN (table Opt of the standard).
_SEQUENCES = {
    '0A': ('01', '22'),
    '0B': ('01', '10'),
    '0C': ('01', '21'),
    '0D': ('01', '17'),
    '0E': ('01', '7003'),
    '0F': ('01', '30'),
    '1A': ('01', '10', '21', '17'),
    '1B': ('01', '15'),
    '1C': ('01', '11'),
    '1D': ('01', '16'),
    '1E': ('01', '91'),
    '1F': ('01', '10', '15'),
    **{f'2{_HEX[10 + places]}': ('01', f'310{places}') for places in range(6)},
    **{f'3{_HEX[10 + places]}': ('01', f'320{places}') for places in range(6)},
    **{f'A{places}': ('01', f'392{places}') for places in range(10)},
}
#: How a text is written: bits of a character, and the characters in their order.
_ALPHABETS = {
    1: (4, _HEX.lower()),
    2: (4, _HEX),
    3: (6, _BASE64),
    4: (7, ''.join(map(chr, range(128)))),
}


class _Bits:
    """Takes numbers from the front of a string of bits."""

    def __init__(self, text):
        self.value = 0
        for char in text:
            self.value = self.value << 6 | _BASE64.index(char)
        self.left = 6 * len(text)

    def take(self, count):
        if count > self.left:
            raise DigitalLinkError("the compressed link ends too early")
        self.left -= count
        return self.value >> self.left & (1 << count) - 1


def _bits_of_digits(count):
    """Return how many bits a number of so many digits takes.

    >>> _bits_of_digits(14), _bits_of_digits(6)
    (47, 20)
    """
    return math.ceil(count * math.log2(10) + 0.01)


def _bits_of_length(longest):
    """Return how many bits a length takes, up to the longest.

    >>> _bits_of_length(20), _bits_of_length(90)
    (5, 7)
    """
    return math.ceil(math.log2(longest) + 0.01)


def is_compressed(segment):
    """Whether a segment of a path can be a compressed link: a GTIN alone takes ten characters.

    >>> is_compressed('AQnYUc1gmg'), is_compressed('shop'), is_compressed('about-us.html')
    (True, False, False)
    """
    return len(segment) >= 10 and all(char in _BASE64 for char in segment)


def decompress(segment):
    """Return the values by application identifier, in their order.

    >>> decompress('AQnYUc1gmiCNV4JGQhcNT6K6c')
    {'01': '05412345000013', '10': 'ABC123', '21': '72292641703'}
    >>> decompress('AQnYUc1gmiCNV4JGRNoBLG-nvPe2p_Ho')['22']
    'AJY3095721P49'

    :raises DigitalLinkError: when it is no compressed link of a trade item
    """
    bits, values = _Bits(segment), {}
    while bits.left >= 8:
        for ai in _take_identifiers(bits):
            if ai in values:
                raise DigitalLinkError(f"({ai}) is there twice")
            values[ai] = _take_value(bits, *_FORMATS[ai])
    return values


def _take_identifiers(bits):
    code = _HEX[bits.take(4)] + _HEX[bits.take(4)]
    if code in _SEQUENCES:
        return _SEQUENCES[code]
    while code.isdigit() and code not in _FORMATS and len(code) < 4:
        code += _HEX[bits.take(4)]
    if code not in _FORMATS:
        raise DigitalLinkError(f"({code}) is not compressed with a GTIN")
    return (code,)


def _take_value(bits, kind, size):
    if kind == 'N':
        return _take_number(bits, size)
    if kind == 'N..':
        return _take_number(bits, bits.take(_bits_of_length(size)))
    encoding, length = bits.take(3), bits.take(_bits_of_length(size))
    if length > size:
        raise DigitalLinkError(f"{length} characters are more than {size}")
    if encoding == 0:
        return _take_number(bits, length)
    if encoding not in _ALPHABETS:
        raise DigitalLinkError("the compressed link uses an encoding that does not exist")
    width, alphabet = _ALPHABETS[encoding]
    return ''.join(alphabet[bits.take(width)] for _place in range(length))


def _take_number(bits, digits):
    number = f'{bits.take(_bits_of_digits(digits)):0{digits}d}' if digits else ''
    if len(number) != digits:
        raise DigitalLinkError(f"{number} has more than {digits} digits")
    return number


def parse_compressed(path):
    """Return what a compressed link says; its first key, the GTIN, may stand before it as it is.

    >>> parse_compressed('/AQnYUc1gmiCNV4JG').path
    '/01/05412345000013/10/ABC123'
    >>> parse_compressed('/01/05412345000013/EEarwSM').lot
    'ABC123'

    :raises DigitalLinkError: when it is none
    """
    *before, segment = path.strip('/').split('/')
    if not is_compressed(segment) and not before:
        raise DigitalLinkError("it is no compressed link")
    if not all(char in _BASE64 for char in segment):
        raise DigitalLinkError(f"{segment!r} has no value")
    values = {**({'01': before[1]} if before else {}), **decompress(segment)}
    if '01' not in values or any(ai not in (*QUALIFIERS, '01') and len(ai) == 3 for ai in values):
        raise DigitalLinkError("it names no trade item of the kinds that are known here")
    link = DigitalLink(values['01'], values.get('10'), values.get('21'), values.get('22'))
    query = '&'.join(f'{ai}={value}' for ai, value in values.items() if ai in DATE_ATTRIBUTES)
    return parse(f'{CANONICAL_HOST}{link.path}?{query}')
