from odoo import fields, models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    """Sale on the spot: the same stock and the same gate as in the shop, handed over at once."""

    _inherit = 'sale.order'

    is_spot_sale = fields.Boolean(readonly=True, copy=False, help="Sold by the stall to somebody who stood before it.")
    round_id = fields.Many2one(
        'event.event', string="Offline Round", readonly=True, copy=False, ondelete='restrict', index='btree_not_null'
    )

    def _check_spot_stock(self):
        """Goods that others are paying for on the website at this moment are not sold a second time."""
        self.ensure_one()
        self.env.flush_all()
        for product, lines in self.order_line.grouped('product_id').items():
            free = self.env['farm.promise']._get_unpromised_quantity(product.id, self.id)
            wanted = sum(lines.mapped('product_uom_qty'))
            if product.uom_id.compare(free, wanted) < 0:
                raise UserError(
                    self.env._(
                        "Of %(goods)s only %(quantity)s %(unit)s can be sold: the rest is promised, held or sold.",
                        goods=product.name,
                        quantity=f"{max(free, 0):g}",
                        unit=product.uom_id.name,
                    )
                )

    def _on_sold_on_the_spot(self):
        """Hook: the stall handed the goods over and took the buyer's money. Same transaction."""
