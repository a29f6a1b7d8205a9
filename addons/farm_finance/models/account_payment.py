from odoo import fields, models


class AccountPayment(models.Model):
    _inherit = 'account.payment'

    farm_settlement_id = fields.Many2one(
        'farm.settlement', string="Settlement", readonly=True, copy=False, index='btree_not_null', ondelete='restrict'
    )

    def _generate_move_vals(self, *args, **kwargs):
        # OVERRIDE: the entry of a payout tells the ledger which settlement it pays.
        values = super()._generate_move_vals(*args, **kwargs)
        if self.farm_settlement_id:
            values.update({'farm_settlement_id': self.farm_settlement_id.id, 'farm_ledger_kind': 'paid'})
        return values
