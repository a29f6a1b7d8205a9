from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestCashOnDelivery(LogisticsCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.accountant = cls._create_user('ketoan', 'farm_base.group_accountant')

    def _collect(self, **values):
        """Return a remittance with one parcel, whose buyer paid 35,000 đồng."""
        parcel = self._depart(self._pack(self._order((self.greens, 1), cash=True)))
        self._deliver(parcel, **values)
        parcel.round_id.action_done()
        action = parcel.round_id.action_prepare_remittance()
        return self.env['farm.cod.remittance'].browse(action['res_id']).with_user(self.accountant)

    def test_each_stalls_parcel_collects_what_its_own_order_comes_to(self):
        orders = self._order((self.greens, 2), (self.rice_bag, 3), cash=True)
        self.assertEqual([order._is_cash_on_delivery() for order in orders], [True, True])
        for order in orders:
            parcel = self._depart(self._pack(order))
            with self.subTest(stall=order.stall_id.name):
                self.assertEqual(parcel.cod_amount, order.amount_total)
        self.assertEqual(sum(orders.picking_ids.mapped('cod_amount')), orders.checkout_id.amount_total)

    def test_what_is_paid_already_is_not_collected(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1))))
        self.assertEqual(parcel.cod_amount, 0)

    def test_another_amount_at_the_door_needs_a_reason(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1), cash=True)))
        with self.assertRaises(UserError):
            self._deliver(parcel, cod_collected=30000)
        self._deliver(parcel, cod_collected=30000, cod_note="Thiếu tiền lẻ")
        self.assertEqual(parcel.round_id.cod_collected, 30000)

    def test_the_rounds_cash_is_counted_and_received(self):
        remittance = self._collect()
        self.assertEqual(remittance.amount_due, 35000)
        self.assertEqual(remittance.amount_remitted, 35000)
        remittance.action_receive()
        self.assertEqual((remittance.state, remittance.counted_by_id), ('done', self.accountant))
        self.assertTrue(remittance.remitted_on)

    def test_a_difference_has_a_reason(self):
        remittance = self._collect()
        remittance.line_ids.amount_remitted = 34000
        self.assertEqual(remittance.difference, -1000)
        with self.assertRaises(UserError):
            remittance.action_receive()
        remittance.difference_note = "Thiếu 1.000 đồng, trừ lương tài xế"
        remittance.action_receive()
        self.assertEqual(remittance.state, 'done')

    def test_differences_of_two_parcels_do_not_hide_each_other(self):
        orders = [self._order((self.greens, 1), cash=True) for _number in range(2)]
        parcels = self._depart(self._pack(orders[0] | orders[1]))
        for parcel in parcels:
            self._deliver(parcel)
        action = parcels.round_id.action_prepare_remittance()
        remittance = self.env['farm.cod.remittance'].browse(action['res_id']).with_user(self.accountant)
        first, second = remittance.line_ids
        first.amount_remitted += 5000
        second.amount_remitted -= 5000
        self.assertEqual(remittance.difference, 0)
        with self.assertRaises(UserError):
            remittance.action_receive()

    def test_counted_money_is_not_changed(self):
        remittance = self._collect()
        remittance.action_receive()
        with self.assertRaises(UserError):
            remittance.line_ids.amount_remitted = 1
        with self.assertRaises(UserError):
            remittance.line_ids.unlink()
        with self.assertRaises(UserError):
            remittance.action_cancel()
        with self.assertRaises(UserError):
            remittance.unlink()

    def test_the_money_of_a_parcel_is_handed_over_once(self):
        remittance = self._collect()
        second = remittance.create({'carrier_id': self.shuttle.id, 'company_id': self.market.id})
        second.action_add_collected()
        self.assertFalse(second.line_ids)
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.env.cr.savepoint():
            second.line_ids = [(0, 0, {'picking_id': remittance.line_ids.picking_id.id})]
        remittance.action_cancel()
        second.action_add_collected()
        self.assertEqual(second.amount_due, 35000)

    def test_who_carries_the_cash_does_not_count_it(self):
        remittance = self._collect()
        with self.assertRaises(AccessError):
            remittance.with_user(self.dispatcher).action_receive()
