"""How the years of a plan line make its total, without a database.

Counts are added up. A level that is kept, a share and a ratio are what they are at the last: 80 chains in one year and
120 in the next make 120, not 200. Of the time between two, the longest counts.
"""


def combine(total_kind, values):
    """Return the total of one line over the years, or ``None`` where no year has a value.

    :param str total_kind: ``sum``, ``level``, ``coverage``, ``ratio`` or ``interval``
    :param list values: numbers in the order of the years; ``None`` where a year does not apply or is not measured

    >>> combine('sum', [50, 50]), combine('level', [80, 120]), combine('interval', [2, 1.5])
    (100, 120, 2)
    >>> combine('sum', [None, 3]), combine('sum', [None, None]), combine('sum', [0, None])
    (3, None, 0)
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    if total_kind == 'sum':
        return sum(known)
    if total_kind == 'interval':
        return max(known)
    return known[-1]


def is_reached(comparison, target, actual):
    """Tell whether a target is reached.

    >>> is_reached('ge', 50, 50), is_reached('gt', 100, 100), is_reached('le', 2, 3)
    (True, False, False)
    """
    return {'ge': actual >= target, 'gt': actual > target, 'le': actual <= target}[comparison]


def percentage(comparison, target, actual):
    """Return how far a target is reached in whole per cent, ``None`` where there is nothing to compare.

    100 is shown only for what is reached.

    >>> percentage('ge', 30, 12), percentage('ge', 0, 0), percentage('ge', None, 4), percentage('ge', 4, None)
    (40, 100, None, None)
    >>> percentage('gt', 100, 100), percentage('le', 2, 4), percentage('ge', 1000, 999)
    (99, 50, 99)
    """
    if target is None or actual is None:
        return None
    if comparison == 'le':
        share = 100 if actual <= target else 100 * target / actual
    else:
        share = 100 * actual / target if target else 100
    return int(share) if is_reached(comparison, target, actual) else min(int(share), 99)
