"""On which day a stall prepares what is ordered now."""

from datetime import timedelta


def next_market_day(now, weekdays, cutoff=0.0):
    """Return the first day on which an order placed at `now` is prepared.

    :param datetime now: local time of the order
    :param set weekdays: days on which the stall prepares orders, Monday is 0; empty: every day
    :param float cutoff: hour until which orders are taken for the same day; 0: until midnight

    >>> from datetime import datetime
    >>> thursday = datetime(2026, 11, 26, 15, 0)
    >>> next_market_day(thursday, set()).isoformat()
    '2026-11-26'
    >>> next_market_day(thursday, set(), cutoff=14.5).isoformat()
    '2026-11-27'
    >>> next_market_day(thursday, {5, 6}, cutoff=14.5).isoformat()
    '2026-11-28'
    >>> next_market_day(thursday, {3}, cutoff=14.5).isoformat()
    '2026-12-03'
    """
    day = now.date()
    if cutoff and now.hour + now.minute / 60 >= cutoff:
        day += timedelta(days=1)
    while weekdays and day.weekday() not in weekdays:
        day += timedelta(days=1)
    return day
