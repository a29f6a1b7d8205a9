from odoo import fields, models


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    def _get_promotions(self):
        """Return the promotions in force that name this listing, for its page."""
        self.ensure_one()
        Program = self.env['loyalty.program'].sudo()  # promotions in force are public
        domain = Program._get_running_domain(self.company_id, fields.Date.context_today(self))
        goods = self.sudo().product_variant_ids
        return Program.search(domain).filtered(
            lambda program: any(goods & reward._get_market_goods() for reward in program.reward_ids)
        )
