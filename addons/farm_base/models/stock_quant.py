from odoo import api, models
from odoo.exceptions import UserError

#: Places from which goods do not come back under the market's control.
EXIT_USAGES = ('customer', 'production')


class StockQuant(models.Model):
    _inherit = 'stock.quant'

    def _gather(self, product_id, location_id, lot_id=None, package_id=None, owner_id=None, strict=False, qty=0):
        # OVERRIDE: only where a reservation for a buyer asks for it (see `_get_reserve_quantity`). Filtering always
        # would also hide quants from unreserving and from moves, and leave negative reservations behind.
        quants = super()._gather(
            product_id,
            location_id,
            lot_id=lot_id,
            package_id=package_id,
            owner_id=owner_id,
            strict=strict,
            qty=qty,
        )
        if self.env.context.get('released_lots_only'):
            quants = quants.filtered('lot_id.is_released')
        return quants

    def _get_reserve_quantity(
        self,
        product_id,
        location_id,
        quantity,
        uom_id=None,
        lot_id=None,
        package_id=None,
        owner_id=None,
        strict=False,
    ):
        # OVERRIDE: a lot that may not be sold is not reserved, unless the move stays in the house (see `stock.move`).
        quants = self
        if (
            product_id.is_gated
            and product_id.uom_id.compare(quantity, 0) > 0
            and not self.env.context.get('reserve_unreleased_lots')
        ):
            quants = self.with_context(released_lots_only=True)
        reserved = super(StockQuant, quants)._get_reserve_quantity(
            product_id,
            location_id,
            quantity,
            uom_id=uom_id,
            lot_id=lot_id,
            package_id=package_id,
            owner_id=owner_id,
            strict=strict,
        )
        return [(quant.with_env(self.env), taken) for quant, taken in reserved]

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
        # OVERRIDE: every way out (delivery, point of sale, import, RPC) passes here, so here the gate is closed.
        if product_id.is_gated and location_id.usage in EXIT_USAGES and product_id.uom_id.compare(quantity, 0) > 0:
            if not lot_id:
                raise UserError(
                    self.env._("%s cannot leave without its lot. Enter the lot that is handed over.", product_id.name)
                )
            lot_id.sudo()._check_released()
        res = super()._update_available_quantity(
            product_id,
            location_id,
            quantity=quantity,
            reserved_quantity=reserved_quantity,
            lot_id=lot_id,
            package_id=package_id,
            owner_id=owner_id,
            in_date=in_date,
        )
        if quantity and product_id.is_gated and location_id.usage == 'internal':
            product_id.product_tmpl_id._update_listing_release()
        return res
