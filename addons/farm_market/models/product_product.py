from odoo import fields, models


class ProductProduct(models.Model):
    _inherit = 'product.product'

    promised_qty = fields.Float(
        string="Promised",
        compute='_compute_promised_qty',
        compute_sudo=True,
        digits='Product Unit',
        help="Set aside for carts that are being paid now.",
    )

    def _compute_promised_qty(self):
        promised = self._get_promised_quantities()
        for product in self:
            product.promised_qty = promised[product.id]

    def _get_promised_quantity(self, except_order=None):
        """Return how much of the item is set aside for carts that are being paid now."""
        self.ensure_one()
        return self._get_promised_quantities(except_order)[self.id]

    def _get_promised_quantities(self, except_order=None):
        """Return how much of each item is set aside for carts that are being paid now: dict product id -> quantity."""
        domain = [('product_id', 'in', self.ids), ('expires_at', '>', fields.Datetime.now())]
        if except_order:
            domain.append(('order_id', '!=', except_order.id))
        # Other buyers' promises are not for the user to see; their sum decides what is left.
        rows = self.env['farm.promise'].sudo()._read_group(domain, ['product_id'], ['quantity:sum'])
        promised = {product.id: quantity for product, quantity in rows}
        requested = self._get_requested_quantities()
        return {
            product.id: promised.get(product.id, 0.0) + requested.get(product.product_tmpl_id, 0) for product in self
        }

    def _get_requested_quantities(self):
        """Return what was asked for beforehand of harvests that lie in released lots now: dict listing -> quantity.

        These requests become orders within a minute; until then nobody else buys what they wait for.
        """
        if self.env.context.get('for_harvest_requests'):
            return {}
        now = fields.Datetime.now()
        domain = [
            ('state', '=', 'waiting'),
            ('harvest_id.product_tmpl_id', 'in', self.product_tmpl_id.ids),
            ('harvest_id.lot_ids', 'any', [('hold_count', '=', 0), ('release_until', '>', now)]),
        ]
        # Other buyers' requests are not for the user to see; their sum decides what is left.
        rows = self.env['farm.harvest.request'].sudo()._read_group(domain, ['harvest_id'], ['quantity:sum'])
        requested = {}
        for harvest, quantity in rows:
            listing = harvest.product_tmpl_id.with_env(self.env)
            requested[listing] = requested.get(listing, 0) + quantity
        return requested

    def _get_day_allowance(self, except_order=None):
        """Return how much of the item may still be ordered today, by the seller's cap; infinite without one."""
        self.ensure_one()
        if not self.max_per_day:
            return float('inf')
        start = self.stall_id._get_start_of_day()
        domain = [('product_id', '=', self.id), ('order_id.state', '=', 'sale'), ('order_id.date_order', '>=', start)]
        # Other buyers' orders are not for the user to see; their sum decides what is left.
        sold = sum(
            uom._compute_quantity(quantity, self.uom_id, round=False)
            for uom, quantity in self.env['sale.order.line']
            .sudo()
            ._read_group(domain, ['product_uom_id'], ['product_uom_qty:sum'])
        )
        return max(self.max_per_day - sold - self._get_promised_quantity(except_order=except_order), 0)
