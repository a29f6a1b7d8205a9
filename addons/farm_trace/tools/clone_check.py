"""Whether the code of one package was copied, judged by where and when it was seen.

One package is in one place, is bought once, and its scratch field is scratched once. A copied code is seen by more
people than one package has, long after the package was eaten, or in two places between which nobody travels so fast.
"""

from datetime import timedelta
from itertools import pairwise
from math import cos, radians, sqrt
from typing import NamedTuple

KM_PER_DEGREE = 111.2
#: Different visitors (a person with another telephone, or on another day) who look at one package before it is odd.
MAX_VISITORS = 15
#: Visitors who type the hidden code of one package: the buyer, and somebody at home.
MAX_CHECKERS = 2
#: A package whose hidden code was scratched is gone after so many days.
DAYS_AFTER_CHECK = 60
#: Places closer than this are told apart by nobody: an address on the net is known to a few dozen kilometres.
MIN_KM = 100
#: Faster than this nobody carries a package, by car or by aeroplane with its ways and waits.
MAX_KM_PER_HOUR = 250


class Sighting(NamedTuple):
    """One look at a package.

    :param datetime at: when
    :param str visitor: who, as far as that is known
    :param latitude: where, or ``None``
    :param bool is_check: whether the right hidden code was typed
    """

    at: object
    visitor: str
    latitude: float | None = None
    longitude: float | None = None
    is_check: bool = False


def suspicion(sightings):
    """Return why the code may be copied: ``distance``, ``time``, ``count``, or an empty string.

    >>> from datetime import datetime
    >>> def seen(day, hour, who, *rest): return Sighting(datetime(2026, 11, day, hour), who, *rest)
    >>> suspicion([seen(1, 8, 'a', 21.0, 105.8), seen(1, 9, 'b', 21.1, 105.9), seen(3, 9, 'c', 10.8, 106.7)])
    ''
    >>> suspicion([seen(1, 8, 'a', 21.0, 105.8), seen(1, 9, 'b', 10.8, 106.7)])
    'distance'
    >>> suspicion([seen(1, 8, 'a', None, None, True), Sighting(datetime(2027, 3, 1), 'b')])
    'time'
    >>> suspicion([seen(1, hour, str(hour), None, None, True) for hour in range(3)])
    'count'
    >>> suspicion([seen(1, hour, str(hour)) for hour in range(16)]), suspicion([seen(1, 1, 'a')] * 99)
    ('count', '')
    """
    ordered = sorted(sightings, key=lambda sighting: sighting.at)
    if _is_too_fast(ordered):
        return 'distance'
    checks = [sighting for sighting in ordered if sighting.is_check]
    if checks and ordered[-1].at - checks[0].at > timedelta(days=DAYS_AFTER_CHECK):
        return 'time'
    if len({sighting.visitor for sighting in checks}) > MAX_CHECKERS:
        return 'count'
    return 'count' if len({sighting.visitor for sighting in ordered}) > MAX_VISITORS else ''


def _is_too_fast(ordered):
    """Whether a package would have had to fly from one sighting to the next."""
    placed = [sighting for sighting in ordered if sighting.latitude is not None and sighting.longitude is not None]
    for before, after in pairwise(placed):
        hours = (after.at - before.at).total_seconds() / 3600
        distance = distance_km(before, after)
        if distance > MIN_KM and distance > MAX_KM_PER_HOUR * hours:
            return True
    return False


def distance_km(one, other):
    """Return the distance of two sightings as the crow flies; good enough within Viet Nam.

    >>> round(distance_km(Sighting(0, '', 21.0, 105.8), Sighting(0, '', 10.8, 106.7)), -1)
    1140.0
    """
    north = (one.latitude - other.latitude) * KM_PER_DEGREE
    east = (one.longitude - other.longitude) * KM_PER_DEGREE * cos(radians((one.latitude + other.latitude) / 2))
    return sqrt(north**2 + east**2)
