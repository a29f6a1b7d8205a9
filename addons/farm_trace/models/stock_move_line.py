from odoo import fields, models

from ..epcis.events import Quantity


class StockMoveLine(models.Model):
    _inherit = 'stock.move.line'

    # Odoo asks "which moves had this lot" without an index; recall and unreserving of held lots ask it all the time.
    lot_id = fields.Many2one(index='btree_not_null')

    def write(self, vals):
        # OVERRIDE: a done line may be corrected, and production names its inputs after the fact; the links follow.
        res = super().write(vals)
        if {'quantity', 'lot_id', 'product_uom_id', 'consume_line_ids', 'location_dest_id'} & vals.keys():
            done = self.filtered(lambda line: line.state == 'done' and line.lot_id.trace_code)
            if done:
                # Derived data, see `stock.move`.
                self.env['farm.trace.edge'].sudo()._rebuild(done | done.produce_line_ids)
            if 'consume_line_ids' in vals:
                done.move_id._record_transformations()
        return res

    def _prepare_trace_edges(self):
        """Return the values of the trace links of one done line."""
        self.ensure_one()
        common = {
            'move_line_id': self.id,
            'company_id': self.company_id.id,
            'date': self.date,
        }
        if self.consume_line_ids:
            return [
                {**common, 'kind': 'made', 'lot_id': lot.id, 'to_lot_id': self.lot_id.id, 'quantity': quantity}
                for lot, quantity in self._get_consumed_shares().items()
            ]
        into, out_of = self.location_dest_id.usage, self.location_id.usage
        if 'customer' not in (into, out_of) or into == out_of:
            return []
        return [
            {
                **common,
                'kind': 'sold' if into == 'customer' else 'returned',
                'lot_id': self.lot_id.id,
                'partner_id': self._get_trace_partner().id,
                'quantity': self.quantity_product_uom,
            }
        ]

    def _get_trace_partner(self):
        """Return who received the goods, or gave them back; may be empty (sold over the counter)."""
        self.ensure_one()
        return self.picking_id.partner_id or self.move_id.partner_id

    def _get_consumed_shares(self):
        """Return how much of each input lot went into this line: what was consumed, split over the sister outputs."""
        self.ensure_one()
        shares = {}
        for used in self.consume_line_ids.filtered(lambda line: line.state == 'done' and line.lot_id.trace_code):
            outputs = used.produce_line_ids.filtered('lot_id').sorted('id')
            weights = [output.quantity_product_uom for output in outputs]
            parts = self.env['farm.trace.edge']._split(used.quantity_product_uom, weights)
            share = parts[outputs.ids.index(self.id)]
            shares[used.lot_id] = shares.get(used.lot_id, 0) + share
        return shares

    def _get_trace_quantities(self):
        """Return the lots of these lines with their quantities, as events have them."""
        return [
            Quantity(
                lot._get_trace_uri(),
                round(sum(lines.mapped('quantity_product_uom')), 6),
                lot.product_uom_id._get_epcis_code(),
            )
            for lot, lines in self.grouped('lot_id').items()
        ]
