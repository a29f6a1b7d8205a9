import uuid
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.payment import utils as payment_utils
from odoo.addons.payment.logging import get_payment_logger

from .. import const, vnpay

_logger = get_payment_logger(__name__)


class PaymentTransaction(models.Model):
    """Requests to VNPAY's API: what became of a payment, and refunds."""

    # A file of its own: what goes to VNPAY's servers.
    _inherit = 'payment.transaction'

    # === ACTION METHODS === #

    def action_vnpay_query(self):
        """Ask VNPAY what became of the payment.

        :raise AccessError: if the user may not change transactions.
        :raise ValidationError: if VNPAY cannot be reached or does not answer properly.
        """
        self.ensure_one()
        payment_utils.check_rights_on_recordset(self)
        # Sudo: the provider holds the secret.
        self.sudo().with_context(payment_backend_action=True)._vnpay_query()
        return {'type': 'ir.actions.client', 'tag': 'soft_reload'}

    # === BUSINESS METHODS - QUERY === #

    def _vnpay_query(self):
        """Ask VNPAY what became of the payment, and process the answer.

        Note: self.ensure_one()

        :raise ValidationError: if VNPAY cannot be reached, refuses, or the checksum is wrong.
        """
        self.ensure_one()
        if self.provider_code != 'vnpay' or not self.vnpay_requested_at:
            raise UserError(self.env._("This transaction was not sent to VNPAY."))
        answer = self._vnpay_send(
            'querydr',
            {
                'vnp_TxnRef': self.reference,
                'vnp_OrderInfo': vnpay.to_order_info(f'Truy van {self.reference}'),
            },
            self.vnpay_requested_at,
            vnpay.QUERY_FIELDS,
            vnpay.QUERY_ANSWER_FIELDS,
        )
        code = str(answer.get('vnp_ResponseCode'))
        if code == '91':  # Nobody began to pay.
            self._set_canceled(state_message=self.env._("VNPAY does not know the payment."))
            return
        if code != '00':
            raise ValidationError(self.env._("VNPAY refused the query (code %s).", code))
        if not self._vnpay_has_amount(answer):
            raise ValidationError(self.env._("VNPAY speaks of another amount."))
        status = str(answer.get('vnp_TransactionStatus'))
        if str(answer.get('vnp_TransactionType', '01')) == '01' and status != '01':
            self._process('vnpay', {**answer, 'vnp_TxnRef': self.reference})

    @api.model
    def _cron_vnpay_query(self):
        """Ask about the payments that VNPAY did not tell the end of in time."""
        now = fields.Datetime.now()
        domain = [
            ('provider_id.code', '=', 'vnpay'),
            ('provider_id.state', '!=', 'disabled'),
            ('state', 'in', ('draft', 'pending')),
            ('operation', '=', 'online_redirect'),
            ('vnpay_requested_at', '>', now - timedelta(hours=const.QUERY_UNTIL_HOURS)),
        ]
        transactions = self.search(domain, limit=200).filtered(
            lambda tx: (
                tx.vnpay_requested_at
                < now - timedelta(minutes=tx.provider_id.vnpay_expiry_minutes + const.QUERY_AFTER_MINUTES)
            )
        )
        self.env['ir.cron']._commit_progress(remaining=len(transactions))
        for transaction in transactions:
            if transaction.try_lock_for_update().filtered_domain(domain):
                try:
                    transaction._vnpay_query()
                except ValidationError as error:
                    # Asked again at the next run.
                    _logger.warning("VNPAY query of %s: %s", transaction.reference, error)
            self.env['ir.cron']._commit_progress(1)

    # === BUSINESS METHODS - REFUND === #

    def _send_refund_request(self):
        """Override of `payment` to send a refund request to VNPAY.

        Note: `self.ensure_one()` from :meth:`_refund`
        """
        if self.provider_code != 'vnpay':
            return super()._send_refund_request()

        source = self.source_transaction_id
        is_full = self.currency_id.compare_amounts(-self.amount, source.amount) == 0
        answer = self._vnpay_send(
            'refund',
            {
                'vnp_TransactionType': '02' if is_full else '03',
                'vnp_TxnRef': source.reference,
                'vnp_Amount': vnpay.to_vnpay_amount(-self.amount),
                'vnp_TransactionNo': source.provider_reference or '0',
                'vnp_CreateBy': vnpay.to_order_info(self.env.user.login) or 'odoo',
                'vnp_OrderInfo': vnpay.to_order_info(f'Hoan tien {source.reference}'),
            },
            source.vnpay_requested_at,
            vnpay.REFUND_FIELDS,
            vnpay.REFUND_ANSWER_FIELDS,
        )
        code = str(answer.get('vnp_ResponseCode'))
        if code != '00':
            messages = {
                '91': self.env._("VNPAY does not find the payment to refund."),
                '94': self.env._("VNPAY is still working on an earlier refund of this payment."),
                '95': self.env._("The payment did not succeed at VNPAY: there is nothing to refund."),
            }
            self._set_error(messages.get(code) or self.env._("VNPAY refused the refund (code %s).", code))
            return None
        if not self._vnpay_has_amount(answer):
            self._set_pending(
                state_message=self.env._("VNPAY accepted a refund of another amount. Look it up at VNPAY.")
            )
            return None
        self._process('vnpay', {**answer, 'vnp_TxnRef': self.reference})
        return None

    # === REQUEST HELPERS === #

    def _vnpay_send(self, command, values, requested_at, names, answer_names):
        """Send a signed request to VNPAY's API and check the answer's checksum.

        :param str command: `querydr` or `refund`.
        :param dict values: the command's own values.
        :param datetime requested_at: when the payment was asked for.
        :param tuple names: the names that are signed, in their order.
        :param tuple answer_names: the same of the answer.
        :return: the answer.
        :rtype: dict
        :raise ValidationError: if VNPAY cannot be reached or the checksum is wrong.
        """
        provider = self.provider_id
        payload = {
            'vnp_RequestId': uuid.uuid4().hex,
            'vnp_Version': vnpay.VERSION,
            'vnp_Command': command,
            'vnp_TmnCode': provider.vnpay_tmn_code,
            'vnp_TransactionDate': vnpay.to_vnpay_time(requested_at),
            'vnp_CreateDate': vnpay.to_vnpay_time(fields.Datetime.now()),
            'vnp_IpAddr': self._vnpay_get_ip_address(),
            **values,
        }
        payload['vnp_SecureHash'] = vnpay.sign_fields(provider.vnpay_hash_secret, payload, names)
        answer = self._send_api_request('POST', command, json=payload)
        # Refusals of malformed requests (02, 03, 97, 99) may come without a checksum.
        is_success = str(answer.get('vnp_ResponseCode')) == '00'
        if (is_success or answer.get('vnp_SecureHash')) and not vnpay.is_answer_signed(
            provider.vnpay_hash_secret,
            answer,
            answer_names,
        ):
            raise ValidationError(self.env._("VNPAY's answer has a wrong checksum."))
        return answer
