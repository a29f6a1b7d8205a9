from odoo.tests import tagged

from .common import ParcelCase


@tagged('post_install', '-at_install')
class TestCashOnDelivery(ParcelCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.carrier = cls._make_carrier(integration_level='rate', allow_cash_on_delivery=True)

    def test_nothing_is_collected_for_an_order_paid_otherwise(self):
        picking = self._make_delivery(self.carrier)
        self.assertEqual(self.carrier._get_cod_amount(picking), 0)

    def test_the_order_total_with_carriage_is_collected(self):
        picking = self._make_delivery(self.carrier, cash_on_delivery=True)
        self.assertEqual(picking.sale_id.amount_total, 70000)
        self.assertEqual(self.carrier._get_cod_amount(picking), 70000)

    def test_an_abandoned_choice_of_cash_does_not_count(self):
        order = self._make_order(carrier=self.carrier)
        self._pay_on_delivery(order).state = 'cancel'
        self.assertFalse(order._is_cash_on_delivery())

    def _make_two_parcels(self):
        order = self._make_order(4.0, self.carrier)
        self._pay_on_delivery(order)
        order.action_confirm()
        first = order.picking_ids
        first.move_ids.quantity = 1.0
        action = first.button_validate()
        self.env[action['res_model']].with_context(**action['context']).create({}).process()
        self.assertEqual(first.state, 'done')
        return order, first, order.picking_ids - first

    def _validate(self, picking):
        picking.move_ids.quantity = 3.0
        picking.button_validate()

    def test_two_parcels_collect_together_the_order_total(self):
        order, first, second = self._make_two_parcels()
        first.cod_amount = self.carrier._get_cod_amount(first)
        self.assertEqual(first.cod_amount, 25000)
        self._validate(second)
        self.assertEqual(self.carrier._get_cod_amount(second), order.amount_total - 25000)

    def test_what_a_returned_parcel_did_not_collect_is_due_with_the_next(self):
        order, first, second = self._make_two_parcels()
        first.write({'cod_amount': 25000, 'tracking_status': 'returned'})
        self._validate(second)
        self.assertEqual(self.carrier._get_cod_amount(second), order.amount_total)
