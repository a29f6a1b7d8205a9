from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.farm_base.tests.common import FarmCommon


@tagged('post_install', '-at_install')
class TestIsolation(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stall = cls._create_stall()
        cls.lot = cls._receive(cls._create_listing(cls.stall))
        cls.hold = cls._hold(cls.lot)
        cls.other_market = cls._create_market("Sàn khác")

    def test_another_markets_board_sees_nothing_of_this_market(self):
        stranger = self._create_user('bql2', 'farm_base.group_board', market=self.other_market)
        for record in (self.stall, self.stall.producer_id, self.hub_a, self.hold):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(stranger).read(['display_name'])

    def test_a_seller_does_not_see_another_sellers_lot_or_hold(self):
        seller = self._create_user('ban2', 'base.group_portal,farm_base.group_seller')
        self._create_stall(name="Của tôi").user_ids = seller
        for record in (self.lot, self.hold, self.stall.producer_id):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(seller).read(['display_name'])

    def test_a_seller_sees_why_the_own_lot_is_stopped(self):
        seller = self._create_user('ban', 'base.group_portal,farm_base.group_seller')
        self.stall.user_ids = seller
        self.assertEqual(self.hold.with_user(seller).reason, "Nghi ngờ dư lượng")

    def test_visitors_see_open_stalls_only(self):
        closed = self._create_stall(name="Chưa mở", state='draft')
        public = self.env.ref('base.public_user')
        public.sudo().company_ids |= self.market
        Stall = self.env['farm.stall'].with_user(public).with_company(self.market)
        found = Stall.search([('id', 'in', (self.stall | closed).ids)])
        self.assertEqual(found.ids, self.stall.ids)

    def test_a_consumer_cannot_write_a_stall(self):
        consumer = self._create_user('mua', 'base.group_portal')
        with self.assertRaises(AccessError):
            self.stall.with_user(consumer).tagline = "Của tôi"
