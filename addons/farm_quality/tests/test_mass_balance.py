from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestMassBalance(QualityCommon):
    """Nobody sells beyond what a certificate states, at order time or at dispatch, over renewals too."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, quantity=1000)

    def _order(self, quantity, product=None, lot=None):
        return self._create_delivery(product or self.product, quantity, lot or self.lot)

    def _sell(self, quantity, **kwargs):
        picking = self._order(quantity, **kwargs)
        picking.move_ids.picked = True
        picking._action_done()
        return picking

    def _certify(self, quantity=100, **values):
        return self._create_certificate(quantity=quantity, **values).sudo()

    def test_an_order_beyond_the_quantity_is_refused(self):
        certificate = self._certify()
        self._order(60)
        with self.assertRaisesRegex(UserError, "cover 100"), self.env.cr.savepoint():
            self._order(41)
        self._order(40)
        self.env.invalidate_all()
        self.assertEqual((certificate.ordered_quantity, certificate.rest_quantity), (100, 0))

    def test_what_left_is_counted_in_the_unit_of_the_certificate(self):
        certificate = self._certify(quantity=0.1, quantity_uom_id=self.env.ref('uom.product_uom_ton').id)
        self._sell(60)
        self.assertAlmostEqual(certificate.sold_quantity, 0.06)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._sell(41)

    def test_dispatch_asks_again(self):
        picking = self._order(60)
        self._certify(quantity=50)
        picking.move_ids.picked = True
        with self.assertRaises(UserError), self.env.cr.savepoint():
            picking._action_done()

    def test_a_renewal_does_not_begin_at_nothing(self):
        certificate = self._certify()
        self._sell(80)
        self.env.invalidate_all()
        version = certificate.browse(self._as('officer', certificate).action_new_version()['res_id'])
        self.assertEqual((version.replaces_id, version.version), (certificate, 2))
        version.with_user(self.users['officer'])._take_step('submit')
        self._look_up(version.with_user(self.users['officer']))
        version.with_user(self.users['officer'])._take_step('verify')
        version.with_user(self.users['officer2'])._take_step('activate')
        self.assertEqual(certificate.state, 'superseded')
        self.assertEqual(version.sudo().rest_quantity, 20)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._order(21)

    def test_what_comes_back_may_be_sold_again(self):
        certificate = self._certify()
        picking = self._sell(100)
        wizard = (
            self.env['stock.return.picking'].with_context(active_id=picking.id, active_model='stock.picking').create({})
        )
        wizard.product_return_moves.quantity = 30
        returned = self.env['stock.picking'].browse(wizard.action_create_returns()['res_id'])
        returned.move_ids.picked = True
        returned._action_done()
        self.assertEqual(certificate.sold_quantity, 70)

    def test_a_second_certificate_of_the_scheme_adds_to_the_first(self):
        self._certify(quantity=50)
        self._certify(quantity=30, name='VG-second')
        self._order(80)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._order(1)

    def test_where_one_states_no_quantity_nothing_is_limited(self):
        self._certify(quantity=50)
        self._certify(quantity=0, name='VG-open')
        self._order(200)

    def test_goods_outside_the_scope_are_not_counted(self):
        other = self._create_listing(self.stall, name="Gạo", commodity=self.rice)
        lot = self._receive(other, quantity=500)
        certificate = self._certify(quantity=50)
        self._order(400, product=other, lot=lot)
        self.assertEqual(certificate.rest_quantity, 50)

    def test_bunches_are_counted_by_weight_and_not_guessed(self):
        bunches = self._create_listing(self.stall, name="Rau bó", uom='uom.product_uom_unit')
        lot = self._receive(bunches, quantity=500)
        self._certify(quantity=10)
        with self.assertRaisesRegex(UserError, "weight"), self.env.cr.savepoint():
            self._order(1, product=bunches, lot=lot)
        bunches.weight = 0.5
        self._order(20, product=bunches, lot=lot)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._order(1, product=bunches, lot=lot)

    @settings(max_examples=6, deadline=None, database=None)
    @given(st.lists(st.integers(min_value=1, max_value=70), min_size=1, max_size=5))
    def test_no_order_of_sales_goes_beyond_the_quantity(self, quantities):
        with self.env.cr.savepoint() as savepoint:
            certificate = self._certify()
            taken = 0
            for quantity in quantities:
                try:
                    with self.env.cr.savepoint():
                        self._sell(quantity)
                    taken += quantity
                except UserError:
                    self.assertGreater(taken + quantity, 100)
            self.env.invalidate_all()
            self.assertEqual(certificate.sold_quantity, taken)
            self.assertLessEqual(taken, 100)
            savepoint.rollback()
        self.env.invalidate_all()
