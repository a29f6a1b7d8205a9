from odoo import Command, fields, models


class FarmFeeCharge(models.Model):
    _inherit = 'farm.fee.charge'

    move_ids = fields.One2many('account.move', 'farm_fee_charge_id', string="Journal Entries", readonly=True)

    def _on_charged(self):
        res = super()._on_charged()
        self._post_fees(1)
        return res

    def _on_waived(self):
        res = super()._on_waived()
        self._post_fees(-1)
        return res

    def _post_fees(self, sign):
        """Book fees: Dr the seller's money / Cr income from fees; with ``sign`` -1 the other way round."""
        # The board or the clock charges; the books are the market's.
        moves_sudo = self.env['account.move'].sudo()
        for company, charges in self.grouped('company_id').items():
            moves_sudo |= moves_sudo.with_company(company).create(
                [charge._prepare_fee_values(sign * charge.amount) for charge in charges.sudo()]
            )
        moves_sudo._post(soft=False)

    def _prepare_fee_values(self, amount):
        self.ensure_one()
        company = self.company_id
        return {
            'move_type': 'entry',
            'journal_id': company.farm_money_journal_id.id,
            'company_id': company.id,
            'date': self.env['sale.order']._get_money_date(),
            'ref': self.note,
            'farm_stall_id': self.stall_id.id,
            'farm_fee_charge_id': self.id,
            'farm_ledger_kind': 'fee',
            'line_ids': [
                Command.create(
                    {
                        'account_id': account.id,
                        'partner_id': self.stall_id.owner_id.id,
                        'balance': balance,
                        'name': self.note,
                    }
                )
                for account, balance in (
                    (company.farm_seller_account_id, amount),
                    (company.farm_fee_account_id, -amount),
                )
            ],
        }
