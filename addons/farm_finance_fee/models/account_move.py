from odoo import fields, models


class AccountMove(models.Model):
    _inherit = 'account.move'

    farm_fee_charge_id = fields.Many2one(
        'farm.fee.charge', string="Fee", readonly=True, copy=False, index='btree_not_null', ondelete='restrict'
    )
