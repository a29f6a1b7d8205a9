from odoo import fields, models


class StockLot(models.Model):
    _inherit = 'stock.lot'

    harvest_id = fields.Many2one(
        'farm.harvest',
        ondelete='set null',
        index='btree_not_null',
        check_company=True,
        domain="[('product_tmpl_id', '=', product_tmpl_id)]",
        help="The announced harvest that came with this lot: its requests become orders when the lot is released.",
    )

    def _update_release_until(self):
        res = super()._update_release_until()
        self._call_harvest_requests()
        return res

    def _update_hold_count(self):
        res = super()._update_hold_count()
        self._call_harvest_requests()
        return res

    def _call_harvest_requests(self):
        """Have the requests for a harvest made into orders soon, in a transaction of their own."""
        released_sudo = self.sudo().harvest_id.filtered(lambda harvest: any(harvest.lot_ids.mapped('is_released')))
        if released_sudo.request_ids.filtered(lambda request: request.state == 'waiting'):
            self.env.ref('farm_market.ir_cron_harvest_requests').sudo()._trigger()
