from datetime import timedelta

from odoo import Command, fields
from odoo.http import root
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon

MANY = 49  # and the one that is there at the beginning: 50


@tagged('post_install', '-at_install')
class TestQueries(FarmMarketCommon, HttpCase):
    """A page asks the database as often for many rows as for one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller', password='ban')
        cls.stall_a.user_ids = cls.seller
        cls._receive(cls.greens)
        cls._create_cart((cls.greens, 1)).action_confirm()
        cls._announce(cls.greens)

    @classmethod
    def _announce(cls, product):
        cls.env['farm.harvest'].create(
            {
                'product_tmpl_id': product.product_tmpl_id.id,
                'expected_on': fields.Date.today() + timedelta(days=5),
                'quantity': 5,
            }
        )

    def _count(self, path):
        """Return how many queries a page takes once its caches are warm."""
        for _time in range(2):
            self.assertEqual(self.url_open(path).status_code, 200, path)
        self.env.flush_all()
        before = self.cr.sql_log_count
        self.url_open(path)
        return self.cr.sql_log_count - before

    def _add_rows(self):
        for number in range(MANY):
            product = self._list(self.stall_a, f"Rau {number}")
            self._receive(product)
            self._create_cart((product, 1)).action_confirm()
            self._announce(product)

    def _assert_same(self, paths, slack=2):
        few = {path: self._count(path) for path in paths}
        self._add_rows()
        for path in paths:
            many = self._count(path)
            with self.subTest(path=path, few=few[path], many=many):
                self.assertLessEqual(many, few[path] + slack)

    def test_shop_and_stall_ask_the_same_for_one_item_and_for_many(self):
        self._assert_same(('/shop', self.stall_a._get_website_url(), '/stalls', '/harvests', self.greens.website_url))

    def test_a_narrowed_shop_asks_the_same_for_one_item_and_for_many(self):
        commune = self.stall_a.commune_id.id
        self.stall_a.write({'latitude': 21.36, 'longitude': 105.97})
        self._assert_same((f'/shop?commune={commune}&near={commune}&km=20&search=rau',))

    def test_a_cart_asks_the_same_for_one_line_and_for_many(self):
        buyer = self._create_user('mua', 'base.group_portal', password='mua')
        session = self.authenticate('mua', 'mua')
        cart = self._create_cart((self.greens, 1))
        cart.partner_id = buyer.partner_id
        session['sale_order_id'] = cart.id
        root.session_store.save(session)
        few = self._count('/shop/cart')
        for number in range(MANY):
            product = self._list(self.stall_a, f"Rau {number}")
            self._receive(product)
            cart.order_line = [Command.create({'product_id': product.id, 'product_uom_qty': 1})]
        many = self._count('/shop/cart')
        self.assertLessEqual(many, few + 2)

    def test_the_sellers_centre_asks_the_same_for_one_order_and_for_many(self):
        self.authenticate('ban', 'ban')
        stall = self.stall_a.id
        self._assert_same(
            (f'/my/stalls/{stall}', f'/my/stalls/{stall}/orders', f'/my/stalls/{stall}/goods', '/my/stalls')
        )
