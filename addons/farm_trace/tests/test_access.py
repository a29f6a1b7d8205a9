from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestAccess(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product)
        cls._deliver(cls.lot, 3)
        cls.entry = cls.env['farm.diary.entry'].create({'stall_id': cls.stall.id, 'kind': 'sowing'})
        cls.recall = cls.env['farm.recall'].create({'lot_ids': [cls.lot.id], 'reason': "Diễn tập", 'is_mock': True})
        cls.recall.action_start()
        cls.env['farm.scan']._count_scan(cls.lot, 'x')
        cls.records = {
            'event': cls.lot.trace_event_ids[:1],
            'edge': cls.lot._trace_forward(),
            'diary': cls.entry,
            'recall': cls.recall,
            'buyer': cls.recall.line_ids,
            'scan': cls.env['farm.scan'].search([('lot_id', '=', cls.lot.id)]),
        }

    def _readable(self, user):
        def can_read(record):
            try:
                record.with_user(user).read(['display_name'])
            except AccessError:
                return False
            return True

        return {name for name, record in self.records.items() if can_read(record)}

    def test_who_reads_what(self):
        seller = self._create_user('ban', 'base.group_portal,farm_base.group_seller')
        self.stall.user_ids = seller
        manager = self._create_user('xa', 'farm_base.group_commune_manager')
        self.hub_a.manager_ids = manager
        everything = set(self.records)
        for user, expected in (
            (seller, {'diary'}),
            (manager, {'diary', 'event'}),
            (self._create_user('mua', 'base.group_portal'), set()),
            (self._create_user('ktv', 'farm_base.group_lab'), {'diary', 'event', 'recall'}),
            (self._create_user('ttra', 'farm_base.group_inspector'), everything),
            (self._create_user('cl', 'farm_base.group_quality_officer'), everything),
            (self._create_user('bql', 'farm_base.group_board'), everything),
        ):
            with self.subTest(user=user.login):
                self.assertEqual(self._readable(user), expected)

    def test_another_markets_people_see_nothing(self):
        market = self._create_market("Sàn khác")
        board = self._create_user('bql2', 'farm_base.group_board,farm_base.group_quality_officer', market=market)
        self.assertEqual(self._readable(board), set())

    def test_another_communes_manager_and_another_seller_see_nothing(self):
        manager = self._create_user('xa2', 'farm_base.group_commune_manager')
        self.hub_b.manager_ids = manager
        seller = self._create_user('ban2', 'base.group_portal,farm_base.group_seller')
        self._create_stall(name="Của tôi").user_ids = seller
        for user in (manager, seller):
            with self.subTest(user=user.login):
                self.assertEqual(self._readable(user), set())

    def test_nobody_writes_the_graph_and_the_events_by_hand(self):
        board = self._create_user('bql', 'farm_base.group_board,farm_base.group_quality_officer')
        for name in ('event', 'edge', 'scan'):
            for operation in ('write', 'create', 'unlink'):
                with self.subTest(model=name, operation=operation):
                    self.assertFalse(self.records[name].with_user(board).has_access(operation))

    def test_a_seller_writes_the_own_diary_and_no_other(self):
        seller = self._create_user('ban', 'base.group_portal,farm_base.group_seller')
        own = self._create_stall(name="Của tôi")
        own.user_ids = seller
        Entry = self.env['farm.diary.entry'].with_user(seller)
        Entry.create({'stall_id': own.id, 'kind': 'harvest'})
        with self.assertRaises(AccessError):
            Entry.create({'stall_id': self.stall.id, 'kind': 'harvest'})
        with self.assertRaises(AccessError):
            self.entry.with_user(seller).unlink()
