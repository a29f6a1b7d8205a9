from odoo import models


class LoyaltyReward(models.Model):
    _inherit = 'loyalty.reward'

    def _get_market_goods(self):
        """Return the listings that the reward gives or makes cheaper; none where it is not about certain goods."""
        self.ensure_one()
        if self.reward_type == 'product':
            return self.reward_product_ids
        if self.reward_type == 'discount' and self.discount_applicability == 'specific':
            return self.env['product.product'].search(self._get_discount_product_domain())
        return self.env['product.product']
