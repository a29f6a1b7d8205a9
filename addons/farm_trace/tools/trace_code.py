"""Opaque trace codes: short enough to read out over the telephone, and a slip of the tongue or pen is found out.

Eleven random characters (about 50 bits: guessing finds nothing) and one that checks them. The alphabet leaves out what
is mistaken in print or by hand: 0 O Q, 1 I L, B (8), G (6), S (5), Z (2), U V Y.
It has 23 characters, a prime; with powers of a primitive root as weights, every single wrong character and every
exchange of two characters, near or far, is detected.
"""

import re
import secrets

ALPHABET = '23456789ACDEFHJKMNPRTWX'
LENGTH = 12
_MODULUS = len(ALPHABET)
_ROOT = 5  # generates all of 1..22 modulo 23, so the twelve weights differ
_VALUES = {char: value for value, char in enumerate(ALPHABET)}
_WEIGHTS = [pow(_ROOT, place, _MODULUS) for place in range(LENGTH)]


def check_character(payload):
    """Return the character that completes a `payload` of eleven.

    >>> check_character('22222222222')
    '2'
    >>> check_character('7K4M2HXA9PW')
    '6'
    """
    total = sum(weight * _VALUES[char] for weight, char in zip(_WEIGHTS, payload, strict=False))
    return ALPHABET[-total * pow(_WEIGHTS[-1], -1, _MODULUS) % _MODULUS]


def generate(random=None):
    """Return a new code; `random` (a ``random.Random``) only where the same codes must come again, as in a demo.

    >>> is_valid(generate())
    True
    >>> from random import Random
    >>> generate(Random(1)) == generate(Random(1))
    True
    """
    choice = random.choice if random else secrets.choice
    payload = ''.join(choice(ALPHABET) for _place in range(LENGTH - 1))
    return payload + check_character(payload)


def is_valid(code):
    """Whether `code` could have been given out.

    >>> is_valid('7K4M2HXA9PW6'), is_valid('7K4M2HXA9WP6'), is_valid('7K4M'), is_valid('OOOOOOOOOOOO')
    (True, False, False, False)
    """
    return len(code) == LENGTH and all(char in _VALUES for char in code) and check_character(code[:-1]) == code[-1]


def normalise(text):
    """Return what somebody typed as a code is stored: capitals, without blanks and dashes.

    >>> normalise(' 7k4m-2hxa 9pw6 ')
    '7K4M2HXA9PW6'
    """
    return re.sub(r'[\s\-–.]', '', text or '').upper()


def grouped(code):
    """Return a `code` in groups of four, for people.

    >>> grouped('7K4M2HXA9PW6')
    '7K4M-2HXA-9PW6'
    """
    return '-'.join(code[start : start + 4] for start in range(0, len(code or ''), 4))
