from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_base.tests.common import FarmCommon


@tagged('post_install', '-at_install')
class TestGate(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stall = cls._create_stall()
        cls.product = cls._create_listing(cls.stall)

    def test_a_lot_with_clear_origin_is_released(self):
        lot = self._receive(self.product)
        self.assertTrue(lot.is_released)
        self.assertEqual(self.product.free_qty, 100)
        self.assertTrue(self.product.product_tmpl_id.release_until)

    def test_a_lot_without_producer_is_not_released_and_says_so(self):
        lot = self._receive(self.product, producer_id=False)
        self.assertFalse(lot.is_released)
        self.assertIn("producer", lot.release_note)
        self.assertEqual(self.product.free_qty, 0)

    def test_a_hold_takes_the_lot_off_sale_in_the_same_transaction(self):
        lot = self._receive(self.product)
        self._hold(lot)
        self.assertFalse(lot.is_released)
        self.assertEqual(self.product.free_qty, 0)
        self.assertFalse(self.product.product_tmpl_id.release_until)

    def test_a_hold_frees_what_was_reserved_and_takes_another_lot(self):
        first, second = self._receive(self.product, 10), self._receive(self.product, 10)
        picking = self._create_delivery(self.product, 10)
        reserved = picking.move_line_ids.lot_id
        self.assertEqual(reserved, first)
        self._hold(first)
        self.assertEqual(picking.move_line_ids.lot_id, second)

    def test_a_held_lot_chosen_by_hand_does_not_leave(self):
        lot = self._receive(self.product)
        picking = self._create_delivery(self.product, 5, lot=lot)
        self._hold(lot)
        picking.move_ids.move_line_ids = [
            Command.create(
                {
                    'product_id': self.product.id,
                    'lot_id': lot.id,
                    'quantity': 5,
                    'picking_id': picking.id,
                    'location_id': self.stall.location_id.id,
                    'owner_id': self.stall.owner_id.id,
                    'location_dest_id': picking.location_dest_id.id,
                }
            )
        ]
        picking.move_ids.picked = True
        with self.assertRaisesRegex(UserError, "hold"):
            picking._action_done()

    def test_a_lot_past_its_date_does_not_leave_though_no_cron_ran(self):
        self.product.product_tmpl_id.write({'use_expiration_date': True, 'expiration_time': 3})
        lot = self._receive(self.product, expiration_date=fields.Datetime.now() + timedelta(days=1))
        picking = self._create_delivery(self.product, 5, lot=lot)
        self.env.cr.execute(
            "UPDATE stock_lot SET release_until = now() AT TIME ZONE 'UTC' - interval '1 hour' WHERE id = %s", lot.ids
        )
        lot.invalidate_recordset()
        picking.move_ids.picked = True
        with self.assertRaises(UserError):
            picking._action_done()

    def test_gated_goods_do_not_leave_without_a_lot(self):
        self._receive(self.product)
        with self.assertRaises(UserError):
            self.env['stock.quant']._update_available_quantity(
                self.product, self.env.ref('stock.stock_location_customers'), quantity=1
            )

    def test_a_held_lot_can_still_be_scrapped(self):
        lot = self._receive(self.product, 10)
        self._hold(lot)
        scrap = self.env['stock.scrap'].create(
            {
                'product_id': self.product.id,
                'lot_id': lot.id,
                'scrap_qty': 10,
                'owner_id': self.stall.owner_id.id,
                'location_id': self.stall.location_id.id,
                'company_id': self.market.id,
            }
        )
        scrap.action_validate()
        self.assertEqual(scrap.state, 'done')

    def test_a_policy_asks_and_the_deepest_one_counts(self):
        lot = self._receive(self.product)
        food = self.env.ref('farm_base.farm_commodity_food')
        policy = self.env['farm.release.policy'].create(
            {
                'commodity_id': food.id,
                'requirement_ids': [Command.create({'kind': 'shelf_life'})],
            }
        )
        self.assertFalse(lot.is_released)
        self.env['farm.release.policy'].create({'commodity_id': self.dropwort.id})
        self.assertTrue(lot.is_released)
        policy.unlink()
        self.assertTrue(lot.is_released)

    def test_only_a_quality_officer_lifts_a_hold_and_says_why(self):
        hold = self._hold(self._receive(self.product))
        board = self._create_user('bql', 'farm_base.group_board')
        with self.assertRaises(AccessError):
            hold.with_user(board)._close("Đã kiểm tra")
        officer = self._create_user('cl', 'farm_base.group_quality_officer')
        with self.assertRaises(UserError):
            hold.with_user(officer)._close("  ")
        hold.with_user(officer)._close("Đã kiểm tra lại, đạt")
        self.assertTrue(hold.lot_id.is_released)
        self.assertEqual(hold.closed_by_id, officer)

    def test_a_hold_is_never_deleted_nor_moved_to_another_lot(self):
        hold = self._hold(self._receive(self.product))
        with self.assertRaises(UserError):
            hold.unlink()
        with self.assertRaises(UserError):
            hold.lot_id = self._receive(self.product)

    def test_a_return_waits_in_quarantine(self):
        lot = self._receive(self.product, 10)
        picking = self._create_delivery(self.product, 4, lot=lot)
        picking.move_ids.picked = True
        picking._action_done()
        wizard = (
            self.env['stock.return.picking']
            .with_context(active_id=picking.id, active_model='stock.picking')
            .create({'picking_id': picking.id})
        )
        wizard.product_return_moves.quantity = 4
        back = wizard._create_return()
        back.move_ids.picked = True
        back._action_done()
        self.assertEqual(back.move_ids.location_dest_id, self.hub_a.quarantine_location_id)
        self.assertEqual(self.product.free_qty, 6)

    def test_the_gate_asks_as_many_queries_for_fifty_lots_as_for_one(self):
        lots = self.env['stock.lot'].create(
            [
                {'name': f'N{number}', 'product_id': self.product.id, 'company_id': self.market.id}
                for number in range(50)
            ]
        )
        for batch in (lots[:1], lots):
            self.env.flush_all()
            self.env.invalidate_all()
            batch._get_release_terms()  # fills what both runs share
        counts = []
        for batch in (lots[:1], lots):
            self.env.invalidate_all()
            with self.assertQueryCount(50):
                before = self.env.cr.sql_log_count
                batch._get_release_terms()
                counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
