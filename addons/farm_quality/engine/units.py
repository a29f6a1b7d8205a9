"""Units of analytical results, and exact conversion between them.

Stock units are rounded for trade and are never used here. A unit has a *dimension*; values of one dimension convert
into each other by an exact fraction, values of two dimensions do not compare.
"""

from fractions import Fraction

#: unit -> (dimension, how many of the dimension's base unit one of it is)
UNITS = {
    'mg_kg': ('mass_fraction', Fraction(1)),
    'ug_kg': ('mass_fraction', Fraction(1, 1000)),
    'g_kg': ('mass_fraction', Fraction(1000)),
    'mg_100g': ('mass_fraction', Fraction(10)),
    'g_100g': ('mass_fraction', Fraction(10000)),
    'percent': ('mass_fraction', Fraction(10000)),
    'cfu_g': ('colony_count', Fraction(1)),
    'mpn_g': ('most_probable_number', Fraction(1)),
    'in_25g': ('presence', Fraction(1)),
    'screen': ('screening', Fraction(1)),
    'kcal_100g': ('energy', Fraction(1)),
    'kj_100g': ('energy', Fraction(1000, 4184)),
}
#: What odoo.fields.Selection shows. Units are written alike in all languages, but for the last words.
UNIT_LABELS = [
    ('mg_kg', "mg/kg"),
    ('ug_kg', "µg/kg"),
    ('g_kg', "g/kg"),
    ('mg_100g', "mg/100 g"),
    ('g_100g', "g/100 g"),
    ('percent', "%"),
    ('cfu_g', "CFU/g"),
    ('mpn_g', "MPN/g"),
    ('in_25g', "in 25 g"),
    ('screen', "negative / positive"),
    ('kcal_100g', "kcal/100 g"),
    ('kj_100g', "kJ/100 g"),
]


def is_same_dimension(unit, other):
    """Whether values in `unit` and `other` can be compared.

    >>> is_same_dimension('ug_kg', 'percent'), is_same_dimension('cfu_g', 'mpn_g'), is_same_dimension('mg_kg', None)
    (True, False, False)
    """
    return unit in UNITS and other in UNITS and UNITS[unit][0] == UNITS[other][0]


def to_base(amount, unit):
    """Return `amount` (a Decimal) in the base unit of its dimension, as an exact fraction.

    >>> from decimal import Decimal
    >>> to_base(Decimal('0.3'), 'mg_kg') == to_base(Decimal('300'), 'ug_kg')
    True
    >>> to_base(Decimal('0.1'), 'percent')
    Fraction(1000, 1)
    """
    return Fraction(amount) * UNITS[unit][1]


def convert(amount, unit, target):
    """Return `amount` given in `unit` as a fraction in `target`.

    >>> from decimal import Decimal
    >>> convert(Decimal('0.0005'), 'percent', 'mg_kg')
    Fraction(5, 1)
    >>> convert(Decimal(1), 'cfu_g', 'mg_kg')
    Traceback (most recent call last):
        ...
    ValueError: cfu_g does not convert into mg_kg
    """
    if not is_same_dimension(unit, target):
        raise ValueError(f"{unit} does not convert into {target}")
    return to_base(amount, unit) / UNITS[target][1]
