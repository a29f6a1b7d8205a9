from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmCodRemittance(models.Model):
    """The cash that was counted, booked against what the buyers of these parcels owe."""

    _inherit = 'farm.cod.remittance'

    journal_id = fields.Many2one(
        'account.journal',
        string="Into",
        check_company=True,
        domain=[('type', 'in', ('bank', 'cash'))],
        compute='_compute_journal_id',
        store=True,
        readonly=False,
        groups='farm_base.group_accountant',
        help="The till or the bank account that the money came into.",
    )
    move_id = fields.Many2one(
        'account.move', string="Journal Entry", readonly=True, copy=False, groups='farm_base.group_accountant'
    )
    open_order_ids = fields.Many2many(
        'sale.order',
        string="Orders to Settle by Hand",
        readonly=True,
        copy=False,
        help="What came for these orders is not what they owe. Record it once it is known who bears the difference.",
    )

    @api.depends('company_id')
    def _compute_journal_id(self):
        # The dispatcher who prepares the hand-over has no right to the books; the accountant may choose otherwise.
        Journal_sudo = self.env['account.journal'].sudo()
        for company, remittances in self.grouped('company_id').items():
            journals = Journal_sudo.search(
                [
                    ('company_id', '=', company.id),
                    ('type', 'in', ('cash', 'bank')),
                ]
            )
            remittances.journal_id = journals.sorted(lambda journal: (journal.type != 'cash', journal.sequence))[:1]

    def _on_cod_remitted(self):
        res = super()._on_cod_remitted()
        for remittance in self:
            remittance._record_receipt()
        return res

    def _record_receipt(self):
        """Book the orders whose money came in full; leave the others, by name, to the accountant."""
        self.ensure_one()
        amounts = {
            order: (sum(lines.mapped('amount_remitted')), any(lines.mapped('difference')))
            for order, lines in self.line_ids.grouped('order_id').items()
        }
        settled = self.env['sale.order'].union(
            *(
                order
                for order, (amount, differs) in amounts.items()
                if not differs and amount > 0 and not self.currency_id.compare_amounts(amount, order.buyer_balance)
            )
        )
        self.open_order_ids = self.line_ids.order_id - settled
        if settled:
            if not self.journal_id:
                raise UserError(self.env._("Choose the till or the bank account that the money came into."))
            self.move_id = settled._record_receipt(self.journal_id, self.remitted_on, self.name)
