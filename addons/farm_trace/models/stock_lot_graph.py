from odoo import fields, models
from odoo.tools import SQL


class StockLot(models.Model):
    """Where a lot went and what it came from, over any number of steps, in one query each."""

    _inherit = 'stock.lot'

    trace_event_ids = fields.Many2many(
        'farm.trace.event', 'farm_trace_event_lot_rel', 'lot_id', 'event_id', string="Events", readonly=True
    )

    def _trace_forward(self):
        """Return the edges that lead away from these lots: into lots made from them, and to buyers. Any depth.

        Who the buyers are: ``edges.partner_id``; which lots are affected: ``edges.to_lot_id``.
        """
        return self._trace(
            SQL(
                """WITH RECURSIVE reach(lot_id) AS (
                   SELECT unnest(%s::int[])
                    UNION
                   SELECT edge.to_lot_id
                     FROM farm_trace_edge edge JOIN reach ON edge.lot_id = reach.lot_id
                    WHERE edge.to_lot_id IS NOT NULL
               )
               SELECT edge.id FROM farm_trace_edge edge JOIN reach ON edge.lot_id = reach.lot_id""",
                self.ids,
            )
        )

    def _trace_backward(self):
        """Return the edges that lead to these lots from what they were made of. Any depth."""
        return self._trace(
            SQL(
                """WITH RECURSIVE reach(lot_id) AS (
                   SELECT unnest(%s::int[])
                    UNION
                   SELECT edge.lot_id
                     FROM farm_trace_edge edge JOIN reach ON edge.to_lot_id = reach.lot_id
               )
               SELECT edge.id FROM farm_trace_edge edge JOIN reach ON edge.to_lot_id = reach.lot_id""",
                self.ids,
            )
        )

    def _get_derived_lots(self):
        # OVERRIDE: a lot that is held stops what was made of it, over any number of steps, in one query for all lots.
        derived = super()._get_derived_lots()
        self.env['farm.trace.edge'].flush_model(['lot_id', 'to_lot_id'])
        rows = self.env.execute_query(
            SQL(
                """WITH RECURSIVE reach(root_id, lot_id) AS (
                   SELECT id, id FROM unnest(%s::int[]) AS id
                    UNION
                   SELECT reach.root_id, edge.to_lot_id
                     FROM farm_trace_edge edge JOIN reach ON edge.lot_id = reach.lot_id
                    WHERE edge.to_lot_id IS NOT NULL
               )
               SELECT root_id, array_agg(lot_id ORDER BY lot_id) FROM reach WHERE lot_id != root_id GROUP BY root_id""",
                self.ids,
            )
        )
        return {**derived, **{self.browse(root): derived[self.browse(root)] | self.browse(ids) for root, ids in rows}}

    def _prepare_trace_master_data(self):
        """Return what is told once of lots that begin together, as far as it is the same for all of them."""

        def common(values):
            return values[0] if len(set(values)) == 1 else False

        expiry = common([lot.expiration_date for lot in self])
        harvest = common([lot.harvest_date for lot in self])
        return {
            **({'cbvmda:harvestEndDate': fields.Date.to_string(harvest)} if harvest else {}),
            **(
                {'cbvmda:itemExpirationDate': f'{fields.Datetime.context_timestamp(self, expiry):%Y-%m-%d}'}
                if expiry
                else {}
            ),
        }

    def _trace(self, query):
        Edge = self.env['farm.trace.edge']
        Edge.flush_model(['lot_id', 'to_lot_id'])
        return Edge.browse(row[0] for row in self.env.execute_query(query))

    def action_recall(self):
        """Prepare a recall of these lots; nothing happens before its button is pressed."""
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Recall"),
            'res_model': 'farm.recall',
            'view_mode': 'form',
            'context': {'default_lot_ids': self.ids, 'default_company_id': self.company_id[:1].id},
        }

    def action_view_trace(self):
        """Open every link of the lot, forward and back."""
        edges = self._trace_forward() | self._trace_backward()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_trace.farm_trace_edge_action'),
            'domain': [('id', 'in', edges.ids)],
            'context': {},
        }
