from odoo import api, fields, models


class MrpProduction(models.Model):
    """An order for a stall's listing works inside of the stall, and what it makes is traced as what was received."""

    _inherit = 'mrp.production'

    stall_id = fields.Many2one(related='product_id.stall_id', string="Stall", store=True, index='btree_not_null')

    @api.depends('product_id')
    def _compute_locations(self):
        # OVERRIDE: the materials lie in the stall, and what is made goes there.
        res = super()._compute_locations()
        for order in self.filtered('product_id.stall_id.location_id'):
            order.location_src_id = order.location_dest_id = order.product_id.stall_id.location_id
        return res

    def _post_inventory(self, cancel_backorder=False):
        # OVERRIDE: lots that are made know their maker and their day before they are checked at the gate.
        self._complete_made_lots()
        res = super()._post_inventory(cancel_backorder=cancel_backorder)
        self.move_finished_ids.filtered(lambda move: move.state == 'done')._record_unmade_lots()
        return res

    def _complete_made_lots(self):
        for order in self.filtered('stall_id'):
            lots = order.lot_producing_ids | order.move_byproduct_ids.move_line_ids.lot_id
            for lot in lots.filtered('trace_code'):
                lot.write(order._prepare_made_lot_values(lot))

    def _prepare_made_lot_values(self, lot):
        """Return what a lot of this order is not told yet: maker, day, and a use-by date that its inputs allow."""
        self.ensure_one()
        values = {}
        if not lot.producer_id:
            values['producer_id'] = self.stall_id.producer_id.id
        if not lot.harvest_date:
            values['harvest_date'] = fields.Date.context_today(self)
        same_goods = self.move_raw_ids.move_line_ids.lot_id.filtered(lambda used: used.product_id == lot.product_id)
        dates = [date for date in same_goods.mapped('expiration_date') if date]
        if dates and (not lot.expiration_date or lot.expiration_date > min(dates)):
            values['expiration_date'] = min(dates)  # packing anew makes nothing younger
        return values
