from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestGraph(TraceCommon):
    def test_a_delivery_and_a_return_are_linked_to_the_buyer(self):
        lot = self._receive(self.product, 20)
        self._take_back(self._deliver(lot, 8), 3)
        edges = lot._trace_forward().sorted('id')
        self.assertEqual(edges.mapped('kind'), ['sold', 'returned'])
        self.assertEqual(edges.mapped('quantity'), [8, 3])
        self.assertEqual(edges.partner_id, self.buyer)
        self.assertEqual(self.env['farm.trace.edge']._get_buyers(edges), {(self.buyer, lot): 5})

    def test_who_gave_all_back_is_no_buyer(self):
        lot = self._receive(self.product, 20)
        self._take_back(self._deliver(lot, 8), 8)
        self.assertEqual(self.env['farm.trace.edge']._get_buyers(lot._trace_forward()), {})

    def test_both_directions_over_many_steps(self):
        first, second = self._receive(self.product, 30), self._receive(self.product, 30)
        mixed = self._process({first: 10, second: 5})
        packed = self._process({mixed: 6})
        self._deliver(packed, 2, self.buyer)
        self._deliver(second, 1, self.other_buyer)
        self.assertEqual(first._trace_forward().to_lot_id, mixed | packed)
        self.assertEqual(first._trace_forward().partner_id, self.buyer)
        self.assertEqual(second._trace_forward().partner_id, self.buyer | self.other_buyer)
        self.assertEqual(packed._trace_backward().lot_id, first | second | mixed)
        self.assertFalse(first._trace_backward())
        self.assertEqual(sum(mixed._trace_backward().mapped('quantity')), 15)

    def test_stock_is_right_after_processing_and_belongs_to_the_seller(self):
        lot = self._receive(self.product, 30)
        made = self._process({lot: 10}, quantity=9)
        self.assertEqual(lot.product_qty, 20)
        self.assertEqual(made.product_qty, 9)
        quant = made.quant_ids.filtered(lambda quant: quant.location_id == self.stall.location_id)
        self.assertEqual(quant.owner_id, self.stall.owner_id)
        self.assertTrue(made.is_released)

    def test_a_held_lot_is_not_processed(self):
        lot = self._receive(self.product, 30)
        self._hold(lot)
        with self.assertRaises(UserError):
            self._process({lot: 10})

    def test_no_more_is_used_up_than_there_is(self):
        lot = self._receive(self.product, 3)
        with self.assertRaises(UserError):
            self._process({lot: 4})

    def test_a_lot_is_never_made_of_itself_over_any_number_of_steps(self):
        lot = self._receive(self.product, 30)
        made = self._process({lot: 10})
        line = made._trace_backward().move_line_id
        with self.assertRaises(ValidationError):
            self.env['farm.trace.edge'].create(
                {
                    'kind': 'made',
                    'lot_id': made.id,
                    'to_lot_id': lot.id,
                    'quantity': 1,
                    'move_line_id': line.id,
                    'company_id': self.market.id,
                    'date': line.date,
                }
            )

    def test_links_follow_a_corrected_delivery(self):
        lot = self._receive(self.product, 20)
        picking = self._deliver(lot, 8)
        picking.move_line_ids.quantity = 6
        self.assertEqual(lot._trace_forward().quantity, 6)

    def test_rebuilding_gives_the_same_links(self):
        first, second = self._receive(self.product, 30), self._receive(self.product, 30)
        self._deliver(self._process({first: 10, second: 5}), 2)
        Edge = self.env['farm.trace.edge']

        def links():
            edges = Edge.search([('company_id', '=', self.market.id)])
            return sorted((e.lot_id.id, e.to_lot_id.id, e.partner_id.id, e.kind, e.quantity) for e in edges)

        before = links()
        Edge._rebuild()
        self.assertEqual(links(), before)
        self.assertEqual(len(before), 3)

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_a_random_graph_agrees_with_a_slow_walk_and_keeps_its_mass(self, data):
        with self.cr.savepoint() as savepoint:
            lots = [self._receive(self.product, 100) for _lot in range(3)]
            made_of, left = {}, dict.fromkeys(lots, 100)
            for _step in range(data.draw(st.integers(1, 5))):
                chosen = data.draw(st.lists(st.sampled_from(lots), min_size=1, max_size=3, unique=True))
                inputs = {lot: data.draw(st.integers(1, left[lot])) for lot in chosen if left[lot]}
                if not inputs:
                    continue
                new = self._process(inputs)
                for lot, quantity in inputs.items():
                    left[lot] -= quantity
                made_of[new], left[new] = set(inputs), sum(inputs.values())
                lots.append(new)
            for lot in lots:
                self.assertEqual(set(lot._trace_backward().lot_id), self._walk(made_of, lot))
                incoming = lot._trace_backward().filtered(lambda edge: edge.to_lot_id == lot)  # noqa: B023
                outgoing = lot._trace_forward().filtered(lambda edge: edge.lot_id == lot)  # noqa: B023
                total = sum(incoming.mapped('quantity')) if incoming else 100
                self.assertAlmostEqual(total - sum(outgoing.mapped('quantity')), lot.product_qty)
                self.assertAlmostEqual(lot._get_mass_balance()[lot.id]['difference'], 0)
            savepoint.rollback()
            self.env.invalidate_all()

    def _walk(self, made_of, lot):
        found, todo = set(), [lot]
        while todo:
            for source in made_of.get(todo.pop(), ()):
                if source not in found:
                    found.add(source)
                    todo.append(source)
        return found

    def test_one_query_traces_the_whole_graph(self):
        lot = self._receive(self.product, 100)
        chain = lot
        for _step in range(5):
            chain = self._process({chain: 5})
        self.env.flush_all()
        with self.assertQueryCount(1):
            edges = lot._trace_forward()
        self.assertEqual(len(edges), 5)
