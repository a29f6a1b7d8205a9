from odoo import api, fields, models


class PaymentVietqrResolve(models.TransientModel):
    _name = 'payment.vietqr.resolve'
    _description = "Decide on a Bank Transfer"

    notice_id = fields.Many2one(
        comodel_name='payment.vietqr.notice',
        required=True,
        readonly=True,
        ondelete='cascade',
    )
    company_id = fields.Many2one(related='notice_id.company_id')
    currency_id = fields.Many2one(related='notice_id.currency_id')
    amount = fields.Monetary(related='notice_id.amount')
    content = fields.Char(related='notice_id.content')
    decision = fields.Selection(
        selection=[
            ('matched', "It pays a transaction"),
            ('to_refund', "Give it back"),
            ('refunded', "It was given back"),
            ('dismissed', "It is not a payment of a transaction"),
        ],
        required=True,
    )
    transaction_id = fields.Many2one(
        comodel_name='payment.transaction',
        compute='_compute_transaction_id',
        store=True,
        readonly=False,
    )
    transaction_amount = fields.Monetary(
        string="Amount Asked",
        related='transaction_id.amount',
        currency_field='currency_id',
    )
    note = fields.Char(
        string="Reason",
        required=True,
        help="Kept with the notice, for instance what the payer said on the telephone, or the"
        " number of the transfer by which the money was given back.",
    )

    @api.depends('notice_id')
    def _compute_transaction_id(self):
        """Propose the transaction that the notice names, if it is still open."""
        for wizard in self:
            transaction = wizard.notice_id.transaction_id
            wizard.transaction_id = transaction if transaction.state != 'done' else False

    def action_confirm(self):
        """Record the decision.

        :raise AccessError: if the user may not see the notice.
        :raise UserError: if it was decided already or does not fit the transaction.
        """
        self.ensure_one()
        self.notice_id.check_access('read')
        transaction = self.transaction_id if self.decision == 'matched' else None
        if transaction is not None:
            transaction.check_access('read')
        # Nobody may write notices or complete transactions directly: that goes through here.
        self.notice_id.sudo()._resolve(
            self.decision,
            self.note,
            self.env.user,
            transaction and transaction.sudo(),
        )
        return {'type': 'ir.actions.act_window_close'}
