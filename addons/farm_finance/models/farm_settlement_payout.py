from odoo import Command, fields, models
from odoo.exceptions import UserError

from ..engine.bank_transfer import plain_text, transfer_list


class FarmSettlement(models.Model):
    """Approving and paying: the tax is booked at approval, the money leaves with the payment."""

    _inherit = 'farm.settlement'

    def action_approve(self):
        """Approve what another person prepared, and book the tax withheld.

        :raises UserError: for one's own settlement, one without money, or one that is out of date
        """
        self._check_may_approve()
        for settlement in self:
            settlement._check_up_to_date()
            # The board approves and keeps no books: the entry follows from what was approved.
            settlement_sudo = settlement.sudo()
            settlement_sudo.write(
                {
                    'state': 'approved',
                    'approved_by_id': self.env.user.id,
                    'approved_on': fields.Date.context_today(settlement),
                }
            )
            settlement_sudo._post_tax()

    def _check_may_approve(self):
        if not self.env.user.has_groups('farm_base.group_board,farm_base.group_accountant') and not self.env.su:
            raise UserError(self.env._("Settlements are approved by the board or by another accountant."))
        self.check_access('write')
        if any(settlement.state != 'draft' for settlement in self):
            raise UserError(self.env._("Only a prepared settlement can be approved."))
        if self.filtered(lambda settlement: settlement.prepared_by_id == self.env.user):
            raise UserError(self.env._("A settlement is approved by another person than the one who prepared it."))

    def _check_up_to_date(self):
        self.ensure_one()
        if self.amount_net <= 0:
            raise UserError(self.env._("%s: there is nothing to pay.", self.name))
        entries = self.env['farm.ledger.entry'].search(
            [
                ('company_id', '=', self.company_id.id),
                ('partner_id', '=', self.partner_id.id),
                ('amount', '<', 0),
                *self._get_open_entries_domain(self.date_to),
            ]
        )
        if entries or any(not line.entry_id.is_collected for line in self.line_ids):
            raise UserError(
                self.env._(
                    "%s: money went back since this was prepared. Reckon it anew before it is approved.", self.name
                )
            )

    def _get_tax_date(self):
        return self.env.context.get('money_date') or max(self.date_to, self.approved_on or self.date_to)

    def _post_tax(self):
        for settlement in self.filtered('amount_tax'):
            company = settlement.company_id
            move = self.env['account.move'].with_company(company).create(settlement._prepare_tax_move_values())
            move._post(soft=False)
            settlement.tax_move_id = move

    def _prepare_tax_move_values(self):
        self.ensure_one()
        company, partner = self.company_id, self.partner_id
        lines = [
            (company.farm_seller_account_id, partner, self.amount_tax),
            (company.farm_vat_withheld_account_id, partner, -sum(self.tax_ids.mapped('vat'))),
            (company.farm_pit_withheld_account_id, partner, -sum(self.tax_ids.mapped('pit'))),
        ]
        label = self.env._("Tax withheld %s", self.name)
        return {
            'move_type': 'entry',
            'journal_id': company.farm_money_journal_id.id,
            'company_id': company.id,
            'date': self._get_tax_date(),
            'ref': label,
            'farm_settlement_id': self.id,
            'farm_ledger_kind': 'tax_withheld',
            'line_ids': [
                Command.create({'account_id': account.id, 'partner_id': owner.id, 'balance': balance, 'name': label})
                for account, owner, balance in lines
                if balance
            ],
        }

    def action_pay(self):
        """Pay the sellers by bank and close the settlement's part of their balance.

        :raises UserError: where it is not approved, or less is due than when it was approved
        """
        self.check_access('write')
        if any(settlement.state != 'approved' for settlement in self):
            raise UserError(self.env._("Only an approved settlement can be paid."))
        for settlement in self:
            settlement._check_still_due()
            payment = (
                self.env['account.payment']
                .with_company(settlement.company_id)
                .create(settlement._prepare_payment_values())
            )
            payment.action_post()
            settlement_sudo = settlement.sudo()  # the payment above was the accountant's right
            settlement_sudo.write({'state': 'paid', 'payment_id': payment.id, 'paid_on': payment.date})
            settlement_sudo._reconcile_settled()

    def _check_still_due(self):
        self.ensure_one()
        balances = self.env['farm.ledger.entry']._get_balances(
            [
                ('company_id', '=', self.company_id.id),
                ('partner_id', '=', self.partner_id.id),
            ]
        )
        if balances['collected'] < self.amount_net:
            raise UserError(
                self.env._(
                    "%s: money went back since this was approved, so less is due. Cancel it and prepare another.",
                    self.name,
                )
            )

    def _prepare_payment_values(self):
        self.ensure_one()
        return {
            'payment_type': 'outbound',
            'partner_type': 'supplier',
            'partner_id': self.partner_id.id,
            'amount': self.amount_net,
            'currency_id': self.currency_id.id,
            'company_id': self.company_id.id,
            'journal_id': self.company_id.farm_payout_journal_id.id,
            'destination_account_id': self.company_id.farm_seller_account_id.id,
            'partner_bank_id': self.bank_account_id.id,
            'memo': self.name,
            'date': self.env.context.get('money_date') or fields.Date.context_today(self),
            'farm_settlement_id': self.id,
        }

    def _reconcile_settled(self):
        """Reconcile the seller's lines that this settlement closes: sales, refunds, fees, tax and payout."""
        self.ensure_one()
        entries = self.line_ids.entry_id
        booked = entries.move_line_id | entries.order_id.ledger_entry_ids.move_line_id
        lines = booked | (self.tax_move_id | self.payment_id.move_id).line_ids.filtered(
            lambda line: line.account_id == self.company_id.farm_seller_account_id
        )
        lines._reconcile_both_sides()

    def action_cancel(self):
        """Set the movements free for another settlement; tax that was booked is reversed.

        :raises UserError: for a paid settlement
        """
        self.check_access('write')
        if any(settlement.state not in ('draft', 'approved') for settlement in self):
            raise UserError(self.env._("A paid settlement cannot be cancelled. Post a correction for what was wrong."))
        # Cancelling was checked above; movements and entry are the market's.
        for settlement in self.sudo():
            if settlement.tax_move_id:
                settlement.tax_move_id._reverse_moves(
                    [{'farm_ledger_kind': 'tax_withheld', 'ref': settlement.name, 'date': settlement._get_tax_date()}],
                    cancel=True,
                )
            settlement.line_ids.unlink()
            settlement.state = 'cancel'

    # === Handing out === #

    def _get_transfer_list(self):
        """Return the CSV list of transfers for the bank.

        :rtype: bytes
        :raises UserError: where a seller has no bank account, or a settlement is not approved
        """
        self.check_access('read')
        if any(settlement.state != 'approved' for settlement in self):
            raise UserError(self.env._("Only approved settlements that are not paid go to the bank."))
        missing = self.filtered(lambda settlement: not settlement.bank_account_id)
        if missing:
            raise UserError(
                self.env._("Enter the bank account of %s first.", ", ".join(missing.partner_id.mapped('name')))
            )
        return transfer_list(
            [
                (
                    settlement.bank_account_id.acc_number,
                    plain_text(settlement.bank_account_id.acc_holder_name or settlement.partner_id.name, 70),
                    settlement.bank_account_id.bank_id.name or '',
                    settlement.amount_net,
                    plain_text(f'{settlement.name} {settlement.company_id.name}', 50),
                )
                for settlement in self.sorted('name')
            ]
        )

    def action_download_transfers(self):
        self._get_transfer_list()
        return {
            'type': 'ir.actions.act_url',
            'url': f"/farm_finance/transfers.csv?ids={','.join(map(str, self.ids))}",
            'target': 'download',
        }

    def action_print_statement(self):
        return self.env.ref('farm_finance.farm_settlement_report').report_action(self)

    def _get_statement(self):
        """Return the statement by stall, for print: list of dicts with stall, lines, due, taxes, tax and net."""
        self.ensure_one()
        return [
            {
                'stall': stall,
                'lines': self.line_ids.filtered(lambda line, stall=stall: line.stall_id == stall),
                'taxes': self.tax_ids.filtered(lambda tax, stall=stall: tax.stall_id == stall),
                'due': due,
                'tax': tax,
                'net': due - tax,
            }
            for stall, (due, tax) in self._get_stall_shares().items()
        ]
