from odoo.tests import tagged

from odoo.addons.farm_logistics.tests.common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestRemittance(LogisticsCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant = cls._create_user('ketoan', 'farm_base.group_accountant')
        cls.orders = cls._order((cls.greens, 2), cash=True) | cls._order((cls.greens, 3), cash=True)
        parcels = cls._depart(cls._pack(cls.orders))
        for parcel in parcels:
            cls._deliver(parcel)
        action = parcels.round_id.action_prepare_remittance()
        cls.remittance = cls.env['farm.cod.remittance'].browse(action['res_id']).with_user(cls.accountant)

    def test_counted_cash_settles_what_the_buyers_owe(self):
        self.assertEqual(sum(self.orders.mapped('buyer_balance')), 130000)
        self.remittance.action_receive()
        self.assertEqual(self.orders.mapped('buyer_balance'), [0, 0])
        self.assertFalse(self.remittance.open_order_ids)
        move = self.remittance.move_id
        self.assertEqual((move.state, move.ref), ('posted', self.remittance.name))
        till = move.line_ids.filtered(lambda line: line.account_id == self.remittance.journal_id.default_account_id)
        self.assertEqual(till.debit, 130000)

    def test_an_order_whose_money_differs_waits_for_the_accountant(self):
        line = self.remittance.line_ids[0]
        line.amount_remitted -= 10000
        self.remittance.difference_note = "Thiếu 10.000 đồng"
        self.remittance.action_receive()
        self.assertEqual(self.remittance.open_order_ids, line.order_id)
        self.assertTrue(line.order_id.buyer_balance)
        self.assertFalse((self.orders - line.order_id).buyer_balance)

    def test_money_recorded_before_is_not_booked_twice(self):
        order = self.remittance.line_ids[0].order_id
        order.sudo()._record_receipt(self.remittance.journal_id, '2026-01-05', "Bảng kê")
        self.remittance.action_receive()
        self.assertEqual(self.remittance.open_order_ids, order)
        self.assertEqual(order.buyer_balance, 0)
