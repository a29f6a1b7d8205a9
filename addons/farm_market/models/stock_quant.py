from odoo import api, models


class StockQuant(models.Model):
    """Reservations of buyers who confirm at the same time stand beside each other instead of waiting in a row."""

    _inherit = 'stock.quant'

    @api.model
    def _update_available_quantity(
        self,
        product_id,
        location_id,
        quantity=False,
        reserved_quantity=False,
        lot_id=None,
        package_id=None,
        owner_id=None,
        in_date=None,
    ):
        # OVERRIDE: Odoo writes every reservation on the one row of a lot. Of fifty buyers at once most would fail for
        # having read it before another wrote it, though the goods were promised to them. Odoo itself puts a
        # reservation on a row of its own where that row is locked, and merges the rows by its scheduler; here it
        # does so from the start.
        if product_id.is_gated and reserved_quantity and not quantity:
            place = (product_id, location_id, lot_id, package_id, owner_id)
            if reserved_quantity > 0 and self.env.context.get('reserve_beside'):
                return self._reserve_beside(reserved_quantity, *place), in_date
            if reserved_quantity < 0:
                quants = self._gather(*place, strict=True)
                reserved_quantity = quants._take_reserved_beside(-reserved_quantity)
                if not reserved_quantity:
                    return quants._get_available_quantity(product_id, location_id, lot_id), in_date
        return super()._update_available_quantity(
            product_id,
            location_id,
            quantity=quantity,
            reserved_quantity=reserved_quantity,
            lot_id=lot_id,
            package_id=package_id,
            owner_id=owner_id,
            in_date=in_date,
        )

    def _reserve_beside(self, quantity, product, location, lot, package, owner):
        """Put a reservation on a row of its own; return what is available after it."""
        self.sudo().create(
            {
                'product_id': product.id,
                'location_id': location.id,
                'lot_id': lot and lot.id,
                'package_id': package and package.id,
                'owner_id': owner and owner.id,
                'quantity': 0,
                'reserved_quantity': quantity,
            }
        )
        return self._get_available_quantity(product, location, lot, package, owner, strict=True, allow_negative=True)

    def _take_reserved_beside(self, quantity):
        """Free `quantity` on the rows that hold nothing but reservations; return what is left of it, negated."""
        for quant_sudo in self.sudo():
            if quant_sudo.quantity or quant_sudo.reserved_quantity <= 0:
                continue
            taken = min(quantity, quant_sudo.reserved_quantity)
            quant_sudo.reserved_quantity -= taken
            quantity = quant_sudo.product_uom_id.round(quantity - taken)
            if not quantity:
                break
        return -quantity or False
