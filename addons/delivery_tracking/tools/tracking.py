"""What carriers report, in one vocabulary. No database here."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timezone

CREATED = 'created'
PICKED_UP = 'picked_up'
IN_TRANSIT = 'in_transit'
OUT_FOR_DELIVERY = 'out_for_delivery'
DELIVERED = 'delivered'
FAILED = 'failed'
RETURNING = 'returning'
RETURNED = 'returned'
CANCELLED = 'cancelled'

# After these nothing more is to be expected of the parcel.
FINAL_STATUSES = frozenset({DELIVERED, RETURNED, CANCELLED})


@dataclass(frozen=True)
class TrackingUpdate:
    """One report of a carrier about one parcel.

    ``raw_id`` names the report among all reports about the parcel: the same report
    sent twice has the same one. ``happened_at`` is naive UTC as Odoo stores it.
    ``status`` is one of this module's, or ``None`` where the report tells of something
    else than the parcel's way (a new weight, a new fee, an unknown code).
    """

    tracking_ref: str
    raw_id: str
    raw_status: str
    happened_at: datetime
    status: str | None = None
    description: str = ''
    place: str = ''
    payload: dict = field(default_factory=dict)


def parse_moment(text, default=None):
    """Return an ISO 8601 moment as naive UTC; ``default`` where there is none.

    A moment without a zone is Vietnamese time (UTC+7, no daylight saving): so do
    both carriers write theirs.

    >>> parse_moment('2021-11-11T03:52:50.158Z')
    datetime.datetime(2021, 11, 11, 3, 52, 50)
    >>> parse_moment('2016-11-02T12:18:39+07:00')
    datetime.datetime(2016, 11, 2, 5, 18, 39)
    >>> parse_moment('2016-10-31 22:32:08')
    datetime.datetime(2016, 10, 31, 15, 32, 8)
    >>> parse_moment('soon') is None
    True
    """
    try:
        moment = datetime.fromisoformat(re.sub(r'[Zz]$', '+00:00', str(text or '').strip()))
    except ValueError:
        return default
    if moment.tzinfo is None:
        moment = datetime.fromisoformat(f'{moment.isoformat()}+07:00')
    return moment.astimezone(timezone.utc).replace(tzinfo=None, microsecond=0)
