from odoo import models


class ProductTemplate(models.Model):
    """What the item's page of the shop knows."""

    _inherit = 'product.template'

    def _get_additionnal_combination_info(self, product_or_template, quantity, uom, date, website):
        # OVERRIDE: Odoo rounds what is available down to whole units; of kilograms half a one is sold too. No page
        # offers more than one order may hold.
        info = super()._get_additionnal_combination_info(product_or_template, quantity, uom, date, website)
        if 'free_qty' not in info or not product_or_template.is_gated or not product_or_template.is_product_variant:
            return info
        product_sudo = product_or_template.sudo()  # as in the method that is extended: stock is not the buyer's to read
        free = max(website._get_product_available_qty(product_sudo), 0)
        if product_sudo.max_per_order:
            free = min(free, product_sudo.max_per_order)
        free = product_sudo.uom_id._compute_quantity(free, uom, round=False)
        return {**info, 'free_qty': uom._round_down_for_sale(free)}
