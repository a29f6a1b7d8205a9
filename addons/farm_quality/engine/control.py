"""Quality control of a batch on the bench: a blank, a duplicate and a control sample say whether its results count."""

from fractions import Fraction

from .values import read_number, read_value


def is_blank_clean(text, loq):
    """Whether nothing that could be quantified was found in the blank.

    >>> [is_blank_clean(text, '0,1') for text in ('<LOQ', '0,05', '0,1', '')]
    [True, True, False, False]
    """
    value, most = read_value(text), read_number(loq)
    if value.kind in {'below_loq', 'below_lod', 'not_detected', 'absent'}:
        return True
    return value.kind == 'number' and most is not None and value.amount < most


def is_duplicate_near(text, other, most_percent):
    """Whether two values of one sample differ by at most `most_percent` of their mean.

    >>> is_duplicate_near('1,0', '1,2', 20), is_duplicate_near('1,0', '1,5', 20), is_duplicate_near('1', '', 20)
    (True, False, False)
    """
    first, second = read_number(text), read_number(other)
    if first is None or second is None:
        return False
    # The relative difference of a and b is 200 |a - b| / (a + b) per cent.
    return 200 * abs(Fraction(first) - Fraction(second)) <= Fraction(most_percent) * (
        Fraction(first) + Fraction(second)
    )


def is_control_recovered(text, expected, least_percent, most_percent):
    """Whether the control's known content was found again between two percentages.

    >>> [is_control_recovered(text, '1,0', 70, 120) for text in ('0,7', '1,2', '0,69', '')]
    [True, True, False, False]
    """
    found, known = read_number(text), read_number(expected)
    if found is None or not known:
        return False
    return Fraction(least_percent) <= 100 * Fraction(found) / Fraction(known) <= Fraction(most_percent)
