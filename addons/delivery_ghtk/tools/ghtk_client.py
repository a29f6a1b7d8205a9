"""Client of the public API of Giao Hàng Tiết Kiệm (GHTK). No database here.

Sources, read in copies stored in 2026: https://api.ghtk.vn/en/docs/submit-order/ with
submit-order-express, calculate-shipping-fee, tracking-status, api-cancel-order,
webhook; the same at https://docs.giaohangtietkiem.vn and https://pro-docs.ghtk.vn.

Every answer but the label is an object with ``success``; a refusal adds ``message``
and mostly ``error_code``, whatever the HTTP status.
"""

from urllib.parse import quote

from odoo.addons.delivery_tracking.tools.carrier_http import CarrierAnswerInvalid, CarrierClient, CarrierRefused

PRODUCTION_URL = 'https://services.giaohangtietkiem.vn'
SANDBOX_URL = 'https://services-staging.ghtklab.com'
API = '/services/shipment'

ORDER_ID_EXIST = 'ORDER_ID_EXIST'


class GhtkClient(CarrierClient):
    """One shop's access to GHTK.

    :param str token: of the shop, from its account page
    :param str partner_code: sent as ``X-Client-Source``
    """

    def __init__(self, session, base_url, token, partner_code, **options):
        headers = {'Token': token, 'X-Client-Source': partner_code}
        super().__init__(session, base_url, headers, **options)

    def fee(self, query):
        """Return the whole fee in đồng.

        :raises CarrierRefused: among others, GHTK does not go there
        """
        fee = self._object('GET', f'{API}/fee', 'fee', params=query, repeatable=True)
        if fee.get('delivery') is False:
            raise CarrierRefused('GHTK chưa giao đến địa chỉ này')
        return self._total(fee)

    def submit(self, order, products):
        """Place an order and return ``label``, ``fee`` (đồng), ``estimated_deliver_time``.

        GHTK takes an ``order['id']`` once and names the first order when it comes again:
        that one is returned then, with ``fee`` ``None``.
        """
        try:
            answer = self._object(
                'POST', f'{API}/order', 'order', params={'ver': '1.5'}, json={'products': products, 'order': order}
            )
        except CarrierRefused as error:
            label = error.details.get('ghtk_label')
            if error.code != ORDER_ID_EXIST or not label:
                raise
            return {'label': str(label), 'fee': None, 'estimated_deliver_time': None}
        if not answer.get('label'):
            raise CarrierAnswerInvalid
        return {
            'label': str(answer['label']),
            'fee': self._total(answer),
            'estimated_deliver_time': answer.get('estimated_deliver_time'),
        }

    def status(self, label):
        """Return an order with ``status``, ``modified``, ``ship_money``, ``insurance``."""
        return self._object('GET', f'{API}/v2/{quote(label, safe="")}', 'order', repeatable=True)

    def cancel(self, label):
        """Cancel an order; possible until it is picked up."""
        self._body(self._call('POST', f'{API}/cancel/{quote(label, safe="")}'))

    def label_pdf(self, label, page_size='A6'):
        """Return the label to print, a PDF."""
        response = self._call(
            'GET',
            f'/services/label/{quote(label, safe="")}',
            params={'original': 'portrait', 'page_size': page_size},
            repeatable=True,
        )
        if response.content.startswith(b'%PDF'):
            return response.content
        self._body(response)
        raise CarrierAnswerInvalid

    def check(self):
        """Ask for the pick-up addresses, which needs nothing but a valid token."""
        self._body(self._call('GET', f'{API}/list_pick_add', repeatable=True))

    def _object(self, method, path, key, *, params=None, json=None, repeatable=False):
        body = self._body(self._call(method, path, params=params, json=json, repeatable=repeatable))
        if not isinstance(body.get(key), dict):
            raise CarrierAnswerInvalid
        return body[key]

    def _body(self, response):
        body = self._json(response)
        if body.get('success') is True:
            return body
        if body.get('success') is None:
            raise CarrierAnswerInvalid
        details = body['error'] if isinstance(body.get('error'), dict) else {}
        code = details.get('code') or body.get('error_code') or ''
        raise CarrierRefused(str(body.get('message') or ''), str(code), details)

    def _total(self, fee):
        """Return carriage and declared-value fee together.

        The documentation describes ``fee`` as the carriage alone; answers that split
        it off as ``ship_fee_only`` mean the sum by ``fee``.
        """
        try:
            if fee.get('ship_fee_only') is not None:
                return round(float(fee['fee']))
            return round(float(fee['fee'])) + round(float(fee.get('insurance_fee') or 0))
        except (KeyError, TypeError, ValueError) as error:
            raise CarrierAnswerInvalid from error
