"""Spreading a year's work over its days."""

from datetime import date, timedelta


def spread(count, first, last):
    """Return `count` working days from `first` to `last`, evenly spread; none when the period is over.

    >>> [day.isoformat() for day in spread(4, date(2026, 1, 1), date(2026, 12, 31))]
    ['2026-02-16', '2026-05-18', '2026-08-17', '2026-11-16']
    >>> len(spread(50, date(2026, 1, 1), date(2026, 12, 31))), spread(3, date(2026, 2, 1), date(2026, 1, 1))
    (50, [])
    >>> spread(0, date(2026, 1, 1), date(2026, 12, 31))
    []
    >>> all(day.weekday() < 5 for day in spread(50, date(2026, 1, 1), date(2026, 12, 31)))
    True
    """
    days = (last - first).days + 1
    if days <= 0:
        return []
    middle = [first + timedelta(days=int((number + 0.5) * days / count)) for number in range(count)]
    return [_to_working_day(day, last) for day in middle]


def _to_working_day(day, last):
    """Return `day`, or the Monday after a weekend; the Friday before where the period ends on the weekend."""
    if day.weekday() < 5:
        return day
    monday = day + timedelta(days=7 - day.weekday())
    return monday if monday <= last else day - timedelta(days=day.weekday() - 4)


def year_days(year, today):
    """Return the first and the last day of `year` on which work can still be planned.

    >>> year_days(2026, date(2026, 6, 15))
    (datetime.date(2026, 6, 15), datetime.date(2026, 12, 31))
    >>> year_days(2027, date(2026, 6, 15))
    (datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    """
    return max(today, date(year, 1, 1)), date(year, 12, 31)
