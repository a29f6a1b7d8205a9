from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestRelease(QualityCommon):
    def setUp(self):
        super().setUp()
        self.lot = self._receive(self.product)

    # === Certificates === #

    def test_without_the_certificate_that_is_asked_a_lot_is_not_sold_and_says_so(self):
        self._ask_certificate()
        self.assertFalse(self.lot.is_released)
        self.assertIn("VietGAP", self.lot.release_note)
        self.assertEqual(self.product.free_qty, 0)

    def test_only_an_active_certificate_counts(self):
        self._ask_certificate()
        for state in ('draft', 'submitted', 'verified'):
            with self.subTest(state):
                self._create_certificate(state)
                self.assertFalse(self.lot.is_released)
        self._create_certificate('active')
        self.assertTrue(self.lot.is_released)
        self.assertTrue(self.item.is_on_sale)

    def test_suspension_closes_the_gate_in_the_same_transaction(self):
        self._ask_certificate()
        certificate = self._create_certificate()
        officer = self._as('officer', certificate)
        officer._take_step('suspend', reason="Không gửi nhật ký")
        self.assertFalse(self.lot.is_released)
        self.assertFalse(self.item.release_until)
        officer._take_step('resume', reason="Đã bổ sung")
        self.assertTrue(self.lot.is_released)
        officer._take_step('withdraw', reason="Chứng nhận bị thu hồi")
        self.assertFalse(self.lot.is_released)

    def test_the_release_ends_with_the_last_day_of_the_certificate_in_the_markets_time_zone(self):
        self._ask_certificate()
        self._create_certificate(date_to=self._days(10))
        self.assertEqual(self.lot.release_until, fields.Datetime.to_datetime(self._days(10)) + timedelta(hours=17))

    def test_the_last_day_is_asked_at_order_time_and_again_at_dispatch_in_the_markets_time_zone(self):
        self._ask_certificate()
        lot = self._receive(self.product, quantity=100)
        self._create_certificate(date_to=self._days(3))
        for zone in ('Asia/Ho_Chi_Minh', 'Pacific/Honolulu'):
            self.market.partner_id.tz = zone
            lot._update_release_until()
            end = self.market._get_quality_day_end(self._days(3))
            with self.subTest(zone):
                with patch.object(fields.Datetime, 'now', lambda: end - timedelta(seconds=1)):  # noqa: B023
                    leaves, late = self._create_delivery(self.product, 5), self._create_delivery(self.product, 5)
                    self.assertEqual((leaves | late).mapped('state'), ['assigned'] * 2)
                    leaves.move_ids.picked = True
                    leaves._action_done()
                with patch.object(fields.Datetime, 'now', lambda: end):  # noqa: B023
                    late.move_ids.picked = True
                    with self.assertRaisesRegex(UserError, "ended"), self.env.cr.savepoint():
                        late._action_done()
                    self.env.invalidate_all()
                    self.assertEqual(self._create_delivery(self.product, 5).state, 'confirmed')

    def test_time_alone_closes_the_gate(self):
        self._ask_certificate()
        self._create_certificate(date_to=self._days(10))
        with patch.object(fields.Datetime, 'now', lambda: self.lot.release_until + timedelta(seconds=1)):
            self.lot.invalidate_recordset()
            self.assertFalse(self.lot.is_released)
            self.assertIn(str(self._days(10)), self.lot.release_note)

    def test_a_certificate_of_another_scheme_producer_goods_item_stall_or_lot_does_not_count(self):
        self._ask_certificate()
        other_stall = self._create_stall(name="Khác")
        other_item = self._create_listing(self.stall, name="Rau khác").product_tmpl_id
        other_lot = self._receive(self.product)
        for values in (
            {'scheme_id': self.ocop.id, 'stars': 4},
            {'producer_id': other_stall.producer_id.id},
            {'commodity_ids': [Command.set(self.rice.ids)]},
            {'product_tmpl_ids': [Command.set(other_item.ids)]},
            {'stall_id': other_stall.id},
            {'lot_id': other_lot.id},
        ):
            with self.subTest(values):
                self._create_certificate(**values)
                self.assertFalse(self.lot.is_released)

    def test_an_archived_item_still_narrows_the_scope(self):
        self._ask_certificate()
        other = self._create_listing(self.stall, name="Rau khác").product_tmpl_id
        self._create_certificate(product_tmpl_ids=[Command.set(other.ids)])
        other.active = False
        self.env.invalidate_all()
        self.lot._update_release_until()
        self.assertFalse(self.lot.is_released)

    def test_a_certificate_for_a_group_covers_what_lies_below_it(self):
        self._ask_certificate()
        self._create_certificate(commodity_ids=[Command.set(self.food.ids)])
        self.assertTrue(self.lot.is_released)

    def test_any_of_the_schemes_is_enough_and_the_longest_counts(self):
        self._ask_certificate(self.vietgap | self.ocop)
        self._create_certificate(date_to=self._days(10))
        self._create_certificate(date_to=self._days(20), scheme_id=self.ocop.id, stars=3)
        self.assertEqual(self.lot.release_until, self.market._get_quality_day_end(self._days(20)))

    def test_a_new_version_supersedes_the_old_one(self):
        self._ask_certificate()
        old = self._create_certificate()
        new = self._create_certificate(replaces_id=old.id)
        self.assertEqual((old.state, new.state), ('superseded', 'active'))
        self.assertTrue(self.lot.is_released)

    # === Papers === #

    def test_a_self_declaration_counts_once_an_officer_accepted_it(self):
        self._ask({'kind': 'self_declaration'})
        document = self._create_document(accept=False)
        self.assertFalse(self.lot.is_released)
        self._as('officer2', document)._take_step('accept')
        self.assertTrue(self.lot.is_released)
        self._as('officer', document)._take_step('withdraw', reason="Khai sai")
        self.assertFalse(self.lot.is_released)

    def test_a_quarantine_paper_must_name_the_lot(self):
        self._ask({'kind': 'quarantine_paper'})
        self._create_document(kind='quarantine')
        self.assertFalse(self.lot.is_released)
        self._create_document(kind='quarantine', lot_id=self.lot.id)
        self.assertTrue(self.lot.is_released)
        self.assertFalse(self._receive(self.product).is_released)

    # === Tests === #

    def test_a_verified_safety_test_counts_for_six_months_from_sampling(self):
        self._ask({'kind': 'safety_test', 'period_months': 6})
        self._create_verified_sample(days=10)
        sampled = self.env['farm.sample'].search([])[0]._get_sampling_day()
        self.assertEqual(self.lot.release_until, self.market._get_quality_day_end(fields.Date.add(sampled, months=6)))

    def test_a_test_that_is_not_verified_or_not_conclusive_does_not_count(self):
        self._ask({'kind': 'safety_test'})
        self._create_sample()
        self.assertFalse(self.lot.is_released)
        self._create_verified_sample(value='<0,9')
        self.assertFalse(self.lot.is_released)

    def test_an_old_test_does_not_count(self):
        self._ask({'kind': 'safety_test', 'period_months': 6})
        self._create_verified_sample(days=200)
        self.assertFalse(self.lot.is_released)

    def test_one_kind_of_test_does_not_answer_for_another(self):
        self._ask({'kind': 'nutrition_test'})
        self._create_verified_sample()
        self.assertFalse(self.lot.is_released)
        self._create_verified_sample(value='2,1', kind='nutrition')
        self.assertTrue(self.lot.is_released)

    def test_a_failed_test_of_a_lot_holds_that_lot_alone(self):
        other = self._receive(self.product)
        sample = self._create_verified_sample(value='0,9', lot_id=self.lot.id)
        self.assertFalse(self.lot.is_released)
        self.assertTrue(other.is_released)
        hold = self.lot.hold_ids
        self.assertEqual((hold.cause, hold.source_ref), ('verdict', sample))
        self.assertIn("0,9", hold.reason)

    def test_a_failed_test_of_an_item_holds_all_its_lots_in_stock(self):
        other = self._receive(self.product)
        foreign = self._receive(self._create_listing(self.stall, name="Rau khác"))
        self._create_verified_sample(value='0,9')
        self.assertEqual((self.lot | other).mapped('hold_count'), [1, 1])
        self.assertFalse(foreign.hold_count)

    def test_a_later_pass_does_not_lift_the_hold(self):
        self._create_verified_sample(value='0,9', lot_id=self.lot.id)
        self._create_verified_sample(value='0,1', lot_id=self.lot.id)
        self._create_verified_sample(value='0,1')
        self.assertEqual(self.lot.hold_count, 1)
        self.assertFalse(self.lot.is_released)

    def test_a_pass_of_the_item_says_nothing_of_a_failed_lot(self):
        self._ask({'kind': 'safety_test'})
        self._create_verified_sample(value='0,9', lot_id=self.lot.id, days=2)
        self._create_verified_sample(value='0,1')
        self.lot.hold_ids._close("Lập lại hồ sơ")
        self.assertFalse(self.lot.is_released)
        self.assertTrue(self._receive(self.product).is_released)

    def test_a_pass_of_one_lot_does_not_undo_a_failure_of_the_item(self):
        self._ask({'kind': 'safety_test'})
        other = self._receive(self.product)
        self._create_verified_sample(value='0,1', lot_id=other.id, days=5)
        self.assertTrue(self.lot.is_released)
        self._create_verified_sample(value='0,9', days=3)
        fresh = self._receive(self.product)
        self.assertFalse(fresh.is_released)
        self._create_verified_sample(value='0,1', lot_id=other.id, days=1)
        self.lot.invalidate_recordset()
        self.assertFalse(fresh.is_released)
        self._create_verified_sample(value='0,1')
        self.assertTrue(fresh.is_released)

    def test_a_positive_rapid_test_holds_and_a_failed_nutrition_test_does_not(self):
        self._create_verified_sample(
            value='10',
            kind='nutrition',
            result_ids=[
                Command.create(
                    {
                        'analyte_id': self.env.ref('farm_quality.farm_analyte_fibre').id,
                        'unit': 'g_100g',
                        'label_value': '2',
                    }
                )
            ],
        )
        self.assertFalse(self.lot.hold_count)
        self._create_verified_sample(value='dương tính', kind='rapid')
        self.assertEqual(self.lot.hold_count, 1)

    # === Whole === #

    def test_an_item_says_what_is_missing_before_it_has_a_lot(self):
        self._ask_certificate()
        item = self._create_listing(self.stall, name="Chưa có lô").product_tmpl_id
        self.assertIn("VietGAP", item.quality_note)
        self._create_certificate()
        item.invalidate_recordset()
        self.assertFalse(item.quality_note)

    def test_the_gate_asks_as_many_queries_for_fifty_lots_as_for_one(self):
        self._ask(
            {'kind': 'certificate', 'scheme_ids': [Command.set(self.vietgap.ids)]},
            {'kind': 'safety_test'},
            {'kind': 'nutrition_test'},
            {'kind': 'rapid_test'},
            {'kind': 'self_declaration'},
            {'kind': 'quarantine_paper'},
        )
        self._create_certificate()
        self._create_verified_sample()
        self._create_document()
        products = [self._create_listing(self.stall, name=f"Rau {number}") for number in range(5)]
        lots = self.env['stock.lot'].create(
            [
                {
                    'name': f'N{number}',
                    'product_id': products[number % 5].id,
                    'company_id': self.market.id,
                    'producer_id': self.producer.id,
                }
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
            before = self.env.cr.sql_log_count
            batch._get_release_terms()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        self.assertLess(counts[1], 80)

    def _get_quality_rows(self):
        """Return what the lot's public page says of its quality; other rooms have sections of their own."""
        [rows] = [section['rows'] for section in self.lot.sudo()._get_public_sections() if section['code'] == 'quality']
        return rows

    def test_the_public_page_shows_certificates_in_force_and_published_tests_only(self):
        certificate = self._create_certificate()
        sample = self._create_verified_sample()
        rows = self._get_quality_rows()
        self.assertEqual(len(rows), 1)
        self.assertIn(certificate.name, rows[0]['value'])
        self._as('publisher', sample)._take_step('publish')
        self.lot.invalidate_recordset()
        self.assertEqual([row['state'] for row in self._get_quality_rows()], ['ok', 'ok'])
