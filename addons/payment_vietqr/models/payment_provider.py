import re
import secrets

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import urls

from .. import const, vietqr


class PaymentProvider(models.Model):
    _inherit = 'payment.provider'

    code = fields.Selection(selection_add=[('vietqr', "VietQR")], ondelete={'vietqr': 'set default'})
    vietqr_bank_id = fields.Many2one(
        string="Bank",
        comodel_name='payment.vietqr.bank',
        required_if_provider='vietqr',
        copy=False,
        ondelete='restrict',
    )
    vietqr_account_number = fields.Char(
        string="Account Number",
        required_if_provider='vietqr',
        copy=False,
    )
    vietqr_account_holder = fields.Char(
        string="Account Holder",
        required_if_provider='vietqr',
        copy=False,
        help="As the bank writes it, so that payers recognise whom they pay.",
    )
    vietqr_prefix = fields.Char(
        string="Content Prefix",
        default='VQR',
        required_if_provider='vietqr',
        help="2 to 12 capital letters before the code in each transfer's content.",
    )
    vietqr_expiry_minutes = fields.Integer(
        string="Minutes to Pay",
        default=30,
        required_if_provider='vietqr',
        help="How long the QR code is shown. A quarter of an hour after that the transaction is"
        " cancelled; money that comes still later waits for an accountant.",
    )
    vietqr_webhook_secret = fields.Char(
        string="Webhook Secret",
        required_if_provider='vietqr',
        copy=False,
        groups='base.group_system',
        help="Shared with the service that tells of incoming transfers; it signs each notice.",
    )
    vietqr_webhook_url = fields.Char(string="Webhook URL", compute='_compute_vietqr_webhook_url')
    vietqr_open_notice_count = fields.Integer(
        string="Notices to Decide",
        compute='_compute_vietqr_open_notice_count',
    )

    # === COMPUTE METHODS === #

    def _compute_vietqr_webhook_url(self):
        for provider in self:
            base_url = provider.get_base_url()
            provider.vietqr_webhook_url = urls.urljoin(base_url, '/payment/vietqr/webhook')

    def _compute_vietqr_open_notice_count(self):
        counts = dict(
            self.env['payment.vietqr.notice']._read_group(
                [('provider_id', 'in', self.ids), ('resolution', 'in', ('open', 'to_refund'))],
                ['provider_id'],
                ['__count'],
            )
        )
        for provider in self:
            provider.vietqr_open_notice_count = counts.get(provider, 0)

    def _get_supported_currencies(self):
        """Override of `payment` to return the supported currencies."""
        supported_currencies = super()._get_supported_currencies()
        if self.code == 'vietqr':
            supported_currencies = supported_currencies.filtered(
                lambda currency: currency.name in const.SUPPORTED_CURRENCIES
            )
        return supported_currencies

    # === CONSTRAINT METHODS === #

    @api.constrains('code', 'state', 'vietqr_account_number', 'vietqr_prefix', 'vietqr_expiry_minutes')
    def _check_vietqr_configuration(self):
        """Refuse what no QR code or transfer can carry.

        :raise ValidationError: if account, prefix or minutes do not fit.
        """
        for provider in self.filtered(lambda p: p.code == 'vietqr'):
            if provider.vietqr_account_number and not re.fullmatch(
                r'[0-9A-Za-z]{1,19}', provider.vietqr_account_number
            ):
                raise ValidationError(
                    self.env._("Write the account number with 1 to 19 letters and digits, without spaces.")
                )
            if provider.vietqr_prefix and not re.fullmatch(
                rf'[A-Z]{{2,{vietqr.PREFIX_MAX_LENGTH}}}', provider.vietqr_prefix
            ):
                raise ValidationError(
                    self.env._(
                        "Write the prefix of the content with 2 to %(most)s capital letters A to Z.",
                        most=vietqr.PREFIX_MAX_LENGTH,
                    )
                )
            if not 5 <= provider.vietqr_expiry_minutes <= 7 * 24 * 60:
                raise ValidationError(self.env._("Give payers between 5 minutes and 7 days (10,080 minutes)."))

    # === CRUD METHODS === #

    def _get_default_payment_method_codes(self):
        """Override of `payment` to return the default payment method codes."""
        self.ensure_one()
        if self.code != 'vietqr':
            return super()._get_default_payment_method_codes()
        return const.DEFAULT_PAYMENT_METHOD_CODES

    def _get_reset_values(self):
        """Override of `payment` to supply the provider-specific credential values to reset."""
        if self.code != 'vietqr':
            return super()._get_reset_values()
        return {
            'vietqr_bank_id': False,
            'vietqr_account_number': False,
            'vietqr_account_holder': False,
            'vietqr_webhook_secret': False,
        }

    # === ACTION METHODS === #

    def action_vietqr_new_secret(self):
        """Replace the webhook secret; the notice service needs the new one before its next notice."""
        self.ensure_one()
        self.vietqr_webhook_secret = secrets.token_urlsafe(32)

    def action_vietqr_view_notices(self):
        """Open this provider's notices that wait for somebody."""
        self.ensure_one()
        action = self.env['ir.actions.act_window']._for_xml_id('payment_vietqr.payment_vietqr_notice_action')
        return {**action, 'domain': [('provider_id', '=', self.id)]}

    # === BUSINESS METHODS === #

    @api.model
    def _vietqr_enable(
        self,
        company,
        bank_bin,
        account_number,
        account_holder,
        *,
        state='test',
        secret=None,
        **values,
    ):
        """Set up VietQR for a company, on its own copy of the provider.

        :param res.company company: the company whose account receives the money.
        :param str bank_bin: the six digits of its bank.
        :param str account_number: its account.
        :param str account_holder: its holder as the bank writes it.
        :param str state: `test` or `enabled`.
        :param str secret: the webhook's secret; a random one is made if none is given or set.
        :param dict values: further values of the provider.
        :return: the published provider.
        :rtype: payment.provider
        :raise ValidationError: if no bank has this BIN.
        """
        bank = self.env['payment.vietqr.bank'].search([('bin', '=', bank_bin)])
        if not bank:
            raise ValidationError(self.env._("No VietQR bank has the BIN %(bin)s.", bin=bank_bin))
        providers = self.search([('code', '=', 'vietqr')], order='id')
        provider = providers.filtered(lambda p: p.company_id == company)[:1]
        if not provider:
            provider = self.env.ref('payment_vietqr.payment_provider_vietqr').copy({'company_id': company.id})
        secret = secret or provider.vietqr_webhook_secret or secrets.token_urlsafe(32)
        provider.write(
            {
                'vietqr_bank_id': bank.id,
                'vietqr_account_number': account_number,
                'vietqr_account_holder': account_holder,
                'vietqr_webhook_secret': secret,
                'state': state,
                'is_published': True,
                **values,
            }
        )
        return provider
