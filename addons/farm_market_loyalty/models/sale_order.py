from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.farm_base.tools.apportion import apportion


class SaleOrder(models.Model):
    """Promotions in the cart and behind it: only approved ones, within their budget, shared to the đồng."""

    _inherit = 'sale.order'

    # === Cart === #

    def _get_program_domain(self):
        # OVERRIDE: on a market, only what the board approved and what still has budget.
        return self._restrict_programs(super()._get_program_domain(), '')

    def _get_trigger_domain(self):
        # OVERRIDE: the same for codes.
        return self._restrict_programs(super()._get_trigger_domain(), 'program_id.')

    def _restrict_programs(self, domain, prefix):
        if not self.company_id.is_farm_market:
            return domain
        return Domain.AND(
            [
                domain,
                Domain(f'{prefix}company_id', '=', self.company_id.id),
                Domain(f'{prefix}approval_state', '=', 'approved'),
                Domain(f'{prefix}has_budget_left', '=', True)
                | Domain(f'{prefix}id', 'in', [program.id for program in self._get_honoured_costs()]),
            ]
        )

    def _get_honoured_costs(self):
        """Return dict program -> what was set aside for these orders, while it stands or a payment is under way."""
        uses_sudo = (
            self.env['farm.promotion.use'].sudo().search([('order_id', 'in', self.ids), ('state', '=', 'promised')])
        )
        if not any(tx.state in ('pending', 'authorized', 'done') for tx in self.sudo().transaction_ids):
            uses_sudo = uses_sudo.filtered(lambda use: use.expires_at > fields.Datetime.now())
        return {use.program_id: use.amount for use in uses_sudo}

    def _get_reward_line_values(self, reward, coupon, **kwargs):
        # OVERRIDE: a discount takes no more than what is left of the budget.
        vals_list = super()._get_reward_line_values(reward, coupon, **kwargs)
        if not reward.program_id.is_market_promotion:
            return vals_list
        program = reward.program_id
        left = max(program.sudo()._get_budget_left(self)[program], self._get_honoured_costs().get(program, 0))
        if reward.reward_type == 'product':
            self._check_gift(reward, vals_list, left)
            return vals_list
        total = -sum(vals.get('price_unit', 0) for vals in vals_list)
        if not left:
            raise UserError(self.env._("The budget of the promotion “%s” is used up.", program.name))
        factor = min(1, left / total) if total > 0 else 1
        for vals in vals_list:
            vals['price_unit'] = self.currency_id.round(vals.get('price_unit', 0) * factor)
        return vals_list

    def _check_gift(self, reward, vals_list, left):
        """:raises UserError: when the gift is not on sale, or worth more than what is left of the budget"""
        gifts = self.env['product.product'].browse(vals['product_id'] for vals in vals_list)
        if any(gift.is_gated and not gift.product_tmpl_id._is_on_sale() for gift in gifts):
            raise UserError(self.env._("The gift of “%s” is not on sale at the moment.", reward.program_id.name))
        worth = sum(gift.lst_price * vals['product_uom_qty'] for gift, vals in zip(gifts, vals_list, strict=True))
        if worth > left:
            raise UserError(self.env._("The budget of the promotion “%s” is used up.", reward.program_id.name))

    def _get_promotion_costs(self):
        """Return dict program -> what the promotions of a market cost on this order, in đồng."""
        self.ensure_one()
        costs = {}
        for line in self.order_line.filtered('reward_id'):
            program = line.reward_id.program_id
            if program.is_market_promotion:
                costs[program] = costs.get(program, 0) + line._get_promotion_cost()
        return {program: cost for program, cost in costs.items() if cost > 0}

    def _promise_stock(self):
        res = super()._promise_stock()
        self.env['farm.promotion.use']._promise(self)
        return res

    # === Confirmation === #

    def _apportion_shared_lines(self, lines, orders, weights):
        # OVERRIDE: a discount on certain goods belongs to the orders with these goods, in proportion. The first part
        # keeps the coupon: cancelling another stall's order must not touch it.
        rewards = lines.filtered('reward_id')
        res = super()._apportion_shared_lines(lines - rewards, orders, weights)
        for line in rewards:
            shares = line._get_reward_weights(orders)
            parts = apportion(round(line.price_total), shares if any(shares) else weights)
            kept = False
            for order, part in zip(orders, parts, strict=True):
                values = {'price_unit': part, 'product_uom_qty': 1, 'discount': 0, 'order_id': order.id}
                if part and kept:
                    line.copy({**values, 'coupon_id': False, 'points_cost': 0})
                elif part:
                    line.write(values)
                    kept = True
        return res

    def _on_stall_orders_confirmed(self):
        # The buyer or a payment's message confirms; what promotions gave is the market's record.
        self.env['farm.promotion.use'].sudo()._record(self)
        return super()._on_stall_orders_confirmed()

    def _on_stall_orders_cancelled(self):
        uses_sudo = self.env['farm.promotion.use'].sudo().search([('order_id', 'in', self.ids), ('state', '=', 'used')])
        uses_sudo._return()
        return super()._on_stall_orders_cancelled()
