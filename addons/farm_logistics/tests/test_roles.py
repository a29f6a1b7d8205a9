from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import LogisticsCommon

ROUND, PARCEL, CASH = 'farm.round', 'farm.round.parcel', 'farm.cod.remittance'
READING, PILOT, CONDITION = 'farm.temperature.reading', 'farm.logistics.pilot', 'farm.storage.condition'
#: role → model → what it may do (read, write, create, delete)
EXPECTED = {
    'dispatcher': {ROUND: 'rwcd', PARCEL: 'rwcd', CASH: 'rwc', READING: 'rc', PILOT: 'rw', CONDITION: 'rwc'},
    'board': {ROUND: 'r', PARCEL: 'r', CASH: 'r', READING: 'r', PILOT: 'rwcd', CONDITION: 'rwcd'},
    'accountant': {ROUND: 'r', PARCEL: 'r', CASH: 'rwcd', READING: 'r', PILOT: 'r', CONDITION: 'r'},
    'operator': {ROUND: 'r', PARCEL: 'r', CASH: 'r', READING: 'r', PILOT: 'r', CONDITION: 'r'},
    'quality_officer': {ROUND: 'r', PARCEL: '', CASH: '', READING: 'rc', PILOT: 'r', CONDITION: 'rwc'},
    'agency': {ROUND: 'r', PARCEL: '', CASH: '', READING: 'r', PILOT: 'r', CONDITION: 'r'},
    'lab': {ROUND: 'r', PARCEL: '', CASH: '', READING: 'r', PILOT: 'r', CONDITION: 'r'},
    'commune_manager': {ROUND: 'r', PARCEL: 'r', CASH: '', READING: 'rc', PILOT: '', CONDITION: 'r'},
}
OPERATIONS = {'r': 'read', 'w': 'write', 'c': 'create', 'd': 'unlink'}


@tagged('post_install', '-at_install')
class TestRoles(LogisticsCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        orders = cls._order((cls.greens, 1), (cls.rice_bag, 1), cash=True)
        cls.parcel_a = cls._depart(cls._pack(orders[0]))
        cls.parcel_b = cls._depart(cls._pack(orders[1]))
        cls._deliver(cls.parcel_a)
        action = cls.parcel_a.round_id.action_prepare_remittance()
        cls.records = {
            ROUND: cls.parcel_a.round_id.sudo(False),
            PARCEL: cls.parcel_a,
            CASH: cls.env[CASH].browse(action['res_id']),
            READING: cls.env[READING].create({'temperature': 5, 'round_id': cls.parcel_a.round_id.id}),
            PILOT: cls.env[PILOT].create({'name': "Thử"}),
            CONDITION: cls.env[CONDITION].create(
                {
                    'commodity_id': cls.rice.id,
                    'temperature_max': 30,
                    'company_id': cls.market.id,
                }
            ),
        }

    def _allowed(self, user, model):
        record = self.records[model].with_user(user)
        return ''.join(key for key, operation in OPERATIONS.items() if record.has_access(operation))

    def test_each_role_may_do_what_is_its_task_and_no_more(self):
        for role, expected in EXPECTED.items():
            user = self._create_user(f'vai_{role}', f'farm_base.group_{role}')
            if role == 'commune_manager':
                self.hub_a.manager_ids = user
            for model, operations in expected.items():
                with self.subTest(role=role, model=model):
                    self.assertEqual(self._allowed(user, model), operations)

    def test_buyers_see_none_of_it(self):
        buyer = self._create_user('mua', 'base.group_portal')
        for model in EXPECTED['board']:
            with self.subTest(model=model):
                self.assertEqual(self._allowed(buyer, model), '')

    def test_another_market_sees_nothing(self):
        other = self._create_market("Sàn khác")
        stranger = self._create_user('la', 'farm_base.group_dispatcher,farm_base.group_accountant', market=other)
        for model in EXPECTED['board']:
            with self.subTest(model=model):
                record = self.records[model].with_user(stranger).with_context(allowed_company_ids=other.ids)
                self.assertFalse([operation for operation in OPERATIONS.values() if record.has_access(operation)])

    def test_a_commune_manager_sees_the_rounds_of_the_commune_and_no_other(self):
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_a.manager_ids = manager
        self.assertTrue(self.parcel_a.with_user(manager).tracking_ref)
        self.assertTrue(self.parcel_a.picking_id.tracking_event_ids.with_user(manager).mapped('status'))
        for record in (self.parcel_b, self.parcel_b.round_id, self.parcel_b.picking_id.tracking_event_ids):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(manager).read(['display_name'])

    def test_a_seller_follows_the_own_parcels_and_no_other(self):
        seller = self._create_user('ban', 'base.group_portal,farm_base.group_seller')
        self.stall_a.user_ids = seller
        self.assertEqual(self.parcel_a.with_user(seller).state, 'delivered')
        self.assertTrue(self.parcel_a.picking_id.with_user(seller)._get_tracking_timeline())
        with self.assertRaises(AccessError):
            self.parcel_a.with_user(seller).read(['signature'])
        for record in (self.parcel_b, self.parcel_b.picking_id.tracking_event_ids, self.parcel_a.round_id):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(seller).read(['display_name'])

    def test_a_seller_learns_of_the_breach_that_stopped_the_own_lot(self):
        seller = self._create_user('ban', 'base.group_portal,farm_base.group_seller')
        self.stall_a.user_ids = seller
        reading = self.records[READING]
        self.assertFalse(reading.with_user(seller).has_access('read'))
        reading.sudo().breach_lot_ids = [Command.link(self.lot_greens.id)]
        self.assertTrue(reading.with_user(seller).has_access('read'))
