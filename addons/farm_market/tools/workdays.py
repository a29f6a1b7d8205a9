"""Deadlines in working days."""

from datetime import timedelta

SATURDAY = 5


def add_workdays(day, count):
    """Return the day that lies `count` working days after `day`; Saturday and Sunday are free.

    >>> from datetime import date
    >>> add_workdays(date(2026, 11, 26), 1).isoformat()
    '2026-11-27'
    >>> add_workdays(date(2026, 11, 26), 2).isoformat()
    '2026-11-30'
    >>> add_workdays(date(2026, 11, 28), 1).isoformat()
    '2026-11-30'
    """
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            count -= 1
    return day
