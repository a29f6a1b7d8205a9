from odoo import api, fields, models
from odoo.exceptions import UserError


class PaymentVietqrNotice(models.Model):
    """The decisions of people about notices that completed no transaction by themselves."""

    _inherit = 'payment.vietqr.notice'

    # === ACTION METHODS === #

    def action_match(self):
        """Ask which transaction the money pays."""
        return self._open_decision('matched')

    def action_to_refund(self):
        """Ask why the money must be given back."""
        return self._open_decision('to_refund')

    def action_refunded(self):
        """Ask with which transfer the money was given back."""
        return self._open_decision('refunded')

    def action_dismiss(self):
        """Ask why the money is no payment of a transaction."""
        return self._open_decision('dismissed')

    def _open_decision(self, decision):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': dict(self._fields['resolution']._description_selection(self.env))[decision],
            'res_model': 'payment.vietqr.resolve',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_notice_id': self.id, 'default_decision': decision},
        }

    # === BUSINESS METHODS - DECIDING === #

    def _resolve(self, decision, note, user, transaction=None):
        """Record what somebody decided about a notice that waits.

        Call it in sudo, after the right to decide was checked.

        :param str decision: `matched`, `to_refund`, `refunded` or `dismissed`.
        :param str note: why.
        :param res.users user: who decided.
        :param payment.transaction transaction: what the money pays, for `matched`.
        :raise UserError: if the notice does not wait for such a decision.
        """
        self.ensure_one()
        expected = 'to_refund' if decision == 'refunded' else 'open'
        if self.resolution != expected or self.is_outgoing:
            raise UserError(self.env._("This notice was decided already. Reload the page to see how."))
        if decision == 'matched':
            values = self._match_by_hand(transaction)
        else:
            values = {'resolution': decision}
            if decision == 'to_refund':
                values['refund_amount'] = self.amount
        self.write(
            {
                **values,
                'resolution_note': note,
                'resolved_by_id': user.id,
                'resolved_at': fields.Datetime.now(),
            }
        )
        if transaction and self._get_counted_amount(transaction) >= transaction.amount:
            transaction._process('vietqr', {'vietqr_notice': self, 'vietqr_by_hand': True})

    def _match_by_hand(self, transaction):
        """Count this money for a transaction; what is too much must be given back.

        Money that is too little waits, counted, for the rest.
        """
        self._lock_transaction(transaction)
        if transaction.provider_id.code != 'vietqr' or transaction.company_id != self.company_id:
            raise UserError(self.env._("Choose a VietQR transaction of the same company."))
        if transaction.state not in ('draft', 'pending', 'cancel', 'error'):
            raise UserError(
                self.env._(
                    "%(reference)s is paid already. Give the money back, or choose another transaction.",
                    reference=transaction.reference,
                )
            )
        counted = self._get_counted_amount(transaction) + self.amount
        excess = max(counted - transaction.amount, 0)
        return {
            'transaction_id': transaction.id,
            'resolution': 'to_refund' if excess else 'matched',
            'refund_amount': excess,
        }

    @api.model
    def _get_counted_amount(self, transaction):
        """How much of the notices' money people counted for a transaction."""
        notices = self.search(
            [
                ('transaction_id', '=', transaction.id),
                ('resolution', 'in', ('matched', 'to_refund', 'refunded')),
            ]
        )
        return sum(notice.amount - notice.refund_amount for notice in notices)
