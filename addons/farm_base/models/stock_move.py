from odoo import models

from .stock_quant import EXIT_USAGES


class StockMove(models.Model):
    _inherit = 'stock.move'

    def _is_gated_exit(self):
        """Whether the move takes gated goods to where they are used up: a customer, or production."""
        self.ensure_one()
        destination = self.location_final_id or self.location_dest_id
        return self.product_id.is_gated and destination.usage in EXIT_USAGES

    def _with_release_context(self):
        """Let moves that stay in the house (quarantine, transfer between shelves) reserve any lot."""
        self.ensure_one()
        key = 'released_lots_only' if self._is_gated_exit() else 'reserve_unreleased_lots'
        return self.with_context(**{key: True})

    def _get_available_quantity(self, *args, **kwargs):
        # OVERRIDE: what is available to a buyer is what lies in released lots.
        return super(StockMove, self._with_release_context())._get_available_quantity(*args, **kwargs)

    def _update_reserved_quantity_vals(self, *args, **kwargs):
        if self._is_gated_exit():  # the quants close the gate by default
            return super()._update_reserved_quantity_vals(*args, **kwargs)
        return super(StockMove, self._with_release_context())._update_reserved_quantity_vals(*args, **kwargs)
