from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .. import const, vnpay


class PaymentProvider(models.Model):
    _inherit = 'payment.provider'

    code = fields.Selection(selection_add=[('vnpay', "VNPAY")], ondelete={'vnpay': 'set default'})
    vnpay_tmn_code = fields.Char(
        string="VNPAY Terminal Code",
        required_if_provider='vnpay',
        copy=False,
        help="The code (vnp_TmnCode) that VNPAY gave to this website.",
    )
    vnpay_hash_secret = fields.Char(
        string="VNPAY Hash Secret",
        required_if_provider='vnpay',
        copy=False,
        groups='base.group_system',
    )
    vnpay_expiry_minutes = fields.Integer(
        string="Minutes on the Payment Page",
        default=15,
        required_if_provider='vnpay',
        help="How long the customer may stay on VNPAY's page.",
    )
    vnpay_payment_url = fields.Char(
        string="Payment Address",
        default=const.PRODUCTION_PAYMENT_URL,
        required_if_provider='vnpay',
        help="Of production, as VNPAY told you. In test mode the sandbox is used.",
    )
    vnpay_api_url = fields.Char(
        string="Query and Refund Address",
        default=const.PRODUCTION_API_URL,
        required_if_provider='vnpay',
        help="Of production, as VNPAY told you. In test mode the sandbox is used.",
    )

    # === COMPUTE METHODS === #

    def _compute_feature_support_fields(self):
        """Override of `payment` to enable additional features."""
        res = super()._compute_feature_support_fields()
        self.filtered(lambda p: p.code == 'vnpay').support_refund = 'partial'
        return res

    def _get_supported_currencies(self):
        """Override of `payment` to return the supported currencies."""
        supported_currencies = super()._get_supported_currencies()
        if self.code == 'vnpay':
            supported_currencies = supported_currencies.filtered(
                lambda currency: currency.name in const.SUPPORTED_CURRENCIES
            )
        return supported_currencies

    # === CONSTRAINT METHODS === #

    @api.constrains('code', 'vnpay_expiry_minutes')
    def _check_vnpay_expiry_minutes(self):
        """:raise ValidationError: if customers have no time to pay, or more than a day."""
        for provider in self.filtered(lambda p: p.code == 'vnpay'):
            if not 5 <= provider.vnpay_expiry_minutes <= 24 * 60:
                raise ValidationError(self.env._("Give customers between 5 minutes and a day to pay."))

    # === CRUD METHODS === #

    def _get_default_payment_method_codes(self):
        """Override of `payment` to return the default payment method codes."""
        self.ensure_one()
        if self.code != 'vnpay':
            return super()._get_default_payment_method_codes()
        return const.DEFAULT_PAYMENT_METHOD_CODES

    def _get_reset_values(self):
        """Override of `payment` to supply the provider-specific credential values to reset."""
        if self.code != 'vnpay':
            return super()._get_reset_values()
        return {'vnpay_tmn_code': False, 'vnpay_hash_secret': False}

    # === BUSINESS METHODS === #

    @api.model
    def _vnpay_enable(self, company, tmn_code, hash_secret, *, state='test', **values):
        """Set up VNPAY for a company, on its own copy of the provider.

        :param res.company company: the company whose contract with VNPAY it is.
        :param str tmn_code: the code that VNPAY gave to its website.
        :param str hash_secret: its secret.
        :param str state: `test` (sandbox) or `enabled`.
        :param dict values: further values of the provider.
        :return: the published provider.
        :rtype: payment.provider
        """
        providers = self.search([('code', '=', 'vnpay')], order='id')
        provider = providers.filtered(lambda p: p.company_id == company)[:1]
        if not provider:
            provider = self.env.ref('payment_vnpay.payment_provider_vnpay').copy({'company_id': company.id})
        provider.write(
            {
                'vnpay_tmn_code': tmn_code,
                'vnpay_hash_secret': hash_secret,
                'state': state,
                'is_published': True,
                **values,
            }
        )
        return provider

    def _vnpay_get_payment_url(self):
        self.ensure_one()
        return self.vnpay_payment_url if self.state == 'enabled' else const.SANDBOX_PAYMENT_URL

    def _vnpay_filter_signed(self, data):
        """Keep the providers whose secret signed what came back from VNPAY.

        :param dict data: the parameters of the return or the IPN.
        :rtype: payment.provider
        """
        return self.filtered(
            lambda provider: (
                provider.vnpay_hash_secret
                and provider.vnpay_tmn_code == data.get('vnp_TmnCode')
                and vnpay.is_signed(provider.vnpay_hash_secret, data)
            )
        )

    # === REQUEST HELPERS === #

    def _build_request_url(self, endpoint, **kwargs):
        """Override of `payment` to build the request URL."""
        if self.code != 'vnpay':
            return super()._build_request_url(endpoint, **kwargs)
        return self.vnpay_api_url if self.state == 'enabled' else const.SANDBOX_API_URL
