from odoo import Command, api, models
from odoo.exceptions import AccessError, UserError

PROPOSERS = ('farm_base.group_board', 'farm_base.group_operator', 'farm_base.group_commune_manager')


class LoyaltyProgram(models.Model):
    """Proposing a promotion in words that a seller uses; what Odoo's engine needs for it follows."""

    _inherit = 'loyalty.program'

    @api.model
    def _propose(self, company, stall, values):
        """Create a promotion that waits for the board.

        :param farm.stall stall: whose goods take part; empty for all goods of the market
        :param dict values: name, kind (percent, amount, shipping, gift), value, goods (`product.product`), minimum,
            payer, sponsor, budget, date_from, date_to, code
        :raises AccessError: when the user does not run the stall, or proposes for the market without an office there
        """
        self._check_may_propose(stall)
        # The right to propose was checked above. The engine's programs, rules, rewards and their discount products are
        # no business of sellers and communes; `values` names only what they may say.
        program_sudo = self.sudo().create(self._prepare_proposal_values(company, stall, values))
        program_sudo.message_subscribe(self.env.user.partner_id.ids)
        return program_sudo.sudo(False)

    def _check_may_propose(self, stall):
        if stall:
            stall.check_access('write')
        elif not self.env.su and not any(self.env.user.has_group(group) for group in PROPOSERS):
            raise AccessError(self.env._("Propose promotions for your own stall."))

    @api.model
    def _prepare_proposal_values(self, company, stall, values):
        goods = values.get('goods') or self.env['product.product']
        if stall and not goods:
            goods = stall.product_ids.product_variant_ids
        if stall and (not goods or goods.stall_id != stall):
            raise UserError(self.env._("Choose goods of the stall."))
        code = (values.get('code') or '').strip().upper()
        return {
            'name': values['name'],
            'company_id': company.id,
            'currency_id': company.currency_id.id,
            'program_type': 'promo_code' if code else 'promotion',
            'trigger': 'with_code' if code else 'auto',
            'applies_on': 'current',
            'website_id': self.env['website'].search([('company_id', '=', company.id)], limit=1).id,
            'stall_id': stall.id,
            'payer': values['payer'],
            'sponsor_id': values['sponsor'].id if values.get('sponsor') else False,
            'budget': values['budget'],
            'date_from': values.get('date_from'),
            'date_to': values.get('date_to'),
            'approval_state': 'submitted',
            'proposed_by_id': self.env.uid,
            'rule_ids': [Command.clear(), Command.create(self._prepare_proposal_rule(goods, code, values))],
            'reward_ids': [Command.clear(), Command.create(self._prepare_proposal_reward(goods, values))],
        }

    def _prepare_proposal_rule(self, goods, code, values):
        return {
            'mode': 'with_code' if code else 'auto',
            'code': code or False,
            'product_ids': [Command.set(goods.ids)],
            'minimum_amount': values.get('minimum') or 0,
            'minimum_qty': 0,
            'reward_point_mode': 'order',
            'reward_point_amount': 1,
        }

    def _prepare_proposal_reward(self, goods, values):
        kind, value = values['kind'], values.get('value') or 0
        if kind == 'gift':
            return {'reward_type': 'product', 'reward_product_id': values['gift'].id, 'reward_product_qty': 1}
        if kind == 'shipping':
            return {'reward_type': 'shipping', 'discount_max_amount': value}
        return {
            'reward_type': 'discount',
            'discount_mode': 'percent' if kind == 'percent' else 'per_order',
            'discount': value,
            'discount_applicability': 'specific' if goods else 'order',
            'discount_product_ids': [Command.set(goods.ids)],
        }
