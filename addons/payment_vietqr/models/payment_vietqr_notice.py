import hashlib
import json

import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.payment.logging import get_payment_logger

_logger = get_payment_logger(__name__)

RESOLUTION_FIELDS = {
    'resolution',
    'resolved_by_id',
    'resolved_at',
    'resolution_note',
    'refund_amount',
    'transaction_id',
}


class PaymentVietqrNotice(models.Model):
    """What a bank said of one transfer. Never changed, never deleted: only what somebody decided
    about it is added, through :meth:`_resolve`."""

    _name = 'payment.vietqr.notice'
    _description = "Bank Transfer Notice"
    _inherit = ['mail.thread']
    _order = 'id desc'
    _rec_name = 'bank_reference'
    _check_company_auto = True

    provider_id = fields.Many2one(
        comodel_name='payment.provider',
        required=True,
        readonly=True,
        index=True,
        ondelete='restrict',
    )
    company_id = fields.Many2one(related='provider_id.company_id', store=True, index=True)
    source = fields.Selection(
        selection=[
            ('webhook', "Webhook"),
            ('statement', "Bank Statement"),
            ('simulation', "Simulation"),
        ],
        required=True,
        readonly=True,
    )
    received_at = fields.Datetime(
        string="Received",
        required=True,
        readonly=True,
        default=fields.Datetime.now,
    )
    bank_reference = fields.Char(
        required=True,
        readonly=True,
        help="The bank's own number of the transfer; it counts once.",
    )
    service_reference = fields.Char(string="Notice Number", readonly=True)
    gateway = fields.Char(string="Bank or Service", readonly=True)
    account_number = fields.Char(readonly=True)
    transfer_date = fields.Datetime(readonly=True)
    amount = fields.Monetary(required=True, readonly=True)
    currency_id = fields.Many2one(
        comodel_name='res.currency',
        required=True,
        readonly=True,
        default=lambda self: self.env.ref('base.VND'),
    )
    content = fields.Char(string="Transfer Content", readonly=True)
    is_outgoing = fields.Boolean(string="Outgoing", readonly=True)
    payload = fields.Text(string="Raw Notice", required=True, readonly=True)
    state = fields.Selection(
        string="Outcome",
        selection=[
            ('matched', "Matched"),
            ('unmatched', "No transaction found"),
            ('underpaid', "Underpaid"),
            ('overpaid', "Overpaid"),
            ('duplicate', "Paid twice"),
            ('late', "Too late"),
            ('outgoing', "Outgoing"),
        ],
        required=True,
        readonly=True,
        index=True,
    )
    state_reason = fields.Char(string="Reason", readonly=True)
    transaction_id = fields.Many2one(
        comodel_name='payment.transaction',
        readonly=True,
        check_company=True,
        index='btree_not_null',
        ondelete='restrict',
        tracking=True,
    )
    transaction_amount = fields.Monetary(
        string="Amount Asked",
        related='transaction_id.amount',
        currency_field='currency_id',
    )
    resolution = fields.Selection(
        selection=[
            ('automatic', "Automatic"),
            ('open', "To decide"),
            ('matched', "Matched by hand"),
            ('to_refund', "To refund"),
            ('refunded', "Refunded"),
            ('dismissed', "Not a payment"),
        ],
        required=True,
        readonly=True,
        index=True,
        tracking=True,
    )
    refund_amount = fields.Monetary(string="To Give Back", readonly=True, tracking=True)
    resolution_note = fields.Char(string="Reason of Decision", readonly=True, tracking=True)
    resolved_by_id = fields.Many2one(string="Decided By", comodel_name='res.users', readonly=True)
    resolved_at = fields.Datetime(string="Decided On", readonly=True)

    _reference_unique = models.UniqueIndex(
        '(provider_id, bank_reference)',
        "This transfer was recorded already.",
    )

    # === CRUD METHODS === #

    def write(self, vals):
        """Refuse to change what the bank said.

        :raise UserError: if anything but the decision is written.
        """
        changed = {name for name in vals if self._fields[name].readonly} - RESOLUTION_FIELDS
        if self and changed:
            raise UserError(self.env._("What a bank has said of a transfer cannot be changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("What a bank has said of a transfer cannot be deleted."))

    # === BUSINESS METHODS - RECEIVING === #

    @api.model
    def _receive(self, providers, notice, source):
        """Record one notice, once, and complete the transaction that it pays exactly.

        Call it in sudo: who may tell of transfers is checked before, by signature or group.

        :param payment.provider providers: the providers whose account may have received the money.
        :param dict notice: values as of `PaymentProvider._vietqr_parse_generic`.
        :param str source: one of the selection's values.
        :return: the notice, and whether it is new. A notice that another process is recording at
            this moment is not seen: then the recordset is empty.
        :rtype: tuple(payment.vietqr.notice, bool)
        """
        outgoing = notice['is_outgoing'] or notice['amount'] < 0
        notice = {**notice, 'is_outgoing': outgoing, 'amount': abs(notice['amount'])}
        own_account = self._filter_account(providers, notice)
        transaction = self._find_transaction(own_account, notice['content'])
        provider = transaction.provider_id or own_account[:1] or providers[:1]
        payload = json.dumps(notice['payload'], ensure_ascii=False, sort_keys=True, default=str)
        reference, conflict = notice['bank_reference'], False
        known = self.search([('provider_id', 'in', providers.ids), ('bank_reference', '=', reference)])
        if known and known[0].amount != notice['amount']:
            # The same number with another amount is no repetition: keep it for somebody to see.
            conflict = True
            reference = f'{reference}#{hashlib.sha256(payload.encode()).hexdigest()[:8]}'
            known = self.search([('bank_reference', '=', reference), ('provider_id', '=', provider.id)])
        if known:
            return known[0], False
        self._lock_transaction(transaction)
        state, reason = self._classify(transaction, notice, conflict)
        values = self._prepare_values(provider, transaction, notice, payload)
        values.update(bank_reference=reference, source=source, state=state, state_reason=reason)
        values['resolution'] = 'automatic' if state in ('matched', 'outgoing') else 'open'
        try:
            with self.env.cr.savepoint():
                record = self.create(values)
        except psycopg2.errors.UniqueViolation:
            return self.browse(), False
        _logger.info("Notice %s of %s: %s", reference, notice['amount'], state)
        if state == 'matched':
            transaction._process('vietqr', {'vietqr_notice': record})
        return record, True

    @api.model
    def _prepare_values(self, provider, transaction, notice, payload):
        return {
            'provider_id': provider.id,
            'transaction_id': transaction.id,
            'service_reference': notice.get('service_reference'),
            'gateway': notice.get('gateway'),
            'account_number': notice.get('sub_account') or notice.get('account_number'),
            'transfer_date': notice['transfer_date'],
            'amount': notice['amount'],
            'content': notice['content'],
            'is_outgoing': notice['is_outgoing'],
            'payload': payload,
        }
