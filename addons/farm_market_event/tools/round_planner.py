"""Which day goes to which place: rounds at weekends, spread over a period, rotating fairly."""

from datetime import timedelta

SATURDAY = 5


def weekend_days(first, last):
    """Return the Saturdays and Sundays from `first` to `last`, both included.

    >>> from datetime import date
    >>> [str(day) for day in weekend_days(date(2026, 1, 1), date(2026, 1, 11))]
    ['2026-01-03', '2026-01-04', '2026-01-10', '2026-01-11']
    """
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if day.weekday() >= SATURDAY]


def spread(days, count):
    """Return `count` of `days`, as evenly as they go.

    >>> spread(['a', 'b', 'c', 'd', 'e', 'f'], 3)
    ['b', 'd', 'f']
    >>> spread([], 0)
    []
    """
    return [days[(2 * number + 1) * len(days) // (2 * count)] for number in range(count)]


def plan_rounds(first, last, count, places, held=None, taken=()):
    """Plan `count` rounds between two days: list of (day, place), in the order of time.

    The next place is always the one that had the fewest rounds; among equals the one whose last planned round is
    longest ago, then the earlier one in `places`. So no place waits while another has its second turn.

    :param places: places that take turns
    :param dict held: place -> rounds that it had or will have outside of this plan
    :param taken: days on which nothing more can be planned
    :raises ValueError: when there are fewer free weekend days than rounds, or no place

    >>> from datetime import date
    >>> plan = plan_rounds(date(2026, 1, 1), date(2026, 1, 31), 4, ['Hoàng Vân', 'Hợp Thịnh'], {'Hoàng Vân': 1})
    >>> [(day.strftime('%a %d'), place) for day, place in plan]
    [('Sun 04', 'Hợp Thịnh'), ('Sun 11', 'Hoàng Vân'), ('Sun 18', 'Hợp Thịnh'), ('Sun 25', 'Hoàng Vân')]
    >>> plan_rounds(date(2026, 1, 5), date(2026, 1, 9), 1, ['Hoàng Vân'])
    Traceback (most recent call last):
        ...
    ValueError: 1 rounds, but only 0 free weekend days
    """
    places = list(places)
    days = [day for day in weekend_days(first, last) if day not in set(taken)]
    if count > len(days):
        raise ValueError(f"{count} rounds, but only {len(days)} free weekend days")
    if count and not places:
        raise ValueError("no place for the rounds")
    counts = {place: (held or {}).get(place, 0) for place in places}
    last_turn = dict.fromkeys(places, -1)
    plan = []
    for number, day in enumerate(spread(days, count)):
        place = min(places, key=lambda each: (counts[each], last_turn[each], places.index(each)))
        counts[place] += 1
        last_turn[place] = number
        plan.append((day, place))
    return plan
