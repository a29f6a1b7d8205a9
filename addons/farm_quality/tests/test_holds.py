from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestHolds(QualityCommon):
    """What the quality room stops, and that only a quality officer with a reason lets it go."""

    def test_a_withdrawn_certificate_holds_the_lots_of_its_scope_in_stock(self):
        certificate = self._create_certificate()
        lot = self._receive(self.product)
        sold_out = self._receive(self.product, quantity=2)
        self._sell_out(sold_out)
        other = self._receive(self._create_listing(self._create_stall(name="Khác")))
        self._as('officer', certificate)._take_step('withdraw', reason="Thiếu hồ sơ")
        hold = lot.hold_ids
        self.assertEqual((hold.cause, hold.source_ref, hold.state), ('certificate', certificate, 'open'))
        self.assertIn("Thiếu hồ sơ", hold.reason)
        self.assertFalse(lot.is_released)
        self.assertFalse(sold_out.hold_ids | other.hold_ids)

    def _sell_out(self, lot):
        picking = self._create_delivery(lot.product_id, 2, lot=lot)
        picking.move_ids.picked = True
        picking._action_done()

    def test_a_suspended_certificate_holds_nothing(self):
        certificate = self._create_certificate()
        lot = self._receive(self.product)
        self._as('officer', certificate)._take_step('suspend', reason="Đang kiểm tra")
        self.assertFalse(lot.hold_ids)

    def test_another_certificate_does_not_lift_the_hold(self):
        self._ask_certificate()
        certificate = self._create_certificate()
        lot = self._receive(self.product)
        self._as('officer', certificate)._take_step('withdraw', reason="Thiếu hồ sơ")
        self._create_certificate(name="VG-MOI")
        self.assertTrue(lot.release_until)
        self.assertFalse(lot.is_released)

    def test_only_a_quality_officer_lifts_it_and_says_why(self):
        certificate = self._create_certificate()
        lot = self._receive(self.product)
        self._as('officer', certificate)._take_step('withdraw', reason="Thiếu hồ sơ")
        for role in set(self.users) - {'officer', 'officer2'}:
            with self.subTest(role), self.assertRaises(AccessError):
                self._as(role, lot.hold_ids)._close("Thử")
        with self.assertRaises(UserError):
            self._as('officer', lot.hold_ids)._close(" ")
        self._as('officer', lot.hold_ids)._close("Bán như hàng thường, đã bỏ nhãn")
        self.assertFalse(lot.hold_count)
