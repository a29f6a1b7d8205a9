from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.farm_finance.tests.common import FarmFinanceCommon


@tagged('post_install', '-at_install')
class TestRoles(FarmFinanceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.orders = cls._buy()
        cls._pay(cls.orders)
        cls._deliver(cls.orders)
        cls.settlements = cls._settle()
        cls.settlements.with_user(cls.board).action_approve()
        cls.own, cls.other = (
            cls.settlements.filtered(lambda settlement, seller=seller: settlement.producer_id == seller)
            for seller in (cls.seller_a, cls.seller_b)
        )

    def test_nobody_writes_a_ledger(self):
        entry = self.orders.ledger_entry_ids[:1]
        values = entry.copy_data()[0]
        for user in (self.accountant, self.board, self.seller_user):
            with self.subTest(user=user.login, operation='create'), self.assertRaises(AccessError):
                self.Ledger.with_user(user).create(values)
            for operation in ('write', 'unlink'):
                with self.subTest(user=user.login, operation=operation), self.assertRaises(AccessError):
                    entry.with_user(user).check_access(operation)

    def test_accountant_and_board_read_all_ledgers_of_their_market(self):
        for user in (self.accountant, self.board):
            with self.subTest(user=user.login):
                self.assertEqual(self.Ledger.with_user(user).search([]).stall_id, self.stall_a | self.stall_b)
                self.assertTrue(all(self.Balance.with_user(user).search([]).mapped('is_agreed')))

    def test_a_seller_reads_the_own_ledger_and_no_other(self):
        Ledger = self.Ledger.with_user(self.seller_user)
        self.assertEqual(Ledger.search([]).stall_id.ids, self.stall_a.ids)
        with self.assertRaises(AccessError):
            self.orders[1].ledger_entry_ids.with_user(self.seller_user).read(['amount'])
        with self.assertRaises(AccessError):
            self.Balance.with_user(self.seller_user).search([])

    def test_a_seller_reads_the_own_approved_settlement_and_no_other(self):
        self.assertEqual(self.own.with_user(self.seller_user).amount_net, 39400)
        for record in (self.other, self.other.line_ids, self.other.tax_ids):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.seller_user).read(['display_name'])
        self.own.sudo().state = 'draft'
        with self.assertRaises(AccessError):
            self.own.with_user(self.seller_user).read(['amount_net'])

    def test_offices_without_money_see_none(self):
        for login, groups in (
            ('thanhtra', 'farm_base.group_inspector'),
            ('giang', 'farm_base.group_trainer'),
            ('xa', 'farm_base.group_commune_manager'),
            ('mua', 'base.group_portal'),
        ):
            user = self._create_user(login, groups)
            for record in (self.orders.ledger_entry_ids, self.own, self.own.line_ids):
                with self.subTest(user=login, model=record._name), self.assertRaises(AccessError):
                    record.with_user(user).read(['display_name'])

    def test_only_accountants_prepare_and_pay(self):
        for user in (self.board, self.appraiser, self.seller_user):
            with self.subTest(user=user.login, step='prepare'), self.assertRaises(AccessError):
                self.env['farm.settlement.prepare'].with_user(user).create({})
            with self.subTest(user=user.login, step='record'), self.assertRaises(AccessError):
                self.env['farm.order.money'].with_user(user).create({'order_ids': self.orders.ids})
        with self.assertRaises(AccessError):
            self.own.with_user(self.board).action_pay()
        with self.assertRaises(AccessError):
            self.own.with_user(self.seller_user).action_pay()

    def test_lines_of_a_settlement_are_nobodys_to_write(self):
        for user in (self.accountant, self.board):
            for record in (self.own.line_ids, self.own.tax_ids):
                for operation in ('write', 'create', 'unlink'):
                    with self.subTest(user=user.login, model=record._name, operation=operation):
                        self.assertFalse(record.with_user(user).has_access(operation))

    def test_two_markets_keep_two_ledgers(self):
        other = self._create_market("Sàn khác")
        stranger = self._create_user('ketoan_khac', 'farm_base.group_accountant', market=other)
        self.assertFalse(self._as(self.Ledger, stranger).search([]))
        self.assertFalse(self._as(self.Balance, stranger).search([]))
        for record in (self.own, self.orders[0].ledger_entry_ids):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                self._as(record, stranger).read(['display_name'])
        self.assertNotEqual(other.farm_seller_account_id, self.market.farm_seller_account_id)

    def test_one_producer_on_two_markets_has_two_balances(self):
        other = self._create_market("Sàn khác")
        self.env.user.company_ids |= other
        env = self.env(context={**self.env.context, 'allowed_company_ids': [other.id, self.market.id]})
        hub = env['farm.hub'].create({'commune_id': self.commune_a.id, 'company_id': other.id})
        producer = env['farm.producer'].create(
            {
                'name': self.seller_a.name,
                'partner_id': self.seller_a.partner_id.id,
                'company_id': other.id,
                'commune_id': self.commune_a.id,
            }
        )
        stall = env['farm.stall'].create(
            {
                'name': "Ở sàn khác",
                'hub_id': hub.id,
                'producer_id': producer.id,
                'company_id': other.id,
            }
        )
        env['farm.ledger.correction'].create(
            {
                'company_id': other.id,
                'stall_id': stall.id,
                'kind': 'voucher',
                'amount': 7000,
                'note': "Hỗ trợ",
            }
        ).action_post()
        rows = self.Balance.search([('partner_id', '=', self.seller_a.partner_id.id)])
        self.assertEqual({row.company_id: row.due for row in rows}, {self.market: 39400, other: 7000})
        self.assertTrue(all(rows.mapped('is_agreed')))
