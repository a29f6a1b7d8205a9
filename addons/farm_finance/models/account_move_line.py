from odoo import api, models
from odoo.exceptions import UserError

PROTECTED = ('account_id', 'amount_currency', 'balance', 'company_id', 'credit', 'debit', 'move_id', 'partner_id')


class AccountMoveLine(models.Model):
    """Lines of sellers' money stay as they were posted, for a ledger mirrors them."""

    _inherit = 'account.move.line'

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.filtered(lambda line: line.parent_state == 'posted')._check_not_in_ledger()
        return lines

    def write(self, vals):
        names = [name for name in PROTECTED if name in vals]
        if names:
            posted = self.filtered(
                lambda line: (
                    line.parent_state == 'posted'
                    and any(self.env['account.move']._field_will_change(line, vals, name) for name in names)
                )
            )
            posted._check_not_in_ledger(self.env['account.account'].browse(vals.get('account_id')))
        return super().write(vals)

    def _check_not_in_ledger(self, new_account=None):
        """Refuse to change posted lines of sellers' money, or to make lines theirs after posting.

        :raises UserError: where a ledger would no longer say what the books say
        """
        # An account is looked up in the settings of the market, which not everybody who books may read.
        for line_sudo in self.sudo():
            account = line_sudo.company_id.farm_seller_account_id
            if account and account in (line_sudo.account_id, new_account):
                raise UserError(
                    self.env._(
                        "This entry stands in a seller's ledger and cannot be changed or taken back. "
                        "Reverse it instead."
                    )
                )

    def _reconcile_both_sides(self):
        """Reconcile open lines, per account, where there is something on both sides."""
        for lines in self.filtered(lambda line: not line.reconciled).grouped('account_id').values():
            if any(line.balance > 0 for line in lines) and any(line.balance < 0 for line in lines):
                lines.reconcile()
