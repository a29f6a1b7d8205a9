from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.payment_vietqr import const, vietqr


class PaymentVietqrNotice(models.Model):
    """What a notice means, and for which transaction."""

    _inherit = 'payment.vietqr.notice'

    @api.model
    def _filter_account(self, providers, notice):
        """The providers whose account number, or virtual account, the notice names."""
        named = {vietqr.normalize(notice.get(key)) for key in ('account_number', 'sub_account')} - {''}
        return providers.filtered(lambda p: vietqr.normalize(p.vietqr_account_number) in named)

    @api.model
    def _find_transaction(self, providers, content):
        """The one transaction whose content stands in the text; none if there are several."""
        contents = {
            found
            for prefix in set(providers.mapped('vietqr_prefix'))
            for found in vietqr.find_contents(prefix, content)
        }
        transactions = self.env['payment.transaction'].search(
            [
                ('vietqr_content', 'in', list(contents)),
                ('provider_id', 'in', providers.ids),
            ]
        )
        return transactions if len(transactions) == 1 else transactions.browse()

    @api.model
    def _lock_transaction(self, transaction):
        """Let two notices for one transaction act one after the other: who comes second fails to
        serialize, and Odoo repeats its request."""
        if transaction:
            self.env.execute_query(
                SQL(
                    'SELECT id FROM payment_transaction WHERE id = %s FOR NO KEY UPDATE',
                    transaction.id,
                )
            )
            transaction.invalidate_recordset()

    @api.model
    def _classify(self, transaction, notice, conflict):
        """What a notice means: an outcome and, where it is not plain, the reason."""
        if notice['is_outgoing']:
            return 'outgoing', ''
        if conflict:
            return 'duplicate', self.env._("The bank's number is known with another amount.")
        if not transaction:
            return 'unmatched', ''
        if transaction.state in ('done', 'authorized'):
            return 'duplicate', self.env._("The transaction had been paid.")
        if reason := self._get_lateness(transaction, notice):
            return 'late', reason
        outcomes = {-1: 'underpaid', 0: 'matched', 1: 'overpaid'}
        return outcomes[transaction.currency_id.compare_amounts(notice['amount'], transaction.amount)], ''

    @api.model
    def _get_lateness(self, transaction, notice):
        """Why money comes too late for a transaction that is not paid, empty if it does not."""
        if transaction.state in ('cancel', 'error'):
            return self.env._("The transaction had been cancelled.")
        deadline = transaction.vietqr_expires_at
        moment = notice['transfer_date'] or fields.Datetime.now()
        if deadline and moment > deadline + timedelta(minutes=const.GRACE_MINUTES):
            return self.env._("The time to pay was over.")
        return transaction._vietqr_refusal()
