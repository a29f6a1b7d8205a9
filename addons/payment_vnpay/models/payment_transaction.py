import re
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import urls

from odoo.addons.payment import utils as payment_utils

from .. import vnpay


class PaymentTransaction(models.Model):
    _inherit = 'payment.transaction'

    vnpay_requested_at = fields.Datetime(
        string="Sent to VNPAY",
        readonly=True,
        copy=False,
        help="VNPAY asks for this moment again when a payment is queried or refunded.",
    )

    # === BUSINESS METHODS - PRE-PROCESSING === #

    @api.model
    def _compute_reference(self, provider_code, prefix=None, separator='-', **kwargs):
        """Override of `payment` to satisfy VNPAY's requirements for references.

        `vnp_TxnRef` consists of letters and digits only and is never repeated for a merchant, not
        even by another database that uses the same sandbox: the prefix is singularized.

        :param str provider_code: The code of the provider handling the transaction.
        :param str prefix: The custom prefix used to compute the full reference.
        :param str separator: The custom separator used to separate the prefix from the suffix.
        :return: The unique reference for the transaction.
        :rtype: str
        """
        if provider_code != 'vnpay':
            return super()._compute_reference(provider_code, prefix=prefix, separator=separator, **kwargs)
        prefix = prefix or self.sudo()._compute_reference_prefix(separator, **kwargs) or 'tx'
        prefix = payment_utils.singularize_reference_prefix(
            prefix=re.sub(r'[^A-Za-z0-9]', '', vnpay.to_order_info(prefix)),
            separator='T',
            max_length=40,
        )
        return super()._compute_reference(provider_code, prefix=prefix, separator='N', **kwargs)

    def _get_specific_rendering_values(self, processing_values):
        """Override of `payment` to return VNPAY-specific rendering values.

        Note: self.ensure_one() from `_get_processing_values`

        :param dict processing_values: The generic and specific processing values of the transaction
        :return: The dict of provider-specific processing values
        :rtype: dict
        """
        if self.provider_code != 'vnpay':
            return super()._get_specific_rendering_values(processing_values)
        self.vnpay_requested_at = fields.Datetime.now()
        params = self._vnpay_prepare_payment_params()
        params['vnp_SecureHash'] = vnpay.sign(self.provider_id.vnpay_hash_secret, params)
        return {'api_url': self.provider_id._vnpay_get_payment_url(), 'params': params}

    def _vnpay_prepare_payment_params(self):
        """The parameters of a payment, in the order in which they are signed."""
        provider = self.provider_id
        expires_at = self.vnpay_requested_at + timedelta(minutes=provider.vnpay_expiry_minutes)
        lang = self.env.context.get('lang') or self.partner_lang or 'vi_VN'
        params = {
            'vnp_Version': vnpay.VERSION,
            'vnp_Command': 'pay',
            'vnp_TmnCode': provider.vnpay_tmn_code,
            'vnp_Amount': str(vnpay.to_vnpay_amount(self.amount)),
            'vnp_CurrCode': self.currency_id.name,
            'vnp_TxnRef': self.reference,
            'vnp_OrderInfo': vnpay.to_order_info(f'Thanh toan {self.reference}'),
            'vnp_OrderType': 'other',
            'vnp_Locale': 'vn' if lang.startswith('vi') else 'en',
            'vnp_ReturnUrl': urls.urljoin(provider.get_base_url(), '/payment/vnpay/return'),
            'vnp_IpAddr': self._vnpay_get_ip_address(),
            'vnp_CreateDate': vnpay.to_vnpay_time(self.vnpay_requested_at),
            'vnp_ExpireDate': vnpay.to_vnpay_time(expires_at),
        }
        return dict(sorted(params.items()))

    @api.model
    def _vnpay_get_ip_address(self):
        """The customer's address; this machine's where there is no customer, as in a cron."""
        return payment_utils.get_customer_ip_address() or '127.0.0.1'

    # === BUSINESS METHODS - PROCESSING === #

    @api.model
    def _extract_reference(self, provider_code, payment_data):
        """Override of `payment` to extract the reference from the payment data."""
        if provider_code != 'vnpay':
            return super()._extract_reference(provider_code, payment_data)
        return payment_data.get('vnp_TxnRef')

    def _extract_amount_data(self, payment_data):
        """Override of `payment` to extract the amount and currency from the payment data."""
        if self.provider_code != 'vnpay':
            return super()._extract_amount_data(payment_data)
        # VNPAY settles in đồng only and names no currency in its answers.
        return {
            'amount': vnpay.from_vnpay_amount(payment_data.get('vnp_Amount')),
            'currency_code': 'VND',
        }

    def _vnpay_has_amount(self, payment_data):
        """Whether VNPAY speaks of the amount that was asked."""
        self.ensure_one()
        try:
            amount = vnpay.from_vnpay_amount(payment_data.get('vnp_Amount'))
        except vnpay.VNPayError:
            return False
        return self.currency_id.compare_amounts(amount, abs(self.amount)) == 0

    def _apply_updates(self, payment_data):
        """Override of `payment` to update the transaction based on the payment data."""
        if self.provider_code != 'vnpay':
            return super()._apply_updates(payment_data)

        # VNPAY sends 0 where nothing was paid.
        if payment_data.get('vnp_TransactionNo') not in (None, '', '0', 0):
            self.provider_reference = str(payment_data['vnp_TransactionNo'])
        response = payment_data.get('vnp_ResponseCode')
        status = payment_data.get('vnp_TransactionStatus') or response
        if response == '00' and status == '00':
            # A success is the last word, also after a failed attempt that VNPAY told of before.
            self._set_done(extra_allowed_states=('cancel',))
        elif '07' in (response, status) or status in ('01', '05', '06'):
            # Money may have been taken: 07 is held for the merchant to accept or refuse at VNPAY,
            # the others are under way.
            self._set_pending(state_message=self._vnpay_describe(response, status))
        elif response == '24':
            self._set_canceled(state_message=self._vnpay_describe(response, status))
        else:
            self._set_error(self._vnpay_describe(response, status))
        return None

    def _vnpay_describe(self, response, status):
        """What VNPAY's answer means to the customer."""
        messages = (
            {
                '01': self.env._("The payment is not finished yet."),
                '04': self.env._("The bank took the money, but the payment failed; VNPAY will return it."),
                '05': self.env._("VNPAY is working on the refund."),
                '06': self.env._("VNPAY has passed the refund on to the bank."),
                '07': self.env._("The payment is being checked by VNPAY. Please do not pay again."),
            }
            if response == '00'
            else {
                '07': self.env._("The payment is being checked by VNPAY. Please do not pay again."),
                '09': self.env._("Your card or account is not registered for internet banking."),
                '10': self.env._("The details of the card or account were wrong too often."),
                '11': self.env._("The time to pay is over. Please try again."),
                '12': self.env._("Your card or account is locked."),
                '13': self.env._("The one-time password was wrong. Please try again."),
                '24': self.env._("You cancelled the payment."),
                '51': self.env._("Your account does not hold enough money."),
                '65': self.env._("Your account has reached its limit for today."),
                '75': self.env._("The bank is under maintenance. Please choose another one."),
                '79': self.env._("The payment password was wrong too often. Please try again."),
            }
        )
        code = status if response == '00' else response
        return messages.get(code) or self.env._("VNPAY could not take the payment (code %s).", code)
