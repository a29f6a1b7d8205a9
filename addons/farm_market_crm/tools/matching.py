"""How well an offer answers a need: by time, quantity and place. What it is must be the same anyway."""

#: What each aspect weighs, together one hundred.
TIME, QUANTITY, PLACE = 40, 40, 20
SAME_PROVINCE = 0.5


def overlap_days(first, last, other_first, other_last):
    """Return how many days two periods share; the end of a period belongs to it.

    >>> from datetime import date
    >>> overlap_days(date(2026, 5, 1), date(2026, 5, 10), date(2026, 5, 8), date(2026, 5, 20))
    3
    >>> overlap_days(date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3), date(2026, 5, 4))
    0
    """
    return max(0, (min(last, other_last) - max(first, other_first)).days + 1)


def score(need, offer):
    """Return from 0 (no use) to 100 (all that is needed, in time, from the same commune).

    :param dict need: first, last (days), quantity, commune, province; without a commune any place will do
    :param dict offer: the same

    >>> from datetime import date
    >>> need = dict(first=date(2026, 5, 1), last=date(2026, 5, 10), quantity=100, commune='a', province='x')
    >>> score(need, need)
    100
    >>> score(need, {**need, 'quantity': 50, 'commune': 'b'}), score(need, {**need, 'commune': 'b', 'province': 'y'})
    (70, 80)
    >>> nowhere = {**need, 'commune': None, 'province': None}
    >>> score(nowhere, need), score(need, nowhere)
    (100, 80)
    >>> score(need, {**need, 'first': date(2026, 6, 1), 'last': date(2026, 6, 2)})
    0
    """
    days = overlap_days(need['first'], need['last'], offer['first'], offer['last'])
    if not days or need['quantity'] <= 0 or offer['quantity'] <= 0:
        return 0
    in_time = days / ((need['last'] - need['first']).days + 1)
    enough = min(1, offer['quantity'] / need['quantity'])
    same_commune, same_province = (need[place] == offer[place] for place in ('commune', 'province'))
    near = max(same_commune, SAME_PROVINCE * same_province) if need['commune'] else 1
    return round(TIME * in_time + QUANTITY * enough + PLACE * near)
