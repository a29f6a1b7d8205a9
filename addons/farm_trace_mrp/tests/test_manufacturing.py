from datetime import datetime

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_trace.epcis.event_hash import event_hash
from odoo.addons.farm_trace.tests.common import TraceCommon
from odoo.addons.farm_trace.tests.schema import needs_schema, schema_errors


@tagged('post_install', '-at_install')
class TestManufacturing(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        processed = cls.env.ref('farm_base.farm_commodity_pickle')
        cls.pickle = cls._create_listing(cls.stall, name="Dưa cần muối", commodity=processed)
        cls.salt = cls.env['product.product'].create({'name': "Muối", 'type': 'consu'})

    @classmethod
    def _order(cls, quantity=10, used=None, **values):
        """Return a confirmed order for pickle, made of water dropwort and salt."""
        used = {cls.product: 2 * quantity, cls.salt: 1} if used is None else used
        order = cls.env['mrp.production'].create(
            {
                'product_id': cls.pickle.id,
                'product_qty': quantity,
                'move_raw_ids': [
                    Command.create({'product_id': product.id, 'product_uom_qty': amount})
                    for product, amount in used.items()
                ],
                **values,
            }
        )
        order.action_confirm()
        return order

    @classmethod
    def _make(cls, order, lot_by_product=None):
        """Finish an order as the screen does, and return the lot that was made."""
        order.action_assign()
        for move in order.move_raw_ids.filtered(lambda move: move.product_id in (lot_by_product or {})):
            move.move_line_ids.lot_id = lot_by_product[move.product_id]
        order.qty_producing = order.product_qty
        order.set_qty_producing()
        order.action_generate_serial()
        order.move_raw_ids.picked = True
        order.button_mark_done()
        return order.lot_producing_ids

    def test_an_order_works_inside_of_the_stall(self):
        order = self._order()
        place = self.stall.location_id
        self.assertEqual((order.location_src_id, order.location_dest_id, order.stall_id), (place, place, self.stall))
        self.assertEqual(order.move_raw_ids.location_id, place)

    def test_what_is_made_is_linked_with_what_was_used_up_and_belongs_to_the_seller(self):
        used = self._receive(self.product, 50)
        made = self._make(self._order(10))
        self.assertTrue(made.trace_code)
        edge = made._trace_backward()
        self.assertEqual((edge.lot_id, edge.to_lot_id, edge.kind, edge.quantity), (used, made, 'made', 20))
        self.assertEqual((used.product_qty, made.product_qty), (30, 10))
        quant = made.quant_ids.filtered(lambda quant: quant.location_id == self.stall.location_id)
        self.assertEqual(quant.owner_id, self.stall.owner_id)
        self.assertEqual((made.producer_id, bool(made.harvest_date)), (self.stall.producer_id, True))
        balances = (used | made)._get_mass_balance()
        self.assertEqual((balances[used.id]['used'], balances[made.id]['made']), (20, 10))
        for lot in used | made:
            self.assertAlmostEqual(balances[lot.id]['difference'], 0)

    def test_an_order_is_one_transformation_with_all_that_went_in(self):
        first, second = self._receive(self.product, 12), self._receive(self.product, 40)
        made = self._make(self._order(10))
        (event,) = made.trace_event_ids
        self.assertEqual((event.event_type, event.biz_step), ('TransformationEvent', 'commissioning'))
        used = {row['epcClass']: row['quantity'] for row in event.body['inputQuantityList']}
        self.assertEqual(used, {first._get_trace_uri(): 12, second._get_trace_uri(): 8})
        self.assertEqual([row['quantity'] for row in event.body['outputQuantityList']], [10])
        self.assertEqual(event.document_ref._name, 'mrp.production')
        self.assertEqual(event.name, event_hash(event.body))

    @needs_schema
    def test_the_event_of_an_order_is_valid_epcis(self):
        self._receive(self.product, 50)
        made = self._make(self._order(10))
        document = made.trace_event_ids._get_epcis_document()
        self.assertEqual(schema_errors(document), [])

    def test_a_held_lot_is_not_used_up(self):
        lot = self._receive(self.product, 50)
        order = self._order(10)
        order.action_assign()
        self._hold(lot)
        with self.assertRaises(UserError):
            self._make(order, {self.product: lot})
        self.assertEqual(lot.product_qty, 50)

    def test_an_order_does_not_reserve_a_held_lot(self):
        self._hold(self._receive(self.product, 50))
        order = self._order(10)
        order.action_assign()
        self.assertFalse(order.move_raw_ids.move_line_ids.lot_id)

    def test_who_bought_what_was_made_is_found_from_what_was_used_up(self):
        used = self._receive(self.product, 50)
        made = self._make(self._order(10))
        self._deliver(made, 3)
        self.assertEqual(used._trace_forward().partner_id, self.buyer)

    def test_what_is_made_of_nothing_with_a_code_begins_with_a_commissioning(self):
        made = self._make(self._order(10, used={self.salt: 5}))
        (event,) = made.trace_event_ids
        self.assertEqual((event.event_type, event.biz_step, event.action), ('ObjectEvent', 'commissioning', 'ADD'))
        self.assertFalse(made._trace_backward())

    def test_packing_anew_by_an_order_makes_nothing_younger(self):
        self.pickle.product_tmpl_id.use_expiration_date = True
        self.pickle.product_tmpl_id.expiration_time = 365
        soon = datetime(2036, 8, 31, 12)
        old = self._receive(self.pickle, 20, expiration_date=soon)
        made = self._make(self._order(10, used={self.pickle: 10}), {self.pickle: old})
        self.assertLessEqual(made.expiration_date, soon)

    def test_a_commune_manager_sees_the_orders_of_the_own_stalls_only(self):
        order = self._order()
        users = [
            self._create_user(f'xa_sx_{number}', 'farm_base.group_commune_manager,mrp.group_mrp_user')
            for number in range(2)
        ]
        self.hub_a.manager_ids, self.hub_b.manager_ids = users
        seen = [self.env['mrp.production'].with_user(user).search([('id', '=', order.id)]) for user in users]
        self.assertEqual(seen, [order, order.browse()])

    def test_offices_without_a_right_to_recipes_still_see_and_find_quantities(self):
        self._receive(self.product, 12)
        for group in ('quality_officer', 'market_user', 'commune_manager'):
            user = self._create_user(f'xem_{group}', f'farm_base.group_{group}')
            self.hub_a.manager_ids |= user
            product = self.product.with_user(user)
            with self.subTest(group=group):
                self.assertEqual(product.qty_available, 12)
                found = product.search([('qty_available', '>', 0), ('id', '=', product.id)])
                self.assertEqual(found, product)
                with self.assertRaises(AccessError):
                    self.env['mrp.bom'].with_user(user).search([])
