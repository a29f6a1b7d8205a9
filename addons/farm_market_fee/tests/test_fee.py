from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestFee(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.market.market_opened_on = date(2024, 3, 15)
        (cls.stall_a + cls.stall_b).opened_on = date(2024, 4, 1)
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller

    def _decide(self, amount=50000, date_from=date(2026, 4, 1), kind='stall', **values):
        return (
            self.env['farm.fee.rate']
            .with_user(self.board)
            .create({'kind': kind, 'amount': amount, 'date_from': date_from, 'decision': "12/QĐ-BQL", **values})
        )

    def _charge(self, day):
        return self.env['farm.fee.charge']._charge_stalls(self.market, day)

    def test_the_first_two_years_are_free_whatever_the_board_enters(self):
        self.assertEqual(self.market.fee_free_until, date(2026, 3, 15))
        with self.assertRaises(ValidationError):
            self._decide(date_from=date(2026, 3, 14))
        self.market.market_opened_on = False
        with self.assertRaises(ValidationError):
            self._decide(date_from=date(2040, 1, 1))

    def test_without_a_decision_nothing_is_charged(self):
        self.assertFalse(self._charge(date(2026, 5, 10)))
        self._decide()
        self.assertFalse(self._charge(date(2026, 3, 20)))

    def test_each_open_stall_is_charged_once_a_month(self):
        self._decide()
        self.stall_b.opened_on = date(2026, 5, 20)
        charges = self._charge(date(2026, 5, 10))
        self.assertEqual((charges.stall_id, charges.amount, charges.date), (self.stall_a, 50000, date(2026, 5, 1)))
        self.assertFalse(self._charge(date(2026, 5, 31)))
        self.assertEqual(len(self._charge(date(2026, 6, 1))), 2)

    def test_a_paused_stall_pays_nothing(self):
        self._decide()
        self.stall_a.action_pause()
        self.assertEqual(self._charge(date(2026, 5, 10)).stall_id, self.stall_b)

    def test_a_new_rate_ends_the_old_one_and_old_charges_stay(self):
        first = self._decide()
        charges = self._charge(date(2026, 5, 10))
        with self.assertRaises(ValidationError):
            self._decide(80000, date(2026, 7, 1))
        first.date_to = date(2026, 6, 30)
        self._decide(80000, date(2026, 7, 1))
        self.assertEqual(set(self._charge(date(2026, 7, 1)).mapped('amount')), {80000})
        self.assertEqual(set(charges.mapped('amount')), {50000})
        with self.assertRaises(UserError):
            first.amount = 1
        with self.assertRaises(UserError):
            first.unlink()

    def test_a_fee_is_waived_for_a_reason_by_the_board_alone(self):
        self._decide()
        charge = self._charge(date(2026, 5, 10)).filtered(lambda each: each.stall_id == self.stall_a)
        with self.assertRaises(AccessError):
            charge.with_user(self.seller).action_waive()
        with self.assertRaises(UserError):
            charge.with_user(self.board).action_waive()
        charge.with_user(self.board).reason = "Mất mùa do bão"
        charge.with_user(self.board).action_waive()
        self.assertEqual(charge.state, 'waived')

    def test_a_seller_reads_the_own_fees_and_no_others(self):
        self._decide()
        charges = self._charge(date(2026, 5, 10))
        self.assertEqual(
            self.env['farm.fee.charge'].with_user(self.seller).search([('id', 'in', charges.ids)]).stall_id,
            self.stall_a,
        )

    def test_only_the_board_decides_fees(self):
        for group in ('farm_base.group_operator', 'farm_base.group_accountant', 'farm_base.group_commune_manager'):
            user = self._create_user(group.rpartition('_')[2], group)
            with self.subTest(group=group), self.assertRaises(AccessError):
                self.env['farm.fee.rate'].with_user(user).create(
                    {'kind': 'stall', 'amount': 1, 'date_from': date(2030, 1, 1), 'decision': "x"}
                )

    def test_the_scheduled_action_charges_every_market_that_decided(self):
        self._decide()
        with patch.object(self.env.registry['ir.cron'], '_commit_progress', return_value=60):
            self.env['farm.fee.charge']._cron_charge_stalls()
        self.assertEqual(self.env['farm.fee.charge'].search([]).company_id, self.market)
