"""GHN's words about a parcel in common terms. No database here.

Source of the statuses: https://api.ghn.vn/home/docs/detail?id=48, of the callback:
https://api.ghn.vn/home/docs/detail?id=47 (both read in stored copies of 2026).
"""

import hashlib
import json

from odoo.addons.delivery_tracking.tools import tracking
from odoo.addons.delivery_tracking.tools.tracking import TrackingUpdate, parse_moment

STATUSES = {
    'ready_to_pick': tracking.CREATED,
    'picking': tracking.CREATED,
    'money_collect_picking': tracking.CREATED,
    'picked': tracking.PICKED_UP,
    'storing': tracking.IN_TRANSIT,
    'transporting': tracking.IN_TRANSIT,
    'sorting': tracking.IN_TRANSIT,
    'delivering': tracking.OUT_FOR_DELIVERY,
    'money_collect_delivering': tracking.OUT_FOR_DELIVERY,
    'delivered': tracking.DELIVERED,
    'delivery_fail': tracking.FAILED,
    'waiting_to_return': tracking.RETURNING,
    'return': tracking.RETURNING,
    'return_transporting': tracking.RETURNING,
    'return_sorting': tracking.RETURNING,
    'returning': tracking.RETURNING,
    'return_fail': tracking.RETURNING,
    'returned': tracking.RETURNED,
    'cancel': tracking.CANCELLED,
    'exception': tracking.FAILED,
    'damage': tracking.FAILED,
    'lost': tracking.FAILED,
}

# Callbacks of other types (update_weight, update_cod, update_fee) repeat the status
# the parcel has anyway: they tell nothing of its way.
STATUS_TYPES = ('create', 'switch_status')


def parse_callback(payload, now):
    """Return the :class:`TrackingUpdate` of a callback.

    :param dict payload: the callback's JSON
    :param datetime now: naive UTC, for a callback without a moment
    :raises ValueError: this is no callback about an order

    >>> from datetime import datetime
    >>> update = parse_callback({'OrderCode': 'Z82BS', 'Status': 'delivering', 'Type': 'switch_status',
    ...                          'Time': '2021-11-11T03:52:50.158Z', 'Warehouse': 'Bưu cục Hiệp Hòa'},
    ...                         datetime(2021, 11, 11))
    >>> update.status, update.place, update.raw_id
    ('out_for_delivery', 'Bưu cục Hiệp Hòa', 'switch_status/delivering/2021-11-11T03:52:50.158Z')
    >>> parse_callback({'OrderCode': 'Z82BS', 'Type': 'update_fee', 'Status': 'delivering', 'Time': 'x'},
    ...                datetime(2021, 11, 11)).status
    """
    if not isinstance(payload, dict) or not payload.get('OrderCode') or not payload.get('Status'):
        raise ValueError("no order code or no status")
    kind = str(payload.get('Type') or 'switch_status').lower()
    status = str(payload['Status']).lower()
    moment = payload.get('Time')
    return TrackingUpdate(
        tracking_ref=str(payload['OrderCode']),
        raw_id=f'{kind}/{status}/{moment}' if moment else f'{kind}/{status}/{_digest(payload)}',
        raw_status=status if kind in STATUS_TYPES else kind,
        happened_at=parse_moment(moment, now),
        status=STATUSES.get(status) if kind in STATUS_TYPES else None,
        description=' '.join(str(payload.get(key) or '') for key in ('Description', 'Reason')).strip(),
        place=str(payload.get('Warehouse') or ''),
        payload=payload,
    )


def parse_detail(order_code, detail, now):
    """Return the list of :class:`TrackingUpdate` in an answer of *detail*.

    >>> from datetime import datetime
    >>> [u.status for u in parse_detail('Z82BS', {'status': 'picked', 'updated_date': '2021-11-11T04:00:00Z',
    ...     'log': [{'status': 'picking', 'updated_date': '2021-11-11T03:00:00Z'}]}, datetime(2021, 11, 11))]
    ['created', 'picked_up']
    """
    entries = [entry for entry in detail.get('log') or [] if isinstance(entry, dict)]
    if detail.get('status') and detail['status'] not in [entry.get('status') for entry in entries]:
        entries.append({'status': detail['status'], 'updated_date': detail.get('updated_date')})
    return [
        TrackingUpdate(
            tracking_ref=order_code,
            raw_id=f"detail/{entry['status']}/{entry.get('updated_date') or ''}",
            raw_status=str(entry['status']),
            happened_at=parse_moment(entry.get('updated_date'), now),
            status=STATUSES.get(entry['status']),
            payload=entry,
        )
        for entry in entries
        if entry.get('status')
    ]


def _digest(payload):
    text = json.dumps(payload, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
