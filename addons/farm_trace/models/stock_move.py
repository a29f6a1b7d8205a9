from collections import defaultdict
from typing import NamedTuple

from odoo import models

from ..epcis import events


class TraceStep(NamedTuple):
    """What a done move means in the words of the Core Business Vocabulary."""

    biz_step: str
    action: str
    disposition: str


class StockMove(models.Model):
    _inherit = 'stock.move'

    def _action_done(self, cancel_backorder=False):
        # OVERRIDE: what happened to a lot is recorded in the transaction in which it happened, or not at all.
        moves = super()._action_done(cancel_backorder=cancel_backorder)
        done = moves.filtered(lambda move: move.state == 'done' and move.move_line_ids.lot_id.filtered('trace_code'))
        if done:
            # Who moves the goods has no right on the record of it, and needs none.
            self.env['farm.trace.edge'].sudo()._rebuild(done.move_line_ids)
            done._record_trace_events()
            done._record_transformations()
            done._record_aggregations()
        return moves

    def _get_trace_step(self):
        """Return the :class:`TraceStep` of a done move, ``None`` for those that tell nothing (shelf to shelf).

        Hook: rooms that know more (a sale over the counter, a hub's transfer) extend it.
        """
        self.ensure_one()
        out_of, into = self.location_id.usage, self.location_dest_id.usage
        if self.scrap_id:
            return TraceStep('destroying', 'DELETE', 'destroyed')
        if 'production' in (out_of, into):
            return None  # told by the transformation
        if out_of == 'supplier' and into != 'customer':
            return TraceStep('commissioning', 'ADD', 'active')
        if into == 'customer':
            return TraceStep('shipping', 'OBSERVE', 'in_transit')
        if out_of == 'customer':
            return TraceStep('receiving', 'OBSERVE', 'returned')
        return TraceStep('shipping', 'OBSERVE', 'returned') if into == 'supplier' else None

    def _get_trace_document(self):
        """Return the record that a move follows from, for its events. Hook: rooms with documents of their own."""
        self.ensure_one()
        return self.picking_id or self.scrap_id or self

    def _record_trace_events(self):
        """Record one event per transfer, step and place."""
        groups = defaultdict(lambda: self.env['stock.move.line'])
        for move in self:
            step = move._get_trace_step()
            if step:
                place = move.location_id if move.location_id.usage == 'internal' else move.location_dest_id
                document = move._get_trace_document()
                groups[step, place, document] |= move.move_line_ids.filtered('lot_id.trace_code')
        self.env['farm.trace.event'].sudo()._record(
            [self._prepare_trace_event(lines, *key) for key, lines in groups.items()]
        )

    def _prepare_trace_event(self, lines, step, place, document):
        Event = self.env['farm.trace.event']
        body = events.object_event(
            step.action,
            step.biz_step,
            lines.move_id[:1].date,
            lines._get_trace_quantities(),
            disposition=step.disposition,
            place=Event._get_place_uri(place),
            transactions=[Event._get_transaction(document)],
            ilmd=lines.lot_id._prepare_trace_master_data() if step.action == 'ADD' else None,
        )
        return Event._prepare_event_values(
            body, lines.lot_id, company=lines.company_id[:1], place=place, document=document
        )

    def _record_transformations(self):
        """Record what was made out of what, one event per set of inputs."""
        groups = defaultdict(lambda: self.env['stock.move.line'])
        for line in self.move_line_ids.filtered(lambda line: line.consume_line_ids and line.lot_id.trace_code):
            groups[line.consume_line_ids] |= line
        Event = self.env['farm.trace.event'].sudo()
        Event._record(
            [
                self._prepare_transformation_event(inputs.filtered('lot_id.trace_code'), outputs)
                for inputs, outputs in groups.items()
                if inputs.lot_id.filtered('trace_code')
            ]
        )

    def _record_aggregations(self):
        """Record what was put together into one package on its way out."""
        packed = self.move_line_ids.filtered(
            lambda line: line.lot_id.trace_code and line.result_package_id and line.result_package_id != line.package_id
        )
        self.env['farm.trace.event'].sudo()._record(
            [
                self._prepare_aggregation_event(package, lines)
                for package, lines in packed.grouped('result_package_id').items()
            ]
        )

    def _prepare_aggregation_event(self, package, lines):
        Event = self.env['farm.trace.event']
        place, document = lines.location_id[:1], lines.picking_id[:1] or lines.move_id[:1]
        body = events.aggregation_event(
            'ADD',
            'packing',
            lines.move_id[:1].date,
            f'{package.get_base_url().rstrip("/")}/package/{package.id}',
            lines._get_trace_quantities(),
            disposition='in_progress',
            place=Event._get_place_uri(place),
            transactions=[Event._get_transaction(document)],
        )
        return Event._prepare_event_values(
            body, lines.lot_id, company=lines.company_id[:1], place=place, document=document
        )

    def _prepare_transformation_event(self, inputs, outputs):
        Event = self.env['farm.trace.event']
        place, move = outputs.location_dest_id[:1], outputs.move_id[:1]
        document = move._get_trace_document()
        body = events.transformation_event(
            'commissioning',
            move.date,
            inputs._get_trace_quantities(),
            outputs._get_trace_quantities(),
            disposition='active',
            place=Event._get_place_uri(place),
            transactions=[Event._get_transaction(document)],
            ilmd=outputs.lot_id._prepare_trace_master_data(),
        )
        return Event._prepare_event_values(
            body, inputs.lot_id | outputs.lot_id, company=move.company_id, place=place, document=document
        )
