from odoo import models


class StockMove(models.Model):
    """The mass balance of certificates is asked at both ends of a sale: when it is ordered and when it leaves."""

    _inherit = 'stock.move'

    def _action_confirm(self, *args, **kwargs):
        # OVERRIDE: an order beyond a certificate's quantity is refused as a whole.
        moves = super()._action_confirm(*args, **kwargs)
        moves._check_certificate_balance(with_orders=True)
        return moves

    def _action_done(self, *args, **kwargs):
        # OVERRIDE: what was ordered earlier, or never (point of sale), is counted again on its way out.
        moves = super()._action_done(*args, **kwargs)
        moves.filtered(lambda move: move.location_dest_id.usage == 'customer')._check_certificate_balance(
            with_orders=False
        )
        return moves

    def _check_certificate_balance(self, with_orders):
        exits = self.filtered(lambda move: move.state != 'draft' and move._is_gated_exit())
        items = exits.product_id.product_tmpl_id
        if items:
            for certificates in self.env['farm.certificate']._get_balances(items):
                certificates._check_balance(with_orders)
