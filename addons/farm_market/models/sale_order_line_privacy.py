from odoo import models


class SaleOrderLine(models.Model):
    _name = 'sale.order.line'
    _inherit = ['sale.order.line', 'farm.buyer.privacy.mixin']

    def _get_buyer_fields(self):
        return super()._get_buyer_fields() | {'order_partner_id'}
