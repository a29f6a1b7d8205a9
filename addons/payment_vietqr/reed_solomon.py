"""Check characters of a Reed-Solomon code over GF(32), one character for five bits.

With ``n`` check characters two valid texts of at most 31 characters differ in at least ``n + 1``
places: up to ``n`` wrong characters, or swapped neighbours, never turn one into another.
The field is built on the primitive polynomial x^5 + x^2 + 1.
"""

# Crockford's base 32: without I, L, O, U, which people and OCR read as 1, 1, 0, V.
ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'


def _field_tables():
    exponent, logarithm, value = [], {}, 1
    for power in range(31):
        exponent.append(value)
        logarithm[value] = power
        value = value << 1 ^ (0x25 if value & 0x10 else 0)
    return exponent, logarithm


_EXP, _LOG = _field_tables()


def _multiply(left, right):
    return _EXP[(_LOG[left] + _LOG[right]) % 31] if left and right else 0


def _generator(length):
    """The product of (x - a^i) for each check character, highest power first."""
    polynomial = [1]
    for power in range(length):
        shifted = [*polynomial, 0]
        for index, coefficient in enumerate(polynomial):
            shifted[index + 1] ^= _multiply(coefficient, _EXP[power])
        polynomial = shifted
    return polynomial


def check_characters(data, length):
    """The check characters of a text.

    :param str data: characters of the alphabet, at most ``31 - length``.
    :param int length: how many check characters.

    >>> check_characters('00003NQK8N', 3)
    'KAP'
    """
    generator = _generator(length)
    remainder = [ALPHABET.index(character) for character in data] + [0] * length
    for index in range(len(data)):
        factor = remainder[index]
        for offset, coefficient in enumerate(generator):
            remainder[index + offset] ^= _multiply(coefficient, factor)
    return ''.join(ALPHABET[value] for value in remainder[len(data) :])
