"""When readings of temperature make a breach of the cold chain. No database here."""

from datetime import datetime, timedelta
from typing import NamedTuple


class Breach(NamedTuple):
    """Goods were outside their range for longer than they bear.

    :param int index: the reading at which the time was up
    :param datetime since: the first of the readings outside the range, without one inside between
    :param float worst: the reading farthest from the range, in °C
    """

    index: int
    since: datetime
    worst: float


def distance(temperature, low, high):
    """Return how many degrees `temperature` lies outside the range; ``None`` leaves an end open.

    >>> distance(6.5, 0, 4), distance(-20, None, -18), distance(-15, None, -18)
    (2.5, 0, 3)
    """
    below = low - temperature if low is not None else 0
    above = temperature - high if high is not None else 0
    return max(below, above, 0)


def find_breach(readings, low, high, max_hours):
    """Return the first :class:`Breach` among `readings`, or ``None``.

    :param readings: (moment, °C) in the order of time
    :param max_hours: how long the goods bear to be outside the range; 0: not at all
    :rtype: Breach | None

    >>> t = datetime(2026, 6, 1, 8)
    >>> hour = timedelta(hours=1)
    >>> find_breach([(t, 3.0), (t + hour, 5.0)], 0, 4, 0)
    Breach(index=1, since=datetime.datetime(2026, 6, 1, 9, 0), worst=5.0)
    >>> find_breach([(t, 5.0), (t + hour, 6.0)], 0, 4, 2) is None
    True
    >>> find_breach([(t, 5.0), (t + hour, 7.0), (t + 2 * hour, 6.0)], 0, 4, 2)
    Breach(index=2, since=datetime.datetime(2026, 6, 1, 8, 0), worst=7.0)
    >>> find_breach([(t, 5.0), (t + hour, 3.0), (t + 2 * hour, 5.0)], 0, 4, 2) is None
    True
    """
    limit = timedelta(hours=max_hours)
    since, worst = None, None
    for index, (moment, temperature) in enumerate(readings):
        if not distance(temperature, low, high):
            since = worst = None
            continue
        if since is None:
            since, worst = moment, temperature
        worst = max(worst, temperature, key=lambda value: distance(value, low, high))
        if moment - since >= limit:
            return Breach(index, since, worst)
    return None
