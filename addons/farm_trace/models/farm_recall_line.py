from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import float_compare


class FarmRecallLine(models.Model):
    """What one holder has of one affected lot when the recall begins, and what became of it."""

    _name = 'farm.recall.line'
    _description = "Recall: Holder"
    _order = 'recall_id, kind, partner_id, lot_id, id'

    recall_id = fields.Many2one('farm.recall', required=True, readonly=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='recall_id.company_id', store=True)
    kind = fields.Selection(
        selection=[('buyer', "Buyer"), ('stock', "In Stock")], required=True, readonly=True, default='buyer'
    )
    partner_id = fields.Many2one(
        'res.partner',
        string="Holder",
        readonly=True,
        ondelete='restrict',
        index='btree_not_null',
        help="Empty: sold over the counter, unknown.",
    )
    notice_id = fields.Many2one('farm.recall.notice', readonly=True, ondelete='set null', index='btree_not_null')
    location_id = fields.Many2one('stock.location', string="Place", readonly=True, ondelete='restrict')
    phone = fields.Char(related='partner_id.phone')
    email = fields.Char(related='partner_id.email')
    lot_id = fields.Many2one('stock.lot', required=True, readonly=True, ondelete='restrict')
    product_id = fields.Many2one(related='lot_id.product_id')
    product_uom_id = fields.Many2one(related='lot_id.product_uom_id')
    quantity = fields.Float(digits='Product Unit', readonly=True)
    returned_quantity = fields.Float(
        string="Returned",
        digits='Product Unit',
        compute='_compute_returned_quantity',
        help="Came back through a return of the delivery since the recall began.",
    )
    collected_quantity = fields.Float(string="Collected", digits='Product Unit', help="Came back in another way.")
    gone_quantity = fields.Float(
        string="Not There Any More", digits='Product Unit', help="Eaten or thrown away, as the holder says."
    )
    open_quantity = fields.Float(string="Still Out", digits='Product Unit', compute='_compute_open_quantity')

    _quantities_positive = models.Constraint(
        "CHECK(collected_quantity >= 0 AND gone_quantity >= 0)", "A quantity cannot be negative."
    )

    @api.depends('recall_id.started_at', 'partner_id', 'lot_id')
    def _compute_returned_quantity(self):
        buyers = self.filtered(lambda line: line.kind == 'buyer' and line.recall_id.started_at)
        started = [line.recall_id.started_at for line in buyers]
        # Derived from the moves: who reads the recall reads how much came back.
        edges = (
            self.env['farm.trace.edge']
            .sudo()
            .search_fetch(
                [
                    ('kind', '=', 'returned'),
                    ('lot_id', 'in', buyers.lot_id.ids),
                    ('partner_id', 'in', buyers.partner_id.ids),
                    ('date', '>=', min(started)),
                ],
                ['lot_id', 'partner_id', 'date', 'quantity'],
            )
            if started
            else self.env['farm.trace.edge']
        )
        by_holder = edges.grouped(lambda edge: (edge.lot_id, edge.partner_id))
        for line in self:
            back = by_holder.get((line.lot_id, line.partner_id), ()) if line in buyers else ()
            line.returned_quantity = sum(edge.quantity for edge in back if edge.date >= line.recall_id.started_at)

    @api.depends('kind', 'quantity', 'returned_quantity', 'collected_quantity', 'gone_quantity')
    def _compute_open_quantity(self):
        for line in self:
            known = line.returned_quantity + line.collected_quantity + line.gone_quantity
            # What lies in stock is stopped: it is not out.
            line.open_quantity = max(0, line.quantity - known) if line.kind == 'buyer' else 0

    @api.constrains('collected_quantity', 'gone_quantity')
    def _check_quantities(self):
        for line in self:
            known = line.returned_quantity + line.collected_quantity + line.gone_quantity
            if float_compare(known, line.quantity, precision_digits=3) > 0:
                raise ValidationError(
                    self.env._(
                        "%(holder)s had %(quantity)s %(unit)s of lot %(lot)s. Enter no more than that.",
                        holder=line.partner_id.name or self.env._("An unknown buyer"),
                        quantity=line.quantity,
                        unit=line.product_uom_id.name,
                        lot=line.lot_id.name,
                    )
                )
