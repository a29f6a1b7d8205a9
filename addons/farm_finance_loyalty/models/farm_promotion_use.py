from odoo import Command, fields, models


class FarmPromotionUse(models.Model):
    """What somebody else than the seller pays is the seller's money: Dr cost of vouchers, or the sponsor / Cr seller.

    A discount that the seller pays needs no entry: the buyer owes less, and the seller earns less.
    """

    _inherit = 'farm.promotion.use'

    move_ids = fields.One2many('account.move', 'farm_promotion_use_id', string="Journal Entries", readonly=True)

    def _get_booked_amount(self):
        """Return what the books hold of this use for the seller, in đồng."""
        self.ensure_one()
        account = self.company_id.farm_seller_account_id
        lines = self.move_ids.filtered(lambda move: move.state == 'posted').line_ids
        return -sum(lines.filtered(lambda line: line.account_id == account).mapped('balance'))

    def _post_vouchers(self):
        """Book what is given and not booked yet; a second call books nothing more."""
        vals_list = []
        for use in self.filtered(lambda use: use.payer != 'seller' and use.state == 'used'):
            amount = use.amount - use._get_booked_amount()
            if amount:
                vals_list.append(use._prepare_voucher_values(amount))
        self.order_id._post_money_moves(vals_list)

    def _take_back_vouchers(self, part=None):
        """Take back what is booked, or a part of it: function of the booked amount that returns the amount."""
        vals_list = []
        for use in self:
            booked = use._get_booked_amount()
            amount = part(booked) if part else booked
            if amount:
                vals_list.append(use._prepare_voucher_values(-amount))
        self.order_id._post_money_moves(vals_list)

    def _prepare_voucher_values(self, amount):
        """Values of the entry that gives the seller `amount`: positive for a use, negative to take it back."""
        self.ensure_one()
        order, company = self.order_id, self.company_id
        if self.payer == 'sponsor':
            account = self.payer_id.with_company(company).property_account_receivable_id
        else:
            account = company.farm_support_account_id
        note = f'{order.name}: {self.program_id.name}'
        date = order._get_money_date()
        lines = [
            (account, self.payer_id, amount),
            (company.farm_seller_account_id, order.stall_id.owner_id, -amount),
        ]
        return {
            'move_type': 'entry',
            'journal_id': company.farm_money_journal_id.id,
            'company_id': company.id,
            'date': date,
            'ref': note,
            'farm_order_id': order.id,
            'farm_promotion_use_id': self.id,
            'farm_ledger_kind': 'voucher',
            'farm_supply': order._get_supply_kind(),
            'line_ids': [
                Command.create(
                    {
                        'account_id': line_account.id,
                        'partner_id': partner.id,
                        'balance': balance,
                        'name': note,
                        'date_maturity': date,
                    }
                )
                for line_account, partner, balance in lines
            ],
        }
