from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestOperations(TraceCommon):
    """All that can be done with a lot leaves the right links and the right quantities."""

    def _links(self, lot):
        """Return what leads to and from a lot: kind, other end (lot or buyer) and quantity."""
        edges = lot._trace_forward().filtered(lambda edge: edge.lot_id == lot) | lot._trace_backward().filtered(
            lambda edge: edge.to_lot_id == lot
        )
        return sorted(
            (edge.kind, (edge.to_lot_id if edge.lot_id == lot else edge.lot_id).id or edge.partner_id.id, edge.quantity)
            for edge in edges
        )

    def _assert_balanced(self, *lots):
        for lot in lots:
            self.assertAlmostEqual(lot._get_mass_balance()[lot.id]['difference'], 0)

    def test_receipt(self):
        lot = self._receive(self.product, 12.5)
        self.assertEqual((lot.product_qty, self._links(lot)), (12.5, []))
        self.assertEqual(dict(lot._get_mass_balance()[lot.id])['received'], 12.5)
        self._assert_balanced(lot)

    def test_split(self):
        lot = self._receive(self.product, 10)
        halves = [self._process({lot: quantity}) for quantity in (4, 6)]
        self.assertEqual([half.product_qty for half in halves], [4, 6])
        self.assertEqual(self._links(lot), sorted(('made', half.id, half.product_qty) for half in halves))
        self.assertEqual(lot.product_qty, 0)
        self._assert_balanced(lot, *halves)

    def test_merge(self):
        lots = [self._receive(self.product, quantity) for quantity in (3, 5, 9)]
        merged = self._process({lots[0]: 3, lots[1]: 5, lots[2]: 2})
        self.assertEqual(
            self._links(merged), sorted(('made', lot.id, q) for lot, q in zip(lots, (3, 5, 2), strict=True))
        )
        self.assertEqual((merged.product_qty, lots[2].product_qty), (10, 7))
        self._assert_balanced(merged, *lots)

    def test_repacking_loses_what_it_loses_and_says_so(self):
        lot = self._receive(self.product, 10)
        packed = self._process({lot: 10}, quantity=9.5)
        self.assertEqual(self._links(packed), [('made', lot.id, 10)])
        self.assertEqual(packed.product_qty, 9.5)
        event = packed.trace_event_ids
        self.assertEqual(event.body['inputQuantityList'][0]['quantity'], 10)
        self.assertEqual(event.body['outputQuantityList'][0]['quantity'], 9.5)

    def test_processing_into_other_goods_in_another_unit(self):
        pickle = self._create_listing(
            self.stall,
            name="Dưa cần muối",
            commodity=self.env.ref('farm_base.farm_commodity_pickle'),
            uom='uom.product_uom_unit',
        )
        lot = self._receive(self.product, 10)
        jars = self._process({lot: 8}, product=pickle, quantity=20)
        self.assertEqual((jars.product_id, jars.product_qty), (pickle, 20))
        self.assertEqual(self._links(jars), [('made', lot.id, 8)])
        self._assert_balanced(lot, jars)

    def test_return(self):
        lot = self._receive(self.product, 10)
        self._take_back(self._deliver(lot, 6), 2)
        self.assertEqual(self._links(lot), [('returned', self.buyer.id, 2), ('sold', self.buyer.id, 6)])
        balance = lot._get_mass_balance()[lot.id]
        self.assertEqual((balance['sold'], balance['returned'], lot.product_qty), (6, 2, 6))
        self._assert_balanced(lot)

    def test_scrap(self):
        lot = self._receive(self.product, 10)
        self.env['stock.scrap'].create(
            {
                'product_id': self.product.id,
                'lot_id': lot.id,
                'scrap_qty': 4,
                'owner_id': self.stall.owner_id.id,
                'location_id': self.stall.location_id.id,
                'company_id': self.market.id,
            }
        ).action_validate()
        self.assertEqual((self._links(lot), lot.product_qty), ([], 6))
        self.assertEqual(lot._get_mass_balance()[lot.id]['destroyed'], 4)
        self.assertEqual(lot.trace_event_ids.sorted('id')[-1].disposition, 'destroyed')
        self._assert_balanced(lot)

    def test_shares_of_several_outputs_add_up_as_they_are_stored(self):
        Edge = self.env['farm.trace.edge']
        digits = self.env['decimal.precision'].precision_get('Product Unit')
        for quantity, weights in ((10, (1, 1, 1)), (0.05, (2, 1, 1)), (7.77, (5, 3))):
            parts = Edge._split(quantity, weights)
            self.assertEqual([round(part, digits) for part in parts], parts)
            self.assertAlmostEqual(sum(parts), quantity)

    # === Keeping the links right === #

    def test_cycles_are_looked_for_in_one_query(self):
        lot = self._receive(self.product, 60)
        for _time in range(3):
            self._process({lot: 2})
        edges = lot._trace_forward()
        self.env.flush_all()
        with self.assertQueryCount(1):
            edges._check_no_cycle()

    def test_a_lot_is_not_made_of_itself_in_one_step(self):
        lot = self._receive(self.product, 10)
        line = self.env['stock.move.line'].search([('lot_id', '=', lot.id)])
        values = {'kind': 'made', 'lot_id': lot.id, 'to_lot_id': lot.id, 'quantity': 1, 'move_line_id': line.id}
        with mute_logger('odoo.sql_db'), self.assertRaises(IntegrityError):
            self.env['farm.trace.edge'].create({**values, 'company_id': self.market.id, 'date': line.date})

    def test_one_command_finds_links_that_are_wrong_and_writes_them_anew(self):
        lot = self._receive(self.product, 30)
        made = self._process({lot: 10})
        self._deliver(made, 2)
        Edge = self.env['farm.trace.edge']
        clean = Edge._audit()
        self.assertEqual((clean['differ'], clean['without']), (0, 0))
        before = self._links(made)
        self.env.cr.execute("UPDATE farm_trace_edge SET quantity = quantity + 1 WHERE to_lot_id = %s", [made.id])
        self.env.cr.execute("DELETE FROM farm_trace_edge WHERE lot_id = %s AND kind = 'sold'", [made.id])
        self.env.invalidate_all()
        self.assertEqual(Edge._audit()['differ'], 2)
        self.assertNotEqual(self._links(made), before)
        Edge._audit(mend=True)
        self.assertEqual(self._links(made), before)
        self.assertEqual(Edge._audit(), clean)

    def test_quality_and_board_run_the_check_and_nobody_else(self):
        Edge = self.env['farm.trace.edge']
        officer = self._create_user('cl_soat', 'farm_base.group_quality_officer')
        self.assertEqual(Edge.with_user(officer).action_audit()['params']['type'], 'success')
        with self.assertRaises(AccessError):
            Edge.with_user(self._create_user('ttra_soat', 'farm_base.group_inspector')).action_audit()
