from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestSamples(QualityCommon):
    def test_a_new_sample_begins_with_the_test_programme_of_its_goods(self):
        sample = self.env['farm.sample'].create({'product_tmpl_id': self.item.id})
        profile = self.env.ref('farm_quality.farm_test_profile_safety_leaf_vegetable')
        self.assertEqual(sample.result_ids.analyte_id, profile.analyte_ids)
        self.assertEqual(sample.verdict, 'not_evaluable')

    def test_the_analyst_does_not_verify(self):
        sample = self._create_sample()
        with self.assertRaises(AccessError):
            self._as('lab', sample)._take_step('verify')
        self._as('lab2', sample)._take_step('verify')
        self.assertEqual(sample.state, 'verified')

    def test_who_entered_a_value_does_not_verify_though_another_handed_it_on(self):
        sample = self._create_sample()
        self._as('officer', sample)._take_step('rework', reason="Xem lại")
        self._as('lab2', sample).result_ids.value = '0,06'
        self._as('officer', sample)._take_step('report')
        with self.assertRaises(AccessError):
            self._as('lab2', sample)._take_step('verify')
        self._as('lab', sample)._take_step('verify')

    def test_an_unfinished_sample_is_not_handed_on(self):
        sample = self._create_sample()
        self._as('lab', sample)._take_step('rework', reason="Xem lại")
        for value in ('', 'chưa có', False):
            sample.result_ids.value = value
            with self.subTest(value), self.assertRaises(UserError):
                sample._take_step('report')

    def test_results_are_not_changed_once_handed_on(self):
        sample = self._create_sample()
        for values in ({'value': '0,01'}, {'loq': '0,1'}, {'unit': 'ug_kg'}):
            with self.subTest(values), self.assertRaises(UserError):
                self._as('lab', sample.result_ids).write(values)
        with self.assertRaises(UserError):
            sample.result_ids.unlink()
        with self.assertRaises(UserError):
            self._as('lab', self.env['farm.test.result']).create(
                {
                    'sample_id': sample.id,
                    'analyte_id': self.lead.id,
                    'value': '0,1',
                    'unit': 'mg_kg',
                }
            )

    def test_nobody_writes_a_verdict(self):
        sample = self._create_sample(value='0,9')
        self._as('lab', sample)._take_step('rework', reason="Xem lại")
        for values in ({'verdict': 'pass'}, {'limit_id': False}, {'analyst_id': self.users['lab2'].id}):
            with self.subTest(values), self.assertRaises(UserError):
                sample.result_ids.write(values)
        with self.assertRaises(UserError):
            sample.with_context(default_state='verified').create({'product_tmpl_id': self.item.id})

    def test_the_limit_and_its_regulation_are_kept_with_the_result(self):
        sample = self._create_verified_sample()
        result = sample.result_ids
        self.assertEqual(result.verdict, 'pass')
        self.assertIn("0.3", result.limit_text)
        self.assertIn("QCVN 8-2", result.limit_text)

    def test_a_verified_verdict_stays_when_the_limit_changes(self):
        sample = self._create_verified_sample(value='0,2')
        sample.result_ids.sudo().limit_id.value = '0.1'
        self.env.invalidate_all()
        self.assertEqual(sample.verdict, 'pass')
        self.assertEqual(self._create_verified_sample(value='0,2').verdict, 'fail')

    def test_a_result_without_a_limit_never_passes(self):
        analyte = self.env['farm.analyte'].create({'name': "Chất lạ", 'code': 'unknown'})
        self.assertEqual(self._create_sample(analyte=analyte).verdict, 'not_evaluable')

    def test_an_invalidated_failure_no_longer_decides_but_the_hold_stays(self):
        lot = self._receive(self.product)
        self._ask({'kind': 'safety_test'})
        self._create_verified_sample(value='0,1', days=5)
        failed = self._create_verified_sample(value='0,9')
        self._as('officer', failed)._take_step('invalidate', reason="Nhầm mẫu")
        self.assertEqual(lot.hold_count, 1)
        self.assertTrue(lot.release_until)
        lot.hold_ids._close("Nhầm mẫu")
        self.assertTrue(lot.is_released)

    def test_a_sample_is_not_collected_in_the_future(self):
        sample = self.env['farm.sample'].create({'product_tmpl_id': self.item.id})
        with self.assertRaises(ValidationError):
            sample._take_step('collect', collected_at=fields.Datetime.now() + timedelta(days=1))

    def test_a_sample_names_a_lot_of_its_item(self):
        lot = self._receive(self._create_listing(self.stall, name="Khác"))
        with self.assertRaises(ValidationError):
            self.env['farm.sample'].create({'product_tmpl_id': self.item.id, 'lot_id': lot.id})

    def test_a_safety_sample_names_its_laboratory(self):
        with self.assertRaisesRegex(UserError, "laboratory"):
            self._create_sample(laboratory_id=False)

    def test_only_publisher_or_officer_publishes(self):
        sample = self._create_verified_sample()
        with self.assertRaises(AccessError):
            self._as('lab', sample)._take_step('publish')
        self._as('publisher', sample)._take_step('publish')
        self.assertEqual(sample.state, 'published')

    def test_loq_and_label_are_numbers(self):
        sample = self.env['farm.sample'].create({'product_tmpl_id': self.item.id})
        with self.assertRaises(ValidationError):
            sample.result_ids[0].loq = 'nhỏ'

    def test_a_round_covers_what_is_on_sale_and_says_what_it_missed(self):
        self._receive(self.product)
        second = self._create_listing(self.stall, name="Rau muống")
        self._receive(second)
        unsold = self._create_listing(self.stall, name="Chưa bán").product_tmpl_id
        round_ = self._as('officer', self.env['farm.test.round']).create(
            {
                'commodity_ids': [Command.set(self.env.ref('farm_base.farm_commodity_vegetable').ids)],
            }
        )
        items = self.item | second.product_tmpl_id
        self.assertEqual(round_.missed_ids & (items | unsold), items)
        round_.action_add_missed()
        self.assertFalse(round_.missed_ids)
        self.assertEqual(round_.sample_ids.product_tmpl_id & (items | unsold), items)
        self.assertEqual(set(round_.sample_ids.mapped('kind')), {'rapid'})
        round_._take_step('start')
        with self.assertRaises(UserError):
            round_._take_step('finish')  # planned is not tested

    def test_a_finished_round_keeps_which_items_it_missed(self):
        second = self._create_listing(self.stall, name="Rau muống")
        third = self._create_listing(self.stall, name="Rau dền")
        for product in (self.product, second):
            self._receive(product)
        round_ = self._as('officer', self.env['farm.test.round']).create({'hub_ids': self.hub_a.ids})
        round_.action_add_missed()
        round_._take_step('start')
        tested = round_.sample_ids.filtered(lambda sample: sample.product_tmpl_id == self.item)
        lab = self._as('lab', tested)
        for step in ('collect', 'receive', 'start'):
            lab._take_step(step)
        lab.result_ids.write({'value': 'âm tính'})
        lab._take_step('report')
        with self.assertRaisesRegex(UserError, tested.name):
            round_._take_step('finish')
        self._as('lab2', tested)._take_step('verify')
        round_._take_step('finish')
        self.assertEqual(round_.missed_ids, second.product_tmpl_id)
        planned = round_.sample_ids - tested
        self.assertEqual((planned.state, planned.product_tmpl_id), ('invalidated', second.product_tmpl_id))
        self.assertIn("Rau muống", round_.message_ids[0].body)
        self._receive(third)
        round_.invalidate_recordset()
        self.assertEqual(round_.missed_ids, second.product_tmpl_id, "on sale since, not missed")
        with self.assertRaises(UserError):
            round_.action_add_missed()

    def test_a_round_without_tests_is_not_finished(self):
        round_ = self._as('officer', self.env['farm.test.round']).create({})
        round_._take_step('start')
        with self.assertRaises(UserError):
            round_._take_step('finish')
