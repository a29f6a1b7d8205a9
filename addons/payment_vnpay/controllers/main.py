from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.payment.logging import get_payment_logger

_logger = get_payment_logger(__name__)

# The answers to an IPN; VNPAY repeats it after any but 00 and 02.
ANSWERS = {
    '00': 'Confirm Success',
    '01': 'Order not found',
    '02': 'Order already confirmed',
    '04': 'Invalid amount',
    '97': 'Invalid signature',
    '99': 'Unknown error',
}


class VNPayController(http.Controller):
    _return_url = '/payment/vnpay/return'
    _ipn_url = '/payment/vnpay/ipn'

    @http.route(_return_url, type='http', auth='public', methods=['GET'])
    def vnpay_return(self, **data):
        """Process what VNPAY says when the customer comes back.

        VNPAY asks to rely on the IPN; its return carries the same signature, so a market that the
        IPN does not reach learns of the payment as well. Whichever comes second changes nothing.

        :param dict data: the parameters, signed by VNPAY.
        """
        code = self._process(data)
        if code not in ('00', '02'):
            _logger.warning("VNPAY's return was not processed: %s", ANSWERS[code])
        return request.redirect('/payment/status')

    @http.route(
        _ipn_url,
        type='http',
        auth='public',
        methods=['GET'],
        csrf=False,
        save_session=False,
    )
    def vnpay_ipn(self, **data):
        """Process VNPAY's notification and answer with one of its codes.

        See https://sandbox.vnpayment.vn/apis/docs/thanh-toan-pay/pay.html

        :param dict data: the parameters, signed by VNPAY.
        :return: `RspCode` and `Message` as JSON.
        """
        try:
            code = self._process(data)
        except UserError:
            _logger.exception("VNPAY's notification could not be processed.")
            request.env.cr.rollback()
            code = '99'
        return request.make_json_response({'RspCode': code, 'Message': ANSWERS[code]})

    @staticmethod
    def _process(data):
        """Check and process a payment's outcome.

        :param dict data: the parameters of the request.
        :return: the code of the answer.
        :rtype: str
        """
        providers_sudo = (
            request.env['payment.provider']
            .sudo()
            .search(
                [('code', '=', 'vnpay')],
            )
            ._vnpay_filter_signed(data)
        )
        if not providers_sudo:
            _logger.warning("Received payment data with a missing or wrong signature.")
            return '97'
        tx_sudo = request.env['payment.transaction'].sudo()._search_by_reference('vnpay', data)
        if not tx_sudo or tx_sudo.provider_id not in providers_sudo:
            return '01'
        if not tx_sudo._vnpay_has_amount(data):
            return '04'
        is_success = (data.get('vnp_ResponseCode'), data.get('vnp_TransactionStatus')) == ('00', '00')
        if tx_sudo.state == 'done' or (tx_sudo.state in ('cancel', 'error') and not is_success):
            return '02'
        tx_sudo._process('vnpay', data)
        return '00'
