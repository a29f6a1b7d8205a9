from odoo import models

from odoo.addons.farm_trace.models.stock_move import TraceStep


class StockMove(models.Model):
    _inherit = 'stock.move'

    def _get_trace_document(self):
        # OVERRIDE: what was made or used up follows from the order, not from one move of it.
        return self.production_id or self.raw_material_production_id or super()._get_trace_document()

    def _record_unmade_lots(self):
        """Record the lots that were made of nothing with a code (salt, flour from the shop): they begin here."""
        lines = self.move_line_ids.filtered(
            lambda line: line.lot_id.trace_code and not line.consume_line_ids.lot_id.filtered('trace_code')
        )
        # Who makes goods has no right on the record of it, and needs none.
        Event = self.env['farm.trace.event'].sudo()
        step = TraceStep('commissioning', 'ADD', 'active')
        for move, own in lines.grouped('move_id').items():
            Event._record([move._prepare_trace_event(own, step, move.location_dest_id, move._get_trace_document())])
