from datetime import timedelta

from odoo import fields

from odoo.addons.farm_market.tests.common import FarmMarketCommon


class FarmPromotionCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens, 500)
        cls._receive(cls.rice_bag, 500)
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager
        cls.sponsor = cls.env['res.partner'].create({'name': "Quỹ Nông sản sạch"})

    @classmethod
    def _propose(cls, stall=None, approved=True, **values):
        """Return a promotion of 10 percent with a budget of 100.000 đồng that the board approved."""
        program = cls.env['loyalty.program']._propose(
            cls.market,
            stall or cls.env['farm.stall'],
            {
                'name': "Giảm 10%",
                'kind': 'percent',
                'value': 10,
                'payer': 'seller' if stall else 'market',
                'budget': 100000,
                'date_from': fields.Date.today() - timedelta(days=1),
                **values,
            },
        )
        if approved:
            program.with_user(cls.board).action_approve_promotion()
        return program

    @classmethod
    def _fill_cart(cls, *lines):
        """Return a cart with the promotions that it gets without a code."""
        cart = cls._create_cart(*(lines or ((cls.greens, 2), (cls.rice_bag, 4))))
        cart._update_programs_and_rewards()
        cart._auto_apply_rewards()
        return cart

    @staticmethod
    def _get_discount(orders):
        return -sum(orders.order_line.filtered('reward_id').mapped('price_total'))
