from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PIXEL, LogisticsCommon


@tagged('post_install', '-at_install')
class TestRound(LogisticsCommon):
    def test_only_packed_parcels_of_the_commune_and_the_shuttle_wait(self):
        orders = self._order((self.greens, 1), (self.rice_bag, 1))
        picked_up = self._order((self.greens, 1), carrier=self.pickup)
        market_round = self._create_round()
        with self.assertRaises(UserError):
            market_round.action_add_waiting()
        self._pack(orders | picked_up)
        self.assertEqual(market_round.waiting_count, 1)
        market_round.action_add_waiting()
        self.assertEqual(
            market_round.parcel_ids.picking_id, orders.filtered(lambda o: o.stall_id == self.stall_a).picking_ids
        )
        with self.assertRaises(UserError):
            market_round._add_parcels(orders.filtered(lambda o: o.stall_id == self.stall_b).picking_ids)

    def test_packed_parcels_go_on_one_round_per_commune(self):
        pickings = self._pack(self._order((self.greens, 1), (self.rice_bag, 1)))
        pickings.with_user(self.dispatcher).action_put_on_round()
        rounds = pickings.round_id
        self.assertEqual(rounds.hub_id, self.hub_a | self.hub_b)
        more = self._pack(self._order((self.greens, 1)))
        more.with_user(self.dispatcher).action_put_on_round()
        self.assertIn(more.round_id, rounds)

    def test_a_parcel_is_on_one_round_at_a_time(self):
        picking = self._pack(self._order((self.greens, 1)))
        self._create_round()._add_parcels(picking)
        with self.assertRaises(UserError):
            self._create_round()._add_parcels(picking)
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'):
            self.env['farm.round.parcel'].create({'round_id': self._create_round().id, 'picking_id': picking.id})

    def test_who_handed_what_over_and_when_is_noted(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1))))
        self.assertEqual(parcel.handed_over_by_id, self.dispatcher)
        self.assertEqual(parcel.handed_over_to_id, self.driver)
        self.assertTrue(parcel.handed_over_at)
        self.assertEqual(parcel.lot_ids, self.lot_greens)

    def test_delivering_takes_the_goods_out_of_stock_and_ends_the_order(self):
        [order] = self._order((self.greens, 3))
        parcel = self._depart(self._pack(order))
        self._deliver(parcel)
        self.assertEqual(parcel.picking_id.state, 'done')
        self.assertEqual(order.fulfilment_state, 'delivered')
        self.assertEqual(self.lot_greens.product_qty, 97)
        parcel.round_id.action_done()
        self.assertEqual(parcel.round_id.state, 'done')

    def test_a_delivery_needs_a_name_and_a_proof(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1))))
        with self.assertRaises(UserError):
            self._deliver(parcel, receiver_name=" ")
        with self.assertRaises(UserError):
            self._deliver(parcel, signature=None)
        self._deliver(parcel, signature=None, photo=PIXEL)
        self.assertEqual(parcel.state, 'delivered')

    def test_the_wizard_delivers(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1), cash=True)))
        wizard = (
            self.env['farm.parcel.deliver']
            .with_user(self.dispatcher)
            .create(
                {
                    'parcel_id': parcel.id,
                    'signature': PIXEL,
                }
            )
        )
        self.assertEqual(wizard.receiver_name, self.buyer.name)
        self.assertEqual(wizard.cod_collected, 35000)
        wizard.action_deliver()
        self.assertEqual((parcel.state, parcel.cod_collected), ('delivered', 35000))

    def test_a_failed_parcel_goes_back_to_the_hub_and_out_again(self):
        picking = self._pack(self._order((self.greens, 1)))
        parcel = self._depart(picking)
        market_round = parcel.round_id
        with self.assertRaises(UserError):
            market_round.action_done()
        self.env['farm.parcel.fail'].with_user(self.dispatcher).create(
            {
                'parcel_id': parcel.id,
                'reason': 'absent',
            }
        ).action_fail()
        self.assertEqual(picking.round_id, market_round)
        market_round.action_done()
        self.assertEqual(parcel.state, 'returned')
        self.assertFalse(picking.round_id)
        again = self._depart(picking)
        self._deliver(again)
        self.assertEqual(picking.state, 'done')
        self.assertEqual(len(picking.round_parcel_ids), 2)

    def test_what_was_not_handed_over_stays_at_the_hub(self):
        first, second = (self._pack(self._order((self.greens, 1))) for _number in range(2))
        market_round = self._create_round()
        market_round._add_parcels(first | second)
        market_round.action_start_loading()
        with self.assertRaises(UserError):
            market_round.action_depart()
        market_round.parcel_ids.filtered(lambda parcel: parcel.picking_id == first).action_hand_over()
        market_round.action_depart()
        self.assertFalse(second.round_id)
        self.assertEqual(market_round.parcel_count, 1)

    def test_a_held_lot_is_not_loaded(self):
        picking = self._pack(self._order((self.greens, 1)))
        market_round = self._create_round()
        market_round._add_parcels(picking)
        market_round.action_start_loading()
        self._hold(self.lot_greens)
        with self.assertRaises(UserError):
            market_round.action_hand_over_all()

    def test_a_lot_held_on_the_way_is_not_delivered_and_nothing_else_in_its_name(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1))))
        fresh = self._receive(self.greens)
        self._hold(self.lot_greens)
        self.assertEqual(parcel.picking_id.move_line_ids.lot_id, fresh)
        with self.assertRaisesRegex(UserError, self.lot_greens.name):
            self._deliver(parcel)
        parcel._fail('stopped')
        self.assertEqual(parcel.state, 'failed')

    def test_a_parcel_with_the_driver_is_not_closed_behind_his_back(self):
        picking = self._pack(self._order((self.greens, 1)))
        self._depart(picking)
        picking.move_ids.picked = True
        with self.assertRaises(UserError):
            picking._action_done()

    def test_a_cancelled_order_leaves_the_round(self):
        [order] = self._order((self.greens, 1))
        market_round = self._create_round()
        market_round._add_parcels(self._pack(order))
        order._action_cancel()
        self.assertEqual(market_round.parcel_ids.state, 'left')

    def test_an_order_cancelled_on_the_way_comes_back(self):
        [order] = self._order((self.greens, 1))
        parcel = self._depart(self._pack(order))
        order._action_cancel()
        self.assertEqual((parcel.state, parcel.fail_reason), ('failed', 'refused'))

    def test_steps_come_in_their_order(self):
        market_round = self._create_round()
        for step in ('action_depart', 'action_done'):
            with self.subTest(step=step), self.assertRaises(UserError):
                getattr(market_round, step)()

    def test_a_begun_round_is_kept(self):
        parcel = self._depart(self._pack(self._order((self.greens, 1))))
        for record in (parcel, parcel.round_id):
            with self.subTest(model=record._name), self.assertRaises(UserError):
                record.unlink()

    def test_buyer_and_seller_follow_the_parcel(self):
        picking = self._pack(self._order((self.greens, 1)))
        parcel = self._depart(picking)
        self._deliver(parcel)
        events = picking.tracking_event_ids.sorted('id')
        self.assertEqual(events.mapped('status'), ['created', 'picked_up', 'out_for_delivery', 'delivered'])
        self.assertEqual(picking.tracking_status, 'delivered')
        self.assertEqual(events[0].place, self.hub_a.name)

    def test_picked_up_at_the_stall(self):
        [order] = self._order((self.greens, 1), carrier=self.pickup)
        picking = order.picking_ids.with_user(self.dispatcher)
        self.assertTrue(picking._is_handed_over_at_the_stall())
        with self.assertRaises(UserError):
            picking._hand_over_at_stall("Chị Mua")
        self._pack(order)
        picking._hand_over_at_stall("Chị Mua")
        self.assertEqual((picking.state, picking.receiver_name), ('done', "Chị Mua"))
        self.assertEqual(order.fulfilment_state, 'delivered')
