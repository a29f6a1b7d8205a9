from odoo import models
from odoo.http import request


class SaleOrder(models.Model):
    _inherit = 'sale.order'

    def _prepare_order_line_values(self, product_id, *args, **kwargs):
        # OVERRIDE: goods that a buyer came to from a livestream count for it.
        values = super()._prepare_order_line_values(product_id, *args, **kwargs)
        track_id = request.session.get('farm_live_track_id') if request else None
        if track_id:
            track_sudo = self.env['event.track'].sudo().browse(track_id).exists()  # a number from the own session
            goods = track_sudo.pin_ids.product_tmpl_id.product_variant_ids
            if track_sudo and track_sudo._counts_orders_now() and product_id in goods.ids:
                values['live_track_id'] = track_sudo.id
        return values
