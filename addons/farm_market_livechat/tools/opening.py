"""When somebody answers, without a database."""

#: which days -> their numbers, Monday is 0
DAYS = {'workdays': range(5), 'saturday': range(6), 'daily': range(7)}


def is_open(moment, days, hour_from, hour_to):
    """Whether the chat is answered at a moment.

    :param datetime moment: in the market's own time
    :param str days: one of `DAYS`
    :param float hour_from: 7.5 is half past seven
    :param float hour_to: the first moment that is closed again

    >>> from datetime import datetime
    >>> is_open(datetime(2026, 11, 26, 7, 30), 'workdays', 7.5, 17)
    True
    >>> is_open(datetime(2026, 11, 26, 17, 0), 'workdays', 7.5, 17)
    False
    >>> saturday = datetime(2026, 11, 28, 9, 0)
    >>> is_open(saturday, "workdays", 7.5, 17), is_open(saturday, "daily", 7.5, 17)
    (False, True)
    """
    return moment.weekday() in DAYS[days] and hour_from <= moment.hour + moment.minute / 60 < hour_to


def clock(hour):
    """Return an hour as people write it.

    >>> clock(7.5), clock(17), clock(23.99)
    ('7:30', '17:00', '23:59')
    """
    minutes = round(hour * 60)
    return f'{minutes // 60}:{minutes % 60:02}'
