from odoo import fields, models


class SaleOrder(models.Model):
    """What the people of a stall have to fetch from field and shelf for several orders at once."""

    _inherit = 'sale.order'

    is_late = fields.Boolean(
        compute='_compute_is_late', search='_search_is_late', help="It should have been packed on an earlier day."
    )

    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for order in self:
            order.is_late = bool(order.fulfilment_state == 'new' and order.prepare_on and order.prepare_on < today)

    def _search_is_late(self, operator, value):
        if operator != 'in':
            return NotImplemented
        late = fields.Domain('fulfilment_state', '=', 'new') & fields.Domain(
            'prepare_on', '<', fields.Date.context_today(self)
        )
        return late if True in value else ~late

    def _get_packing_totals(self):
        """Return what these orders ask for together: list of (item, quantity, unit), by name of the item."""
        totals = self.env['sale.order.line']._read_group(
            [('order_id', 'in', self.ids), ('stall_id', '!=', False)],
            ['product_id', 'product_uom_id'],
            ['product_uom_qty:sum'],
        )
        # Names of items and units are no secret; the lines are those that the user's own search found.
        rows = [(product.sudo(), quantity, uom.sudo()) for product, uom, quantity in totals]
        return sorted(rows, key=lambda row: (row[0].name, row[2].name))

    def _get_lots_to_pack(self):
        """Return the reserved lots of each order: dict order -> list of (lot, item, quantity, unit)."""
        self.check_access('read')
        lines_sudo = self.sudo().picking_ids.move_line_ids.filtered('lot_id')  # where they lie is the warehouse's
        lots = {order: [] for order in self}
        for line in lines_sudo:
            order = line.picking_id.sale_id.with_env(self.env)
            lots[order].append((line.lot_id, line.product_id, line.quantity, line.product_uom_id))
        return lots
