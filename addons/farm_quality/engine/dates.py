"""Days of a market and moments of the database (UTC, naive as in Odoo)."""

from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

#: Time zone of a market whose address names none.
DEFAULT_TIMEZONE = 'Asia/Ho_Chi_Minh'


def day_end(day, zone=DEFAULT_TIMEZONE):
    """Return the first moment after `day` in `zone`, as UTC without a zone.

    >>> from datetime import date
    >>> day_end(date(2026, 6, 1))
    datetime.datetime(2026, 6, 1, 17, 0)
    >>> day_end(date(2026, 6, 1), 'UTC')
    datetime.datetime(2026, 6, 2, 0, 0)
    >>> day_end(date(9999, 12, 31))
    datetime.datetime(9999, 12, 31, 0, 0)
    """
    if day.year >= 9999:
        return datetime.combine(day, time())
    local = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    return local.astimezone(timezone.utc).replace(tzinfo=None)


def day_of(moment, zone=DEFAULT_TIMEZONE):
    """Return the day on which a UTC `moment` falls in `zone`.

    >>> day_of(datetime(2026, 6, 1, 17, 0))
    datetime.date(2026, 6, 2)
    """
    return moment.replace(tzinfo=timezone.utc).astimezone(ZoneInfo(zone)).date()


def after_months(day, months):
    """Return the same day `months` later, or the last day of that month.

    >>> from datetime import date
    >>> after_months(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    return day + relativedelta(months=months)
