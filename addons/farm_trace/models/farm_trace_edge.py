from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from odoo.addons.farm_base.tools.apportion import apportion


class FarmTraceEdge(models.Model):
    """One step of goods: from a lot into a lot made of it, to a buyer, or back from a buyer.

    Derived from done stock moves and written in the same transaction, so that the whole graph of a lot is one recursive
    query. What is derived may be rebuilt (:meth:`_rebuild`); the moves and events are the record.
    """

    _name = 'farm.trace.edge'
    _description = "Trace Link"
    _order = 'date desc, id desc'
    _rec_name = 'lot_id'

    lot_id = fields.Many2one(
        'stock.lot', string="From Lot", required=True, readonly=True, ondelete='restrict', index=True
    )
    product_id = fields.Many2one(related='lot_id.product_id')
    to_lot_id = fields.Many2one(
        'stock.lot', string="Into Lot", readonly=True, ondelete='restrict', index='btree_not_null'
    )
    partner_id = fields.Many2one(
        'res.partner', string="Buyer", readonly=True, ondelete='restrict', index='btree_not_null'
    )
    kind = fields.Selection(
        selection=[('made', "Made Into"), ('sold', "Handed to a Buyer"), ('returned', "Back From a Buyer")],
        required=True,
        readonly=True,
    )
    quantity = fields.Float(digits='Product Unit', readonly=True, help="In the unit of the lot that it comes from.")
    product_uom_id = fields.Many2one(related='lot_id.product_uom_id')
    move_line_id = fields.Many2one('stock.move.line', required=True, readonly=True, ondelete='cascade', index=True)
    picking_id = fields.Many2one(related='move_line_id.picking_id')
    company_id = fields.Many2one('res.company', required=True, readonly=True, index=True)
    date = fields.Datetime(required=True, readonly=True)

    _made_has_lot = models.Constraint(
        "CHECK((kind = 'made') = (to_lot_id IS NOT NULL))", "A link into a lot names the lot."
    )
    _not_itself = models.Constraint("CHECK(lot_id != to_lot_id)", "A lot is not made of itself.")

    @api.model_create_multi
    def create(self, vals_list):
        edges = super().create(vals_list)
        edges.filtered('to_lot_id')._check_no_cycle()
        return edges

    def _check_no_cycle(self):
        """Raise when a lot would be made, over any number of steps, of itself. One query, however many links."""
        if not self:
            return
        self.flush_model(['lot_id', 'to_lot_id'])
        rows = self.env.execute_query(
            SQL(
                """WITH RECURSIVE pair(used, made) AS (
                   SELECT lot_id, to_lot_id FROM farm_trace_edge WHERE id IN %s
               ), reach(start, lot_id) AS (
                   SELECT made, made FROM pair
                    UNION
                   SELECT reach.start, edge.to_lot_id
                     FROM reach JOIN farm_trace_edge edge ON edge.lot_id = reach.lot_id
                    WHERE edge.to_lot_id IS NOT NULL
               )
               SELECT pair.used, pair.made
                 FROM pair JOIN reach ON reach.start = pair.made AND reach.lot_id = pair.used
                LIMIT 1""",
                tuple(self.ids),
            )
        )
        for used, made in rows:
            Lot = self.env['stock.lot']
            raise ValidationError(
                self.env._(
                    "Lot %(made)s cannot be made of lot %(used)s, which itself came from it. "
                    "Give what comes out a new lot.",
                    made=Lot.browse(made).name,
                    used=Lot.browse(used).name,
                )
            )

    @api.model
    def _rebuild(self, lines=None):
        """Write the edges of done move `lines` (all of them without an argument) anew from the moves.

        :return: the edges
        """
        if lines is None:
            lines = self.env['stock.move.line'].search([('state', '=', 'done'), ('lot_id.trace_code', '!=', False)])
        self.search([('move_line_id', 'in', lines.ids)]).unlink()
        done = lines.filtered(lambda line: line.state == 'done' and line.lot_id.trace_code)
        return self.create([values for line in done for values in line._prepare_trace_edges()])

    @api.model
    def _get_buyers(self, edges):
        """Return what each buyer still holds: dict (partner, lot) -> quantity, without those who gave all back."""
        if not edges:
            return {}
        rows = self.env.execute_query(
            SQL(
                """SELECT partner_id, lot_id, SUM(CASE kind WHEN 'sold' THEN quantity ELSE -quantity END)
                 FROM farm_trace_edge
                WHERE id IN %s AND kind != 'made'
             GROUP BY partner_id, lot_id
               HAVING SUM(CASE kind WHEN 'sold' THEN quantity ELSE -quantity END) > 0
             ORDER BY partner_id NULLS LAST, lot_id""",
                tuple(edges.ids),
            )
        )
        Partner, Lot = self.env['res.partner'], self.env['stock.lot']
        return {(Partner.browse(partner_id), Lot.browse(lot_id)): quantity for partner_id, lot_id, quantity in rows}

    @api.model
    def _split(self, quantity, weights):
        """Split `quantity` over `weights` so that the parts, as they are stored, add up to it."""
        steps = 10 ** self.env['decimal.precision'].precision_get('Product Unit')
        parts = apportion(round(quantity * steps), [max(weight, 0) for weight in weights])
        return [part / steps for part in parts]
