from odoo import fields, models


class StockPicking(models.Model):
    _name = 'stock.picking'
    _inherit = ['stock.picking', 'farm.buyer.privacy.mixin']

    stall_id = fields.Many2one(related='sale_id.stall_id', store=True, index='btree_not_null')
    packed_on = fields.Datetime(readonly=True, copy=False, help="The stall has the goods ready for hand-over.")

    def _mark_packed(self):
        waiting = self.filtered(lambda picking: picking.state not in ('done', 'cancel'))
        waiting.packed_on = fields.Datetime.now()

    def _is_handed_over_at_the_stall(self):
        """Whether the buyer takes the goods at the stall, instead of having them sent. Hook."""
        self.ensure_one()
        return False

    def _action_done(self):
        res = super()._action_done()
        self.sale_id._mark_delivered()
        return res
