import json
import time

from werkzeug.exceptions import BadRequest, Forbidden, NotFound, RequestEntityTooLarge, Unauthorized

from odoo import http
from odoo.http import request

from odoo.addons.payment import utils as payment_utils
from odoo.addons.payment.logging import get_payment_logger

from .. import const
from ..vietqr import VietQRError

_logger = get_payment_logger(__name__)


class VietQRController(http.Controller):
    _process_url = '/payment/vietqr/process'
    _webhook_url = '/payment/vietqr/webhook'

    @http.route(_process_url, type='http', auth='public', methods=['POST'], csrf=False)
    def vietqr_process_transaction(self, reference='', **_kwargs):
        """Make the transaction wait for the money.

        :param str reference: the transaction's reference; nothing else is passed on, so that
            nobody can claim to have paid.
        """
        request.env['payment.transaction'].sudo()._process('vietqr', {'reference': reference})
        return request.redirect('/payment/status')

    # === BANK === #

    @http.route(
        [_webhook_url, f'{_webhook_url}/<string:adapter>'],
        type='http',
        auth='public',
        methods=['POST'],
        csrf=False,
        save_session=False,
    )
    def vietqr_webhook(self, adapter='generic'):
        """Record the notices of a bank or its notice service.

        The format, the answers and how to sign are described in the addon's `doc/vietqr.md`.

        :param str adapter: one of `PaymentProvider._vietqr_get_adapters`.
        :return: `{"success": true, "notices": [{"id", "outcome", "known"}]}`; status 400 for what
            cannot be read, 401 for a wrong or old signature, 413 for too much.
        """
        body, providers_sudo = self._read_signed_body()
        parse = request.env['payment.provider'].sudo()._vietqr_get_adapters().get(adapter)
        if not parse:
            raise NotFound()
        try:
            notices = parse(json.loads(body))
        except (VietQRError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise BadRequest(str(error)) from error
        Notice_sudo = request.env['payment.vietqr.notice'].sudo()  # The signature is the right.
        answers = []
        for values in notices:
            notice_sudo, is_new = Notice_sudo._receive(providers_sudo, values, 'webhook')
            answers.append(
                {
                    'id': notice_sudo.id,
                    'outcome': notice_sudo.state,
                    'known': not is_new,
                }
            )
        return request.make_json_response({'success': True, 'notices': answers})

    def _read_signed_body(self):
        """The raw body, and the providers whose secret signed it within the last minutes."""
        if (request.httprequest.content_length or 0) > const.WEBHOOK_MAX_BYTES:
            raise RequestEntityTooLarge()
        body = request.httprequest.get_data()
        headers = request.httprequest.headers
        timestamp = headers.get('X-VietQR-Timestamp') or headers.get('X-SePay-Timestamp') or ''
        signature = headers.get('X-VietQR-Signature') or headers.get('X-SePay-Signature') or ''
        if (
            not timestamp.isascii()
            or not timestamp.isdigit()
            or (abs(time.time() - int(timestamp)) > const.WEBHOOK_TOLERANCE_SECONDS)
        ):
            _logger.warning("Refused a VietQR webhook with a missing or old time.")
            raise Unauthorized()
        # Disabled providers are told too: their payers may have transferred before.
        providers_sudo = (
            request.env['payment.provider']
            .sudo()
            .search(
                [('code', '=', 'vietqr')],
                order='id',
            )
            ._vietqr_filter_signed(timestamp, body, signature)
        )
        if not providers_sudo:
            _logger.warning("Refused a VietQR webhook with a missing or wrong signature.")
            raise Unauthorized()
        return body, providers_sudo

    # === PAYER === #

    @http.route(
        '/payment/vietqr/<int:tx_id>/status',
        type='jsonrpc',
        auth='public',
        readonly=True,
    )
    def vietqr_status(self, tx_id, access_token):
        """Say whether the money has come.

        :param int tx_id: the transaction, as a `payment.transaction` id.
        :param str access_token: the token of its page.
        :rtype: dict
        """
        tx_sudo = self._get_transaction(tx_id, access_token)
        return {
            'state': tx_sudo.state,
            'kept_back': bool(tx_sudo.vietqr_notice_ids.filtered(lambda n: n.resolution == 'open')),
        }

    @http.route('/payment/vietqr/<int:tx_id>/finish', type='jsonrpc', auth='public')
    def vietqr_finish(self, tx_id, access_token):
        """Confirm at once what was paid for, as the payment page does, instead of waiting for the
        cron.

        :param int tx_id: the transaction, as a `payment.transaction` id.
        :param str access_token: the token of its page.
        """
        tx_sudo = self._get_transaction(tx_id, access_token)
        if not tx_sudo.is_post_processed:
            tx_sudo._post_process()

    @http.route(
        '/payment/vietqr/<int:tx_id>/qr.png',
        type='http',
        auth='public',
        methods=['GET'],
        readonly=True,
    )
    def vietqr_image(self, tx_id, access_token=''):
        """The QR code to save on the phone: banking apps read it from the pictures."""
        tx_sudo = self._get_transaction(tx_id, access_token)
        return request.make_response(
            tx_sudo._vietqr_get_image('png'),
            headers=[
                ('Content-Type', 'image/png'),
                ('Cache-Control', 'private, max-age=600'),
                ('Content-Disposition', f'attachment; filename="{tx_sudo.vietqr_content}.png"'),
            ],
        )

    @http.route(
        '/payment/vietqr/<int:tx_id>/simulate',
        type='http',
        auth='public',
        methods=['POST'],
    )
    def vietqr_simulate(self, tx_id, access_token=''):
        """Pretend, for a provider in test mode, that the bank told of the money."""
        tx_sudo = self._get_transaction(tx_id, access_token)
        if tx_sudo.provider_id.state != 'test':
            raise Forbidden()
        tx_sudo._vietqr_simulate_notice()
        return request.redirect('/payment/status')

    def _get_transaction(self, tx_id, access_token):
        tx_sudo = request.env['payment.transaction'].sudo().browse(tx_id).exists()
        if (
            not tx_sudo
            or tx_sudo.provider_code != 'vietqr'
            or not payment_utils.check_access_token(
                access_token,
                tx_sudo.id,
                tx_sudo.vietqr_content,
            )
        ):
            raise NotFound()
        return tx_sudo
