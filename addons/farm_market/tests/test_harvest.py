from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestHarvest(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.harvest = cls.env['farm.harvest'].create(
            {
                'product_tmpl_id': cls.greens.product_tmpl_id.id,
                'expected_on': fields.Date.today() + timedelta(days=10),
                'quantity': 10,
            }
        )
        cls.first = cls._create_user('mua', 'base.group_portal')
        cls.second = cls._create_user('mua2', 'base.group_portal')

    def setUp(self):
        super().setUp()
        self.registry_enter_test_mode()  # a scheduled action commits after each request

    def _run_cron(self):
        self.env.ref('farm_market.ir_cron_harvest_requests').method_direct_trigger()
        self.env.invalidate_all()

    def _request(self, user, quantity):
        return self.harvest.with_user(user)._request(user.partner_id, quantity)

    def test_a_seller_announces_harvests_of_the_own_stall_alone(self):
        values = {'expected_on': fields.Date.today() + timedelta(days=5), 'quantity': 5}
        Harvest = self.env['farm.harvest'].with_user(self.seller)
        self.assertTrue(Harvest.create({**values, 'product_tmpl_id': self.greens.product_tmpl_id.id}))
        with self.assertRaises(AccessError):
            Harvest.create({**values, 'product_tmpl_id': self.rice_bag.product_tmpl_id.id})

    def test_a_harvest_to_come_lies_in_the_future(self):
        with self.assertRaises(ValidationError):
            self.harvest.expected_on = '2020-01-01'

    def test_nobody_asks_for_more_than_is_left(self):
        self._request(self.first, 7)
        with self.assertRaisesRegex(UserError, "3"):
            self._request(self.second, 4)
        self.assertEqual(self._request(self.second, 3).quantity, 3)

    def test_a_request_taken_back_leaves_its_part_to_others(self):
        wanted = self._request(self.first, 10)
        with self.assertRaises(AccessError):
            wanted.with_user(self.second).action_take_back()
        wanted.with_user(self.first).action_take_back()
        self.assertEqual(self.harvest.quantity_left, 10)

    def test_requests_become_unpaid_orders_when_the_lot_is_released(self):
        wanted = self._request(self.first, 2.5)
        self._run_cron()
        self.assertEqual(wanted.state, 'waiting')
        self._receive(self.greens, 10, harvest_id=self.harvest.id)
        self._run_cron()
        self.assertEqual(wanted.state, 'ordered')
        order = wanted.order_id
        self.assertEqual((order.state, order.stall_id, order.partner_id), ('sale', self.stall_a, self.first.partner_id))
        self.assertEqual(order.order_line.filtered('stall_id').product_uom_qty, 2.5)
        self.assertTrue(order.is_paid_at_hand_over)
        self.assertEqual(self.harvest.state, 'arrived')

    def test_a_held_lot_makes_no_orders(self):
        wanted = self._request(self.first, 2)
        hold = self._hold(self._receive(self.greens, 10, harvest_id=self.harvest.id))
        self._run_cron()
        self.assertEqual(wanted.state, 'waiting')
        cron = self.env.ref('farm_market.ir_cron_harvest_requests')
        before = self.env['ir.cron.trigger'].search_count([('cron_id', '=', cron.id)])
        hold._close("Đạt")
        self.assertGreater(self.env['ir.cron.trigger'].search_count([('cron_id', '=', cron.id)]), before)
        self._run_cron()
        self.assertEqual(wanted.state, 'ordered')

    def test_who_asked_first_is_served_first_and_the_others_are_told(self):
        first, second = self._request(self.first, 6), self._request(self.second, 4)
        self._receive(self.greens, 7, harvest_id=self.harvest.id)
        self._run_cron()
        self.assertEqual((first.state, second.state), ('ordered', 'missed'))
        self.assertTrue(second.note)

    def test_nobody_buys_what_others_asked_for_before_their_orders_are_made(self):
        self._request(self.first, 6)
        self._receive(self.greens, 7, harvest_id=self.harvest.id)
        cart = self._create_cart((self.greens, 2))
        self.assertEqual(cart._get_free_qty(self.greens), 1)
        self.assertEqual(self.website._get_product_available_qty(self.greens), 1)
        with self.assertRaises(ValidationError):
            cart._promise_stock()
        self._run_cron()
        self.assertEqual(cart._get_free_qty(self.greens), 1)

    def test_requests_for_a_harvest_that_is_not_there_keep_nothing_from_others(self):
        self._receive(self.greens, 7)
        self._request(self.first, 6)
        self.assertEqual(self._create_cart((self.greens, 2))._get_free_qty(self.greens), 7)

    def test_a_harvest_that_does_not_come_is_told(self):
        wanted = self._request(self.first, 6)
        self.harvest.with_user(self.seller).action_cancel()
        self.assertEqual((self.harvest.state, wanted.state), ('cancel', 'missed'))

    def test_a_buyer_sees_the_own_requests_alone(self):
        wanted = self._request(self.first, 6)
        self.assertTrue(wanted.with_user(self.first).read(['quantity']))
        with self.assertRaises(AccessError):
            wanted.with_user(self.second).read(['quantity'])
