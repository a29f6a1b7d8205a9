from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import html2plaintext

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestActs(FarmMarketCommon):
    """Who takes the steps of a stall, and that steps in a seller's name are marked and told."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager
        cls.consumer = cls._create_user('mua', 'base.group_portal')
        cls.buyer = cls.consumer.partner_id
        cls._receive(cls.greens)
        cls.order = cls._create_cart((cls.greens, 1))
        cls.order.action_confirm()

    def _acts(self):
        return [html2plaintext(act.body) for act in self.stall_a.with_user(self.seller)._get_acts(limit=20)]

    def test_who_only_reads_an_order_takes_none_of_its_steps(self):
        users = [
            self.consumer,
            *(
                self._create_user(f'{office}1', f'farm_base.group_{office}')
                for office in ('agency', 'lab', 'trainer', 'inspector', 'operator')
            ),
        ]
        for user in users:
            order = self.order.with_user(user)
            self.assertTrue(order.read(['id']))
            for step in (order.action_mark_packed, order.action_hand_over, lambda o=order: o.action_give_up("x")):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    step()
        self.assertEqual(self.order.fulfilment_state, 'new')

    def test_a_manager_of_a_commune_without_a_board_takes_no_step(self):
        self.hub_a.has_board = False
        with self.assertRaises(AccessError):
            self.order.with_user(self.manager).action_mark_packed()

    def test_packing_and_handing_over_in_a_sellers_name_is_marked(self):
        self.order.with_user(self.manager).action_mark_packed()
        self.order.with_user(self.manager).action_hand_over()
        acts = self._acts()
        self.assertEqual(len(acts), 2)
        self.assertTrue(all(self.manager.name in act and self.order.name in act for act in acts))
        self.assertEqual(self.order.fulfilment_state, 'delivered')

    def test_a_manager_cancels_an_order_with_a_reason_and_it_is_marked(self):
        wizard = self.env['farm.order.give.up'].with_user(self.manager)
        wizard.create({'order_ids': self.order.ids, 'reason': "Ruộng ngập"}).action_confirm()
        self.assertEqual((self.order.state, self.order.cancel_reason), ('cancel', "Ruộng ngập"))
        self.assertTrue(any(self.manager.name in act and self.order.name in act for act in self._acts()))

    def test_a_manager_of_another_commune_cancels_nothing(self):
        other = self._create_user('xa2', 'farm_base.group_commune_manager')
        with self.assertRaises(AccessError):
            wizard = self.env['farm.order.give.up'].with_user(other)
            wizard.create({'order_ids': self.order.ids, 'reason': "Không"}).action_confirm()
        self.assertEqual(self.order.state, 'sale')

    def test_what_the_seller_does_is_not_marked(self):
        self.order.with_user(self.seller).action_mark_packed()
        self.stall_a.with_user(self.seller)._receive_lot(self.greens.with_user(self.seller), 1, {'name': 'L-1'})
        self.assertFalse(self._acts())

    def test_receiving_posting_announcing_and_pausing_in_a_sellers_name_are_marked(self):
        stall = self.stall_a.with_user(self.manager)
        stall._receive_lot(self.greens.with_user(self.manager), 2.5, {'name': 'L-2'})
        listing = (
            self.env['product.template']
            .with_user(self.manager)
            .create({'name': "Rau muống", 'stall_id': stall.id, 'company_id': self.market.id, 'type': 'consu'})
        )
        self.env['farm.harvest'].with_user(self.manager).create(
            {'product_tmpl_id': listing.id, 'expected_on': '2099-01-01', 'quantity': 10}
        )
        stall.action_pause()
        stall.action_resume()
        acts = '\n'.join(self._acts())
        self.assertEqual(len(self._acts()), 5)
        for words in ('L-2', '2.5', "Rau muống", '2099-01-01'):
            self.assertIn(words, acts)
