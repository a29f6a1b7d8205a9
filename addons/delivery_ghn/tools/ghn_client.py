"""Client of the public API of Giao Hàng Nhanh (GHN), version 2. No database here.

Sources, as they stood in 2026: https://developer.ghn.vn/en/docs and the older pages
https://api.ghn.vn/home/docs/detail?id=N with N = 123 (create), 81 (preview), 66
(detail), 119 (detail by client order code), 73 (cancel), 67 (print), 60 (province).

Every answer is an object ``{code, message, data, code_message, code_message_value}``;
``code`` is 200 when all is well, whatever the HTTP status.

The two-level addresses valid since 1 July 2025 travel by name: ``is_new_to_address``
with ``to_ward_name`` and ``to_province_name``, in *create* and *preview*. *Fee* and
*leadtime* know only GHN's own numbers of districts and wards, so a quotation is asked
of *preview*, which is documented as a rehearsal of *create* and answers the whole fee
and the expected day.
"""

from odoo.addons.delivery_tracking.tools.carrier_http import (
    CarrierAnswerInvalid,
    CarrierClient,
    CarrierRefused,
    CarrierUnauthorised,
)

PRODUCTION_URL = 'https://online-gateway.ghn.vn'
SANDBOX_URL = 'https://dev-online-gateway.ghn.vn'
API = '/shiip/public-api'

PRINT_PAGES = {'A5': 'printA5', '80x80': 'print80x80', '52x70': 'print52x70'}


class GhnClient(CarrierClient):
    """One shop's access to GHN.

    :param str token: of the account, from the customer site
    :param str shop_id: number of the shop; it gives the pick-up address
    """

    def __init__(self, session, base_url, token, shop_id, **options):
        super().__init__(session, base_url, {'Token': token, 'ShopId': str(shop_id)}, **options)

    def preview(self, order):
        """Return fee (đồng) and expected moment of an order without placing it.

        :param dict order: as for :meth:`place`
        :returns: ``total_fee`` (int), ``expected_delivery_time`` (text or ``None``)
        """
        return self._fee_and_time(self._data('POST', '/v2/shipping-order/preview', order, repeatable=True))

    def place(self, order):
        """Place an order and return ``order_code``, ``total_fee``, ``expected_delivery_time``.

        Sending the same ``client_order_code`` again returns the order placed before;
        this is GHN's word, so the call itself is not repeated here.
        """
        data = self._data('POST', '/v2/shipping-order/create', order)
        code = data.get('order_code')
        if not code:
            raise CarrierAnswerInvalid
        return {'order_code': str(code), **self._fee_and_time(data)}

    def find(self, client_order_code):
        """Return the order placed under our own code, or ``None``."""
        try:
            data = self._data(
                'POST',
                '/v2/shipping-order/detail-by-client-code',
                {'client_order_code': client_order_code},
                repeatable=True,
            )
        except CarrierRefused:
            return None
        return data if data.get('order_code') else None

    def detail(self, order_code):
        """Return an order with ``status``, ``updated_date`` and its ``log``."""
        return self._data('POST', '/v2/shipping-order/detail', {'order_code': order_code}, repeatable=True)

    def cancel(self, order_code):
        """Cancel one order. One only: a single wrong code makes GHN refuse the whole list."""
        data = self._data('POST', '/v2/switch-status/cancel', {'order_codes': [order_code]})
        if not data.get('result', True):
            raise CarrierRefused(str(data.get('message') or ''))

    def print_url(self, order_codes, page='A5'):
        """Return the address of the labels. It carries a pass of its own, good for 30 minutes."""
        data = self._data('POST', '/v2/a5/gen-token', {'order_codes': list(order_codes)}, repeatable=True)
        if not data.get('token'):
            raise CarrierAnswerInvalid
        return f"{self._base_url}/a5/public-api/{PRINT_PAGES[page]}?token={data['token']}"

    def check(self):
        """Ask for the provinces, which needs nothing but a valid token."""
        self._body('GET', '/master-data/province', None, repeatable=True)

    def _data(self, method, path, payload, repeatable=False):
        """Return the object under ``data``; of a list, its first element."""
        data = self._body(method, path, payload, repeatable).get('data')
        if isinstance(data, list):
            data = data[0] if data else None
        if not isinstance(data, dict):
            raise CarrierAnswerInvalid
        return data

    def _body(self, method, path, payload, repeatable):
        body = self._json(self._call(method, f'{API}{path}', json=payload, repeatable=repeatable))
        code = body.get('code')
        if code == 200:
            return body
        reason = str(body.get('code_message_value') or body.get('message') or '')
        if code in (401, 403):
            raise CarrierUnauthorised(reason)
        if code is None:
            raise CarrierAnswerInvalid
        raise CarrierRefused(reason, str(body.get('code_message') or code))

    def _fee_and_time(self, data):
        try:
            fee = round(float(data['total_fee']))
        except (KeyError, TypeError, ValueError) as error:
            raise CarrierAnswerInvalid from error
        return {'total_fee': fee, 'expected_delivery_time': data.get('expected_delivery_time')}
