from odoo.addons.farm_market.tests.common import FarmMarketCommon

STARS = {'packing': 4, 'preparation': 5, 'service': 3}


class FarmTrustCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens)
        cls._receive(cls.rice_bag)
        cls.buyer_user = cls._create_user('mua', 'base.group_portal', name="Nguyễn Thu Hà")
        cls.buyer = cls.buyer_user.partner_id
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.other_seller = cls._create_user('ban2', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.stall_b.user_ids = cls.other_seller
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager

    @classmethod
    def _order(cls, product, quantity=1, delivered=True):
        """Return the stall's order of a confirmed purchase of one item."""
        cart = cls._create_cart((product, quantity))
        cart.action_confirm()
        order = cart.checkout_id.order_ids
        if delivered:
            order.action_hand_over()
        return order

    @classmethod
    def _rate(cls, order, quality=5, look=4, comment="Tươi ngon", stars=None):
        item = order.order_line.product_id.product_tmpl_id
        return order._rate({item.id: {'quality': quality, 'look': look, 'comment': comment}}, stars or STARS)
