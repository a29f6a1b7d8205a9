"""The verdict on a result, by the limit in force. Fails closed: what is not clearly below the limit does not pass.

Comparison is exact (fractions of the decimals that were written), on the unrounded value. Where the uncertainty of a
value is known and the decision rule has guard bands, a value nearer to the limit than its uncertainty passes or fails
on condition only (ILAC-G8:09/2019, non-binary statement with guard band w = U).
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from .units import is_same_dimension, to_base
from .values import read_number, read_values

PASS, FAIL, INCONCLUSIVE, NOT_EVALUABLE, NO_LIMIT = 'pass', 'fail', 'inconclusive', 'not_evaluable', 'no_limit'
CONDITIONAL_PASS, CONDITIONAL_FAIL = 'conditional_pass', 'conditional_fail'
#: Verdicts after which goods may be sold; those that hold them. All others prove nothing.
PASSING = (PASS, CONDITIONAL_PASS)
FAILING = (FAIL, CONDITIONAL_FAIL)


class Limit(NamedTuple):
    """What a regulation says of one substance in one food.

    :param str kind: ``max`` (at most `value`), ``plan`` (microbial criterion: of `n` units at most `c` lie above
        `value` (m), none above `upper` (M)), ``absence`` (in none of `n` units), ``banned`` (not at any amount) or
        ``none`` (the regulation sets no limit, and somebody wrote that down)
    :param Decimal | None value: the limit in `unit`
    """

    kind: str
    value: Decimal | None = None
    unit: str | None = None
    n: int = 1
    c: int = 0
    upper: Decimal | None = None


class Method(NamedTuple):
    """What the method can see, in the unit of the result: limits of quantification and of detection.

    :param Fraction | None uncertainty: expanded uncertainty of the value (k = 2) that the decision rule takes into
        account; ``None``: unknown, or a rule of simple acceptance
    """

    loq: Decimal | None = None
    lod: Decimal | None = None
    uncertainty: Fraction | None = None


#: A method of which nothing is known.
UNKNOWN_METHOD = Method()


def judge(text, unit, limit, method=UNKNOWN_METHOD):
    """Return the verdict on the value `text` in `unit` against `limit` (``None``: nobody knows a limit).

    >>> lead = Limit('max', Decimal('0.3'), 'mg_kg')
    >>> judge('0,3', 'mg_kg', lead), judge('301', 'ug_kg', lead), judge('', 'mg_kg', lead), judge('0,1', 'mg_kg', None)
    ('pass', 'fail', 'not_evaluable', 'not_evaluable')
    >>> judge('<LOQ', 'mg_kg', lead, Method(loq=Decimal('0.5'))), judge('<LOQ', 'mg_kg', lead, Method(Decimal('0.1')))
    ('inconclusive', 'pass')
    """
    values = read_values(text)
    if limit is None or not all(value.is_readable for value in values):
        return NOT_EVALUABLE
    if limit.kind == 'none':
        return NO_LIMIT
    if limit.kind == 'banned':
        return _worst(_judge_banned(value, method) for value in values)
    if not is_same_dimension(unit, limit.unit):
        return NOT_EVALUABLE
    return _judge_kind(values, unit, limit, method)


def judge_screen(text):
    """Return the verdict of a rapid test, which says only negative or positive.

    >>> judge_screen('âm tính'), judge_screen('positive'), judge_screen('0,2'), judge_screen('')
    ('pass', 'fail', 'inconclusive', 'not_evaluable')
    """
    values = read_values(text)
    if not all(value.is_readable for value in values):
        return NOT_EVALUABLE
    answers = {'absent': PASS, 'not_detected': PASS, 'present': FAIL}
    return _worst(answers.get(value.kind, INCONCLUSIVE) for value in values)


def judge_label(text, label, tolerance):
    """Return the verdict of a nutrient against what the `label` says, in the same unit, within `tolerance` per cent.

    Without a label there is nothing to compare: the value itself is what was asked.

    >>> judge_label('11,9', Decimal(10), Decimal(20)), judge_label('12,1', Decimal(10), Decimal(20))
    ('pass', 'fail')
    >>> judge_label('5', None, Decimal(20)), judge_label('x', None, Decimal(20))
    ('no_limit', 'not_evaluable')
    >>> judge_label('<1', Decimal(5), Decimal(20))
    'inconclusive'
    """
    values = read_values(text)
    if len(values) != 1 or not values[0].is_readable:
        return NOT_EVALUABLE
    if label is None:
        return NO_LIMIT
    if values[0].kind != 'number':
        return INCONCLUSIVE
    margin = Fraction(label) * Fraction(tolerance) / 100
    return PASS if abs(Fraction(values[0].amount) - Fraction(label)) <= margin else FAIL


def judge_sample(verdicts, needs_limit=True):
    """Return the verdict on a sample from the `verdicts` of its results: as bad as the worst.

    What no regulation limits does not decide; but a safety sample of nothing else says nothing.

    >>> judge_sample(['pass', 'no_limit']), judge_sample(['pass', 'fail', 'not_evaluable']), judge_sample([])
    ('pass', 'fail', 'not_evaluable')
    >>> judge_sample(['no_limit']), judge_sample(['no_limit'], needs_limit=False)
    ('not_evaluable', 'pass')
    """
    verdicts = list(verdicts)
    deciding = [verdict for verdict in verdicts if verdict != NO_LIMIT]
    if not verdicts or (not deciding and needs_limit):
        return NOT_EVALUABLE
    return _worst(deciding) if deciding else PASS


def read_uncertainty(text, amount):
    """Return the expanded uncertainty that a laboratory wrote, as a number or in per cent of `amount`, or ``None``.

    >>> read_uncertainty('0,05', Decimal('0.3')), read_uncertainty('±20 %', Decimal('0.3'))
    (Fraction(1, 20), Fraction(3, 50))
    >>> read_uncertainty('', Decimal(1)) is None, read_uncertainty('20%', None) is None
    (True, True)
    """
    text = (text or '').strip().removeprefix('±').strip()
    number = read_number(text.removesuffix('%'))
    if number is None or (text.endswith('%') and amount is None):
        return None
    return Fraction(amount) * Fraction(number) / 100 if text.endswith('%') else Fraction(number)


def _judge_kind(values, unit, limit, method):
    """Verdict on values that compare with the limit."""
    if limit.kind == 'absence':
        return _judge_units([_judge_absence(value) for value in values], limit)
    if limit.value is None:
        return NOT_EVALUABLE
    if limit.kind == 'plan':
        return _judge_plan(values, unit, limit, method)
    return _worst(_judge_max(value, unit, to_base(limit.value, limit.unit), method) for value in values)


def _judge_max(value, unit, limit, method):
    """Verdict of one value against a greatest amount; `limit` in the base unit.

    A method that cannot quantify at the limit (LOQ above it) never proves that a value lies below.
    """
    verdict = _judge_amount(value, unit, limit, method)
    is_blind = method.loq is not None and to_base(method.loq, unit) > limit
    return INCONCLUSIVE if is_blind and verdict in PASSING else verdict


def _judge_amount(value, unit, limit, method):
    """Verdict of one value, whatever the method can quantify; `limit` in the base unit."""
    if value.kind == 'number' and not value.amount and unit != 'cfu_g':
        # Nothing measures zero: a zero stands for "not detected" without saying what could have been detected.
        return INCONCLUSIVE
    if value.kind == 'number':
        return _judge_number(to_base(value.amount, unit), limit, to_base(method.uncertainty or 0, unit))
    if value.kind == 'above':
        return FAIL if to_base(value.amount, unit) >= limit else INCONCLUSIVE
    bound = {
        'below': value.amount,
        'below_loq': method.loq,
        'below_lod': method.lod if method.lod is not None else method.loq,
        'not_detected': method.lod if method.lod is not None else method.loq,
    }.get(value.kind)
    return PASS if bound is not None and to_base(bound, unit) <= limit else INCONCLUSIVE


def _judge_number(amount, limit, guard):
    """Verdict of a number against a greatest amount; within the guard band on condition. All in the base unit."""
    if amount <= limit:
        return PASS if amount + guard <= limit else CONDITIONAL_PASS
    return FAIL if amount - guard > limit else CONDITIONAL_FAIL


def _judge_banned(value, method):
    """Verdict on a substance that must not be there: any found amount fails, a method that is blind proves nothing."""
    if value.kind in {'present', 'above'} or (value.kind == 'number' and value.amount):
        return FAIL
    if value.kind in {'not_detected', 'below_lod', 'absent'} and (method.lod is not None or method.loq is not None):
        return PASS
    return INCONCLUSIVE


def _judge_absence(value):
    if value.kind in {'absent', 'not_detected'} or (value.kind == 'number' and not value.amount):
        return PASS
    return FAIL if value.kind in {'present', 'number', 'above'} else INCONCLUSIVE


def _judge_units(verdicts, limit):
    """Join the verdicts of the units of a lot: one that fails is enough, too few prove nothing."""
    worst = _worst(verdicts)
    return INCONCLUSIVE if worst == PASS and len(verdicts) < limit.n else worst


def _judge_plan(values, unit, limit, method):
    """Two- or three-class plan (Codex CXG 21, QCVN 8-3): one unit is not a lot. Its classes need no guard bands."""
    method = method._replace(uncertainty=None)
    over_m = [_judge_max(value, unit, to_base(limit.value, limit.unit), method) for value in values]
    upper = limit.value if limit.upper is None else limit.upper
    if limit.upper is not None or not limit.c:
        worst = _worst(_judge_max(value, unit, to_base(upper, limit.unit), method) for value in values)
        if worst == FAIL:
            return FAIL
    else:
        worst = PASS
    if over_m.count(FAIL) > limit.c:
        return FAIL
    if worst != PASS or len(values) < limit.n or over_m.count(FAIL) + over_m.count(INCONCLUSIVE) > limit.c:
        return INCONCLUSIVE
    return PASS


def _worst(verdicts):
    order = (FAIL, CONDITIONAL_FAIL, NOT_EVALUABLE, INCONCLUSIVE, CONDITIONAL_PASS, PASS)
    verdicts = set(verdicts)
    return next(verdict for verdict in order if verdict in verdicts)
