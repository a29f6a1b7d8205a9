from odoo import models


class StockPicking(models.Model):
    _inherit = 'stock.picking'

    def _is_handed_over_at_the_stall(self):
        return self.sale_id.is_spot_sale or super()._is_handed_over_at_the_stall()
