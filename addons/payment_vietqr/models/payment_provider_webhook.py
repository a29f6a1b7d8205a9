from odoo import api, models

from odoo.addons.payment_vietqr import bank_notice, vietqr


class PaymentProvider(models.Model):
    """Reading what services tell of incoming transfers."""

    _inherit = 'payment.provider'

    # === BUSINESS METHODS - NOTICES === #

    def _vietqr_filter_signed(self, timestamp, body, signature):
        """Keep the providers whose secret signed a webhook's raw body.

        :param str timestamp: the Unix time of the header.
        :param bytes body: the raw body.
        :param str signature: the signature of the header.
        :rtype: payment.provider
        """
        return self.filtered(
            lambda provider: (
                provider.vietqr_webhook_secret
                and bank_notice.is_signed(
                    provider.vietqr_webhook_secret,
                    timestamp,
                    body,
                    signature,
                )
            )
        )

    @api.model
    def _vietqr_get_adapters(self):
        """The shapes of notices that are understood, by the name in the webhook's address.

        For a module to understand another service's notices, it must override this method and add
        a method that takes the decoded JSON and returns a list of dicts as
        :meth:`_vietqr_parse_generic` does.

        :rtype: dict[str, callable]
        """
        return {'generic': self._vietqr_parse_generic}

    @api.model
    def _vietqr_parse_generic(self, payload):
        """Read one notice, or a list of them, with the keys `id`, `gateway`, `transactionDate`,
        `accountNumber`, `subAccount`, `content`, `transferType` (`in` or `out`), `transferAmount`
        and `referenceCode`, as SePay sends them (https://developer.sepay.vn/en/sepay-webhooks).

        :param dict|list payload: the decoded JSON.
        :return: the values for :meth:`PaymentVietqrNotice._receive`.
        :rtype: list[dict]
        :raise VietQRError: if a notice lacks what it must have.
        """
        notices = []
        for item in payload if isinstance(payload, list) else [payload]:
            if not isinstance(item, dict):
                raise vietqr.VietQRError("A notice must be a JSON object")
            reference = item.get('referenceCode') or item.get('id')
            if not reference or item.get('transferAmount') is None:
                raise vietqr.VietQRError("A notice needs referenceCode (or id) and transferAmount")
            when = item.get('transactionDate')
            notices.append(
                {
                    'bank_reference': str(reference),
                    'service_reference': str(item.get('id') or ''),
                    'gateway': str(item.get('gateway') or ''),
                    'account_number': str(item.get('accountNumber') or ''),
                    'sub_account': str(item.get('subAccount') or ''),
                    'amount': bank_notice.parse_amount(item['transferAmount']),
                    'content': str(item.get('content') or ''),
                    'transfer_date': bank_notice.parse_time(when) if when else None,
                    'is_outgoing': item.get('transferType') == 'out',
                    'payload': item,
                }
            )
        return notices
