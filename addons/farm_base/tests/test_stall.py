from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_base.tests.common import FarmCommon


@tagged('post_install', '-at_install')
class TestStall(FarmCommon):
    def test_a_stall_brings_its_own_location(self):
        first, second = self._create_stall(name="Một"), self._create_stall(name="Hai")
        self.assertTrue(first.location_id)
        self.assertNotEqual(first.location_id, second.location_id)
        self.assertEqual(first.location_id.warehouse_id, self.hub_a.warehouse_id)

    def test_only_the_board_opens_a_stall(self):
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_a.manager_ids = manager
        stall = self._create_stall(state='draft').with_user(manager)
        stall.action_submit()
        with self.assertRaises(UserError):
            stall.action_approve()
        board = self._create_user('bql', 'farm_base.group_board')
        stall.with_user(board).action_approve()
        self.assertEqual((stall.state, stall.approved_by_id), ('open', board))

    def test_a_commune_manager_runs_the_stalls_of_his_commune_and_no_other(self):
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_a.manager_ids = manager
        own, other = self._create_stall(self.hub_a), self._create_stall(self.hub_b)
        own.with_user(manager).tagline = "Rau sạch"
        with self.assertRaises(AccessError):
            other.with_user(manager).read(['name'])

    def test_a_commune_without_a_board_has_no_managers_rights(self):
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_c.manager_ids = manager
        with self.assertRaises(AccessError):
            self._create_stall(self.hub_c).with_user(manager).read(['name'])

    def test_received_goods_belong_to_the_seller(self):
        product = self._create_listing(self._create_stall())
        lot = self._receive(product, 12.5)
        quant = lot.quant_ids.filtered(lambda quant: quant.location_id.usage == 'internal')
        self.assertEqual(quant.quantity, 12.5)
        self.assertEqual(quant.owner_id, product.stall_id.owner_id)

    def test_goods_of_another_stall_are_not_received(self):
        product = self._create_listing(self._create_stall(name="Một"))
        with self.assertRaises(UserError):
            self._create_stall(name="Hai")._receive_lot(product, 1, {'name': 'X'})

    def test_farm_goods_are_always_tracked_by_lots(self):
        product = self._create_listing(self._create_stall(), tracking='none')
        self.assertEqual(product.tracking, 'lot')
        with self.assertRaises(ValidationError):
            product.product_tmpl_id.tracking = 'none'
