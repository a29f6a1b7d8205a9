from odoo import Command, fields, models
from odoo.exceptions import UserError


class FarmLedgerCorrection(models.TransientModel):
    """Posts what no order brings: a fee the board decided, a voucher the market pays, a correction."""

    _name = 'farm.ledger.correction'
    _description = "Fee, Voucher or Correction"

    company_id = fields.Many2one('res.company', default=lambda self: self.env.company, required=True)
    currency_id = fields.Many2one(related='company_id.currency_id')
    stall_id = fields.Many2one('farm.stall', required=True, domain="[('company_id', '=', company_id)]")
    kind = fields.Selection(
        selection=[
            ('fee', "Fee: the seller owes the market"),
            ('voucher', "Voucher or support: the market owes the seller"),
        ],
        required=True,
        default='fee',
    )
    amount = fields.Monetary(required=True)
    date = fields.Date(required=True, default=fields.Date.context_today)
    note = fields.Char(string="Reason", required=True, help="Decision, campaign or case. The seller reads it.")

    _check_amount = models.Constraint('CHECK(amount > 0)', "Enter an amount above zero.")

    def action_post(self):
        """Post the entry; the ledger follows.

        :raises UserError: for a fee while the market is free for its sellers
        """
        self.ensure_one()
        free_until = self._get_free_until()
        if self.kind == 'fee' and free_until and self.date < free_until:
            raise UserError(
                self.env._(
                    "Sellers pay no fees before %s: two years from the opening of the market.",
                    fields.Date.to_string(free_until),
                )
            )
        move = self.env['account.move'].with_company(self.company_id).create(self._prepare_move_values())
        move.action_post()
        return {'type': 'ir.actions.act_window_close'}

    def _get_free_until(self):
        opened_on = self.company_id.market_opened_on
        return opened_on and fields.Date.add(opened_on, years=2)

    def _prepare_move_values(self):
        company = self.company_id
        fee = self.kind == 'fee'
        other = company.farm_fee_account_id if fee else company.farm_support_account_id
        sign = 1 if fee else -1
        return {
            'move_type': 'entry',
            'journal_id': company.farm_money_journal_id.id,
            'company_id': company.id,
            'date': self.date,
            'ref': self.note,
            'farm_stall_id': self.stall_id.id,
            'farm_ledger_kind': self.kind,
            'line_ids': [
                Command.create(
                    {
                        'account_id': company.farm_seller_account_id.id,
                        'partner_id': self.stall_id.owner_id.id,
                        'balance': sign * self.amount,
                        'name': self.note,
                    }
                ),
                Command.create(
                    {
                        'account_id': other.id,
                        'partner_id': self.stall_id.owner_id.id,
                        'balance': -sign * self.amount,
                        'name': self.note,
                    }
                ),
            ],
        }
