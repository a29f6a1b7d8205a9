import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .. import const, vietqr


class PaymentTransaction(models.Model):
    _inherit = 'payment.transaction'

    vietqr_content = fields.Char(
        string="Transfer Content",
        readonly=True,
        copy=False,
        help="What the payer writes into the transfer; by it the money is matched.",
    )
    vietqr_expires_at = fields.Datetime(string="Pay Until", readonly=True, copy=False)
    vietqr_notice_ids = fields.One2many(
        string="Bank Notices",
        comodel_name='payment.vietqr.notice',
        inverse_name='transaction_id',
    )

    _vietqr_content_unique = models.UniqueIndex('(vietqr_content) WHERE vietqr_content IS NOT NULL')
    _vietqr_expires_at_index = models.Index("(vietqr_expires_at) WHERE state = 'pending'")

    # === BUSINESS METHODS - PRE-PROCESSING === #

    @api.model
    def _get_specific_create_values(self, provider_code, values):
        """Override of `payment` to give each VietQR transaction a transfer content of its own."""
        res = super()._get_specific_create_values(provider_code, values)
        if provider_code != 'vietqr':
            return res
        provider = self.env['payment.provider'].browse(values['provider_id'])
        return {**res, 'vietqr_content': self._vietqr_new_content(provider.vietqr_prefix)}

    @api.model
    def _vietqr_new_content(self, prefix):
        """A content that no transaction has.

        It is random rather than counted, so that nobody can guess another payer's.
        """
        while True:
            content = vietqr.make_content(prefix, secrets.randbits(5 * vietqr.CODE_DATA_LENGTH))
            if not self.sudo().search_count([('vietqr_content', '=', content)], limit=1):
                return content

    def _get_specific_rendering_values(self, processing_values):
        """Override of `payment` to return VietQR-specific rendering values.

        Note: self.ensure_one() from `_get_processing_values`

        :param dict processing_values: The generic and specific processing values of the transaction
        :return: The dict of provider-specific processing values
        :rtype: dict
        """
        if self.provider_code != 'vietqr':
            return super()._get_specific_rendering_values(processing_values)
        return {'api_url': '/payment/vietqr/process', 'reference': self.reference}

    # === BUSINESS METHODS - PROCESSING === #

    def _extract_amount_data(self, payment_data):
        """Override of `payment`: at its start a transfer has no amount to check, later the notices
        have checked theirs (see `PaymentVietqrNotice._classify`)."""
        if self.provider_code != 'vietqr':
            return super()._extract_amount_data(payment_data)
        return None

    def _apply_updates(self, payment_data):
        """Override of `payment` to update the transaction based on the payment data.

        Only the notices pass `vietqr_notice`; the public route passes nothing but a reference.
        """
        if self.provider_code != 'vietqr':
            return super()._apply_updates(payment_data)

        notice = payment_data.get('vietqr_notice')
        if notice:
            self.provider_reference = notice.bank_reference
            # An accountant may match money that came after the transaction was cancelled.
            by_hand = ('cancel',) if payment_data.get('vietqr_by_hand') else ()
            self._set_done(extra_allowed_states=by_hand)
            # The payer may have left the page: don't wait for the next run of the cron.
            self.env.ref('payment.cron_post_process_payment_tx')._trigger()
        elif self.state == 'draft':
            minutes = self.provider_id.vietqr_expiry_minutes
            self.vietqr_expires_at = fields.Datetime.now() + timedelta(minutes=minutes)
            self._set_pending()
        return None

    def _vietqr_refusal(self):
        """Why money for this open transaction must not complete it by itself.

        For a module to keep back money for documents that no longer want it (a cancelled order,
        one paid in another way), it must override this method.

        Note: self.ensure_one()

        :return: The reason, empty if there is none.
        :rtype: str
        """
        self.ensure_one()
        return ''

    @api.model
    def _cron_vietqr_expire(self):
        """Cancel the transactions whose time is up and no money came."""
        limit = fields.Datetime.now() - timedelta(minutes=const.GRACE_MINUTES)
        domain = [
            ('provider_id.code', '=', 'vietqr'),
            ('state', '=', 'pending'),
            ('vietqr_expires_at', '<', limit),
        ]
        transactions = self.search(domain, limit=1000)
        self.env['ir.cron']._commit_progress(remaining=len(transactions))
        for transaction in transactions:
            # A notice may be completing the transaction at this moment.
            if transaction.try_lock_for_update().filtered_domain(domain):
                transaction._set_canceled(
                    state_message=self.env._(
                        "The time to transfer the money is over. Please order again; if you have"
                        " transferred already, the market's accountant will contact you."
                    )
                )
            self.env['ir.cron']._commit_progress(1)

    def _vietqr_simulate_notice(self):
        """Record a notice as if the bank told that exactly this transaction was paid.

        Note: self.ensure_one()

        :raise ValidationError: if the provider is not in test mode.
        """
        self.ensure_one()
        provider = self.provider_id
        if provider.state != 'test':
            raise ValidationError(self.env._("Transfers can be simulated in test mode only."))
        notice = {
            'bank_reference': f'TEST-{self.vietqr_content}',
            'gateway': provider.vietqr_bank_id.short_name,
            'account_number': provider.vietqr_account_number,
            'amount': int(self.amount),
            'content': f'{self.vietqr_content} CHUYEN TIEN',
            'transfer_date': fields.Datetime.now(),
            'is_outgoing': False,
        }
        self.env['payment.vietqr.notice']._receive(
            provider,
            {**notice, 'payload': notice},
            'simulation',
        )
