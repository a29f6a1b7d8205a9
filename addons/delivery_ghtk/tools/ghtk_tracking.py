"""GHTK's words about a parcel in common terms. No database here.

Source: the table of statuses at https://api.ghtk.vn/en/docs/submit-order/webhook
(read in stored copies of 2026).
"""

import re

from odoo.addons.delivery_tracking.tools import tracking
from odoo.addons.delivery_tracking.tools.tracking import TrackingUpdate, parse_moment

STATUSES = {
    -1: (tracking.CANCELLED, "Hủy đơn hàng"),
    1: (tracking.CREATED, "Chưa tiếp nhận"),
    2: (tracking.CREATED, "Đã tiếp nhận"),
    3: (tracking.PICKED_UP, "Đã lấy hàng/Đã nhập kho"),
    4: (tracking.OUT_FOR_DELIVERY, "Đã điều phối giao hàng/Đang giao hàng"),
    5: (tracking.DELIVERED, "Đã giao hàng/Chưa đối soát"),
    6: (tracking.DELIVERED, "Đã đối soát"),
    7: (tracking.FAILED, "Không lấy được hàng"),
    8: (tracking.CREATED, "Hoãn lấy hàng"),
    9: (tracking.FAILED, "Không giao được hàng"),
    10: (tracking.IN_TRANSIT, "Hoãn giao hàng"),
    11: (tracking.RETURNED, "Đã đối soát công nợ trả hàng"),
    12: (tracking.CREATED, "Đã điều phối lấy hàng/Đang lấy hàng"),
    13: (tracking.FAILED, "Đơn hàng bồi hoàn"),
    20: (tracking.RETURNING, "Đang trả hàng"),
    21: (tracking.RETURNED, "Đã trả hàng"),
    # What the courier says and GHTK has not confirmed yet. Money hangs on "delivered",
    # so it waits for GHTK's own 5.
    45: (tracking.OUT_FOR_DELIVERY, "Shipper báo đã giao hàng"),
    49: (tracking.FAILED, "Shipper báo không giao được hàng"),
    123: (tracking.PICKED_UP, "Shipper báo đã lấy hàng"),
    127: (tracking.FAILED, "Shipper báo không lấy được hàng"),
    128: (tracking.CREATED, "Shipper báo hoãn lấy hàng"),
    410: (tracking.IN_TRANSIT, "Shipper báo hoãn giao hàng"),
}
CANCELLED_STATUS = -1


def parse_callback(params, now):
    """Return the :class:`TrackingUpdate` of a callback.

    :param dict params: the fields of the form, or of the JSON
    :param datetime now: naive UTC, for a callback without a moment
    :raises ValueError: this is no callback about an order

    >>> from datetime import datetime
    >>> update = parse_callback({'label_id': 'S1.A1.17373471', 'status_id': '5',
    ...                          'action_time': '2016-11-02T12:18:39+07:00'}, datetime(2016, 11, 2))
    >>> update.status, update.raw_id, update.happened_at.hour
    ('delivered', '5/2016-11-02T12:18:39+07:00', 5)
    >>> parse_callback({'label_id': 'S1', 'status_id': 'x'}, datetime(2016, 11, 2))
    Traceback (most recent call last):
    ...
    ValueError: no label or no status
    """
    label = str(params.get('label_id') or '')
    try:
        code = int(params.get('status_id'))
    except (TypeError, ValueError):
        code = None
    if not label or code is None:
        raise ValueError("no label or no status")
    moment = str(params.get('action_time') or '')
    # Werkzeug reads the plus of a zone, sent unescaped as in GHTK's example, as a space.
    moment = re.sub(r' (\d\d:\d\d)$', r'+\1', moment) if 'T' in moment else moment
    status, words = STATUSES.get(code, (None, ''))
    return TrackingUpdate(
        tracking_ref=label,
        raw_id=f'{code}/{moment}',
        raw_status=f'{code} {words}'.strip(),
        happened_at=parse_moment(moment, now),
        status=status,
        description=str(params.get('reason') or ''),
        payload=dict(params),
    )


def parse_status(label, order, now):
    """Return the :class:`TrackingUpdate` in an answer of *status*.

    >>> from datetime import datetime
    >>> parse_status('S1', {'status': '21', 'modified': '2016-10-31 22:32:08'}, datetime(2016, 11, 2)).status
    'returned'
    """
    return parse_callback(
        {
            'label_id': label,
            'status_id': order.get('status'),
            'action_time': order.get('modified'),
        },
        now,
    )


def parse_expected(text):
    """Return GHTK's expected time of arrival as naive UTC, or ``None``.

    >>> parse_expected('Chiều 2017-07-01')
    datetime.datetime(2017, 7, 1, 11, 0)
    >>> parse_expected('Sáng 2017-07-01')
    datetime.datetime(2017, 7, 1, 5, 0)
    >>> parse_expected(None)
    """
    match = re.search(r'\d{4}-\d\d-\d\d', str(text or ''))
    if not match:
        return None
    end_of_shift = '12:00' if 'Sáng' in text else '18:00'
    return parse_moment(f'{match[0]}T{end_of_shift}:00+07:00')
