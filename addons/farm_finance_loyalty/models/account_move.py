from odoo import fields, models


class AccountMove(models.Model):
    _inherit = 'account.move'

    farm_promotion_use_id = fields.Many2one(
        'farm.promotion.use',
        string="Use of a Promotion",
        readonly=True,
        copy=False,
        index='btree_not_null',
        ondelete='restrict',
    )
