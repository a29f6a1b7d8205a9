from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestRoles(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens)
        cls._receive(cls.rice_bag)
        cls.cart = cls._create_cart((cls.greens, 1), (cls.rice_bag, 1))
        cls.cart.action_confirm()
        cls.order_a, cls.order_b = cls.cart.checkout_id.order_ids.sorted('id')
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager

    def test_a_seller_sees_the_orders_of_the_own_stall_and_no_other(self):
        self.assertTrue(self.order_a.with_user(self.seller).read(['name']))
        for record in (self.order_b, self.order_b.picking_ids, self.order_b.order_line):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.seller).read(['display_name'])

    def test_a_commune_manager_sees_the_orders_of_the_commune_and_no_other(self):
        self.assertTrue(self.order_a.with_user(self.manager).read(['name']))
        with self.assertRaises(AccessError):
            self.order_b.with_user(self.manager).read(['name'])

    def test_a_seller_packs_the_own_order_and_no_other(self):
        self.order_a.with_user(self.seller).action_mark_packed()
        self.assertEqual(self.order_a.fulfilment_state, 'packed')
        with self.assertRaises(AccessError):
            self.order_b.with_user(self.seller).action_mark_packed()

    def test_a_new_buyer_may_shop_on_every_market(self):
        other = self._create_market("Sàn thứ hai")
        buyer = self._create_user('mua', 'base.group_portal')
        self.assertIn(other, buyer.company_ids)
        self.assertIn(self.market, buyer.company_ids)

    def test_a_market_opened_later_takes_the_buyers_that_are_there(self):
        buyer = self._create_user('mua', 'base.group_portal')
        self.assertIn(self._create_market("Sàn mới"), buyer.company_ids)

    def test_a_seller_does_not_open_the_own_stall_past_the_board(self):
        draft = self._create_stall(self.hub_a, name="Mới", state='draft')
        draft.user_ids = self.seller
        for values in ({'state': 'open'}, {'user_ids': False}, {'hub_id': self.hub_b.id}, {'company_id': False}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                draft.with_user(self.seller).write(values)
        draft.with_user(self.seller).action_submit()
        self.assertEqual(draft.state, 'submitted')

    def test_a_commune_manager_does_not_open_a_stall_past_the_board(self):
        draft = self._create_stall(self.hub_a, name="Mới", state='draft')
        with self.assertRaises(AccessError):
            draft.with_user(self.manager).state = 'open'

    def test_terms_of_a_commune_do_not_overlap_and_are_read_by_its_manager_alone(self):
        values = {'hub_id': self.hub_a.id, 'operator_id': self.market.partner_id.id}
        terms = self.env['farm.hub.agreement'].create(
            {**values, 'name': "01/TT", 'date_from': '2020-01-01', 'date_to': '2020-12-31'}
        )
        with self.assertRaises(ValidationError):
            terms.create({**values, 'name': "02/TT", 'date_from': '2020-06-01'})
        current = terms.create({**values, 'name': "03/TT", 'date_from': '2021-01-01'})
        self.assertEqual(terms.search([('is_in_force', '=', True), ('hub_id', '=', self.hub_a.id)]), current)
        self.assertTrue(current.with_user(self.manager).read(['name']))
        other = self._create_user('xa2', 'farm_base.group_commune_manager')
        self.hub_b.manager_ids = other
        with self.assertRaises(AccessError):
            current.with_user(other).read(['name'])

    def test_the_story_stands_in_each_language_as_it_was_written(self):
        self.env['res.lang']._activate_lang('vi_VN')
        self.stall_a.with_user(self.seller)._write_story(
            {'vi_VN': "Nhà tôi trồng rau.\nSạch.", 'en_US': "We grow greens."}
        )
        self.assertIn("Nhà tôi trồng rau.<br>Sạch.", self.stall_a.with_context(lang='vi_VN').story)
        self.assertIn("We grow greens.", self.stall_a.with_context(lang='en_US').story)
        self.stall_a._write_story({'vi_VN': "Nhà tôi nuôi gà.", 'en_US': "We raise hens."})
        self.assertIn("Nhà tôi nuôi gà.", self.stall_a.with_context(lang='vi_VN').story)
        self.assertIn("We raise hens.", self.stall_a.with_context(lang='en_US').story)
