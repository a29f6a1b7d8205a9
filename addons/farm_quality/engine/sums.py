"""Residues that are limited as a sum: a parent and its metabolites, each brought to the parent by its molar factor.

What lies below the limit of quantification is somewhere between nothing and that limit: the sum has a lower and an
upper bound. It fails when even the lower bound lies above the limit, and passes when even the upper one does not.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from .limits import FAIL, INCONCLUSIVE, NO_LIMIT, NOT_EVALUABLE, PASS, UNKNOWN_METHOD, Method
from .units import UNITS, convert, is_same_dimension, to_base
from .values import read_value


class Part(NamedTuple):
    """One member of a sum as measured; `factor` brings it to what the sum is expressed as."""

    text: str | None
    unit: str
    factor: Decimal = Decimal(1)
    method: Method = UNKNOWN_METHOD


def sum_bounds(parts, unit):
    """Return lower and upper bound of the sum of `parts` in `unit`, or ``None`` when a member is missing or unreadable.

    What lies below the LOQ, written so or as a number, counts as nothing below and as the LOQ above.

    >>> aldicarb = Part('0,02', 'mg_kg')
    >>> sulfone = Part('<LOQ', 'ug_kg', Decimal('0.86'), Method(loq=Decimal(10)))
    >>> sum_bounds([aldicarb, sulfone], 'mg_kg')
    (Fraction(1, 50), Fraction(143, 5000))
    >>> sum_bounds([aldicarb, Part('', 'mg_kg')], 'mg_kg') is None, sum_bounds([], 'mg_kg') is None
    (True, True)
    """
    bounds = [_part_bounds(part, unit) for part in parts]
    if not bounds or None in bounds:
        return None
    return sum(low for low, _high in bounds), sum(high for _low, high in bounds)


def judge_sum(bounds, unit, limit):
    """Return the verdict on a sum with `bounds` in `unit`.

    >>> from .limits import Limit
    >>> limit = Limit('max', Decimal('0.02'), 'mg_kg')
    >>> [judge_sum(bounds, 'mg_kg', limit) for bounds in ((0, Fraction(1, 100)), (0, 1), (1, 2), None)]
    ['pass', 'inconclusive', 'fail', 'not_evaluable']
    >>> judge_sum((0, 1), 'mg_kg', None), judge_sum((0, 1), 'mg_kg', Limit('none'))
    ('not_evaluable', 'no_limit')
    """
    if bounds is None or limit is None:
        return NOT_EVALUABLE
    if limit.kind == 'none':
        return NO_LIMIT
    if limit.kind != 'max' or limit.value is None or not is_same_dimension(unit, limit.unit):
        return NOT_EVALUABLE
    low, high = (to_base(bound, unit) for bound in bounds)
    most = to_base(limit.value, limit.unit)
    return FAIL if low > most else PASS if high <= most else INCONCLUSIVE


def _part_bounds(part, unit):
    """Return the bounds of one member, or ``None``."""
    value = read_value(part.text)
    loq = part.method.loq
    highest = {
        'number': value.amount,
        'below': value.amount,
        'below_loq': loq,
        'below_lod': part.method.lod if part.method.lod is not None else loq,
        'not_detected': part.method.lod if part.method.lod is not None else loq,
    }.get(value.kind)
    if highest is None or part.unit not in UNITS or not is_same_dimension(part.unit, unit):
        return None
    # A number below the LOQ is not quantified: it counts like "<LOQ".
    is_quantified = value.kind == 'number' and (loq is None or highest >= loq)
    if value.kind == 'number' and not is_quantified:
        highest = loq
    high = convert(highest, part.unit, unit) * Fraction(part.factor)
    return (high if is_quantified else Fraction(0)), high
