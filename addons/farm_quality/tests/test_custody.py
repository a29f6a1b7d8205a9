from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import QualityCommon


@tagged('post_install', '-at_install')
class TestCustody(QualityCommon):
    """What happens to a sample between field and bench, and to a value that is measured again."""

    def _create_collected(self, hours=1, **values):
        sample = self._as('officer', self.env['farm.sample']).create(
            {'product_tmpl_id': self.item.id, 'laboratory_id': self.laboratory.id, **values}
        )
        sample._take_step('collect', collected_at=fields.Datetime.subtract(fields.Datetime.now(), hours=hours))
        sample._take_step('send')
        return self._as('lab', sample)

    def test_a_broken_seal_is_rejected_and_replaced(self):
        sample = self._create_collected(seal_number='NP001')
        with self.assertRaisesRegex(UserError, "Read the seal"):
            sample._take_step('receive')
        sample.received_seal = 'NP002'
        with self.assertRaisesRegex(UserError, "Reject it"):
            sample._take_step('receive')
        sample._take_step('reject', reason="Niêm phong khác số")
        action = sample.action_replace()
        self.assertEqual(sample.replaced_by_id.id, action['res_id'])
        self.assertEqual(sample.replaced_by_id.state, 'planned')
        self.assertEqual(sample.action_replace()['res_id'], action['res_id'])

    def test_the_seal_is_read_without_regard_to_capitals(self):
        sample = self._create_collected(seal_number='NP001')
        sample.received_seal = ' np001 '
        sample._take_step('receive')
        self.assertEqual((sample.state, sample.received_by_id), ('received', self.users['lab']))

    def test_a_warm_or_late_sample_is_not_received(self):
        profile = self.env.ref('farm_quality.farm_test_profile_safety_leaf_vegetable')
        profile.write({'is_chilled': True, 'max_temperature': 8, 'max_hours': 24})
        with self.assertRaisesRegex(UserError, "hours ago"):
            self._create_collected(hours=25)._take_step('receive')
        sample = self._create_collected(hours=23)
        with self.assertRaisesRegex(UserError, "Measure the temperature"):
            sample._take_step('receive')
        sample.received_temperature = '8,1'
        with self.assertRaisesRegex(UserError, "at most 8"):
            sample._take_step('receive')
        sample.received_temperature = '8'
        sample._take_step('receive')
        self.assertEqual(sample.state, 'received')

    def test_an_invalidated_sample_is_linked_to_its_replacement(self):
        sample = self._create_verified_sample()
        with self.assertRaises(UserError):
            self._as('officer', sample).action_replace()
        self._as('officer', sample)._take_step('invalidate', reason="Nhầm mẫu")
        self._as('officer', sample).action_replace()
        self.assertEqual(sample.replaced_by_id.product_tmpl_id, self.item)

    def test_retract_and_retest_keep_both_values(self):
        sample = self._create_sample(value='0,9')
        first = sample.result_ids
        second = first._redo('retracted', "Cân sai")
        self.assertEqual(sample.state, 'in_analysis')
        self.assertEqual((first.value, first.standing, first.verdict), ('0,9', 'retracted', 'fail'))
        self.assertEqual(second.replaces_id, first)
        self.assertEqual(sample.verdict, 'not_evaluable')
        with self.assertRaises(UserError):
            sample._take_step('report')
        second.value = '0,1'
        self.assertEqual(sample.verdict, 'pass')
        with self.assertRaises(UserError):
            first.value = '0,2'

    def test_only_the_laboratory_sets_a_result_aside_and_only_with_a_reason(self):
        result = self._create_sample().result_ids
        with self.assertRaises(AccessError):
            self._as('publisher', result)._redo('retested', "Thử")
        with self.assertRaises(UserError):
            self._as('lab', result)._redo('retested', " ")
        verified = self._create_verified_sample().result_ids
        with self.assertRaises(UserError):
            self._as('lab', verified)._redo('retested', "Thử")

    def test_a_retest_that_passes_is_seen_as_a_retest(self):
        lot = self._receive(self.product)
        failed = self._create_verified_sample(value='0,9', lot_id=lot.id, days=3)
        retest = self.env['farm.sample'].browse(self._as('officer', failed).action_retest()['res_id'])
        self.assertEqual((retest.retest_of_id, retest.attempt, retest.lot_id), (failed, 2, lot))
        unlinked = self._create_verified_sample(value='0,1', lot_id=lot.id)
        self.assertEqual(unlinked.earlier_failure_ids, failed, "also where nobody linked it")

    def test_a_failure_of_another_lot_is_not_an_earlier_failure(self):
        lot, other = self._receive(self.product), self._receive(self.product)
        self._create_verified_sample(value='0,9', lot_id=other.id, days=3)
        self.assertFalse(self._create_verified_sample(value='0,1', lot_id=lot.id).earlier_failure_ids)

    def test_a_positive_rapid_test_asks_for_an_analysis(self):
        rapid = self._create_verified_sample(value='dương tính', kind='rapid')
        asked = self.env['farm.sample'].search([('retest_of_id', '=', rapid.id)])
        self.assertEqual((asked.kind, asked.state), ('safety', 'planned'))

    def test_a_negative_rapid_test_does_not_clear_a_failed_analysis(self):
        self._ask({'kind': 'rapid_test'})
        self._create_verified_sample(value='0,9', days=2)
        self._create_verified_sample(value='âm tính', kind='rapid')
        self.assertFalse(self._receive(self.product).release_until)

    def test_a_conditional_fail_holds_and_a_conditional_pass_does_not(self):
        lot = self._receive(self.product)
        self._create_with_uncertainty('0,29')
        self.assertFalse(lot.hold_count)
        sample = self._create_with_uncertainty('0,31')
        self.assertEqual((sample.verdict, lot.hold_count), ('conditional_fail', 1))

    def _create_with_uncertainty(self, value, **values):
        sample = self._create_sample(value=value, **values)
        self._as('lab', sample)._take_step('rework', reason="Độ không đảm bảo đo")
        sample.result_ids.uncertainty = '20 %'
        sample._take_step('report')
        self._as('lab2', sample)._take_step('verify')
        return sample

    def test_the_agreed_rule_says_whether_uncertainty_counts(self):
        sample = self._create_with_uncertainty('0,31', decision_rule='simple')
        self.assertEqual(sample.verdict, 'fail')

    def test_a_failed_control_blocks_its_batch(self):
        sample = self._create_sample()
        self._as('lab', sample)._take_step('rework', reason="Ghép mẻ")
        batch = self._as('lab', self.env['farm.test.batch']).create(
            {
                'check_ids': [
                    Command.create({'kind': 'blank', 'analyte_id': self.lead.id, 'value': '0,2', 'reference': '0,1'})
                ]
            }
        )
        sample.result_ids.batch_id = batch
        sample._take_step('report')
        with self.assertRaisesRegex(UserError, "Controls Failed"):
            self._as('lab2', sample)._take_step('verify')
        batch.check_ids.value = '<LOQ'
        self._as('lab2', sample)._take_step('verify')
        self.assertEqual(sample.state, 'verified')

    def test_results_on_the_bench_become_a_batch_with_its_controls(self):
        sample = self.env['farm.sample'].create(
            {
                'product_tmpl_id': self.item.id,
                'laboratory_id': self.laboratory.id,
                'result_ids': [Command.create({'analyte_id': self.lead.id})],
            }
        )
        for step in ('collect', 'receive', 'start'):
            sample._take_step(step)
        action = self._as('lab', sample.result_ids).action_create_batch()
        batch = self._as('lab', self.env['farm.test.batch']).browse(action['res_id'])
        self.assertEqual(batch.result_ids, sample.result_ids)
        self.assertEqual(batch.check_ids.mapped('kind'), ['blank', 'duplicate', 'control'])
        self.assertEqual((batch.laboratory_id, batch.status), (self.laboratory, 'open'))
        entered = self.env['farm.test.result'].search(batch.action_enter()['domain'])
        self.assertEqual(entered, sample.result_ids)
        with self.assertRaises(UserError):
            self._as('lab', sample.result_ids).action_create_batch()

    def test_a_batch_without_controls_proves_nothing(self):
        batch = self.env['farm.test.batch'].create({})
        with self.assertRaises(UserError):
            batch._check_passed()

    def test_accreditation_covers_analyte_food_and_method_on_the_day(self):
        self.laboratory.scope_ids = [
            Command.create(
                {
                    'analyte_id': self.lead.id,
                    'method': 'TCVN 8126:2009',
                    'commodity_id': self.food.id,
                    'valid_to': self._days(0),
                }
            )
        ]
        covers = self.laboratory._is_accredited
        self.assertTrue(covers(self.lead, self.dropwort, 'tcvn 8126:2009', self._days(0)))
        self.assertFalse(covers(self.lead, self.dropwort, 'TCVN 8126:2009', self._days(1)))
        self.assertFalse(covers(self.lead, self.dropwort, 'AOAC 999', self._days(0)))
        cadmium = self.env.ref('farm_quality.farm_analyte_cadmium')
        self.assertFalse(covers(cadmium, self.dropwort, 'TCVN 8126:2009', self._days(0)))
        self.laboratory.suspended_from = self._days(-1)
        self.assertFalse(covers(self.lead, self.dropwort, 'TCVN 8126:2009', self._days(0)))

    def test_a_laboratory_suspended_later_flags_what_it_reported(self):
        sample = self._create_verified_sample()
        self.assertFalse(sample.is_laboratory_suspended)
        self.laboratory.write({'suspended_from': self._days(-1), 'suspension_reason': "Đình chỉ"})
        self.env.invalidate_all()
        self.assertTrue(sample.is_laboratory_suspended)
        found = self.env['farm.sample'].search([('is_laboratory_suspended', '=', True)])
        self.assertIn(sample, found)
        self.assertEqual(sample.verdict, 'pass', "flagged, not recomputed")


@tagged('post_install', '-at_install')
class TestLimitRules(QualityCommon):
    def _find(self, analyte=None):
        return (
            self.env['farm.limit']._find(analyte or self.lead, self.dropwort, self.today).get((analyte or self.lead).id)
        )

    def test_a_limit_leaves_out_what_it_excepts(self):
        limit = self._find()
        limit.except_commodity_ids = self.dropwort
        self.assertNotEqual(self._find(), limit)

    def test_a_limit_is_written_in_each_language_and_means_the_same_in_all(self):
        self.env['res.lang']._activate_lang('vi_VN')
        sample = self._create_sample(value='0,1')
        self._as('lab2', sample).with_context(lang='vi_VN')._take_step('verify')
        limit = self._find()
        self.assertIn("0,3", sample.result_ids.limit_text)
        self.assertIn("0.3", limit.with_context(lang='en_US')._get_reference_text())
        limit.with_context(lang='en_US').valid_from = self._days(-900)
        self.assertFalse(sample.result_ids.needs_review, "nothing else is asked since")
        limit.value = '0.2'
        self.assertTrue(sample.result_ids.needs_review)

    def test_a_suspended_text_gives_no_limit_and_its_results_are_listed(self):
        sample = self._create_verified_sample(value='0,1')
        limit = self._find()
        limit.legal_text_id = self.env['farm.legal.text'].create({'name': "QCVN thử"})
        self.assertFalse(sample.result_ids.needs_review)
        limit.legal_text_id.suspended_from = self._days(-5)
        self.assertNotEqual(self._find(), limit)
        self.assertTrue(sample.result_ids.needs_review)
        self.assertEqual(sample.verdict, 'pass', "a published verdict is not computed again")
        limit.legal_text_id.suspended_to = self._days(-1)
        self.assertEqual(self._find(), limit)
        self.assertFalse(sample.result_ids.needs_review)

    def test_a_changed_limit_lists_results_for_an_officer(self):
        sample = self._create_verified_sample(value='0,2')
        sample.result_ids.sudo().limit_id.value = '0.1'
        self.assertTrue(sample.result_ids.needs_review)
        with self.assertRaises(AccessError):
            self._as('lab', sample.result_ids).action_review()
        self._as('officer', sample.result_ids).action_review()
        self.assertFalse(sample.result_ids.needs_review)
        self.assertEqual(sample.result_ids.reviewed_by_id, self.users['officer'])

    def test_a_sum_is_judged_by_its_members(self):
        total = self.env.ref('farm_quality.farm_analyte_aldicarb_sum')
        self.env['farm.limit'].create(
            {
                'analyte_id': total.id,
                'commodity_id': self.dropwort.id,
                'value': '0,02',
                'unit': 'mg_kg',
                'regulation': "Thử",
            }
        )
        members = total.component_ids.analyte_id
        sample = self.env['farm.sample'].create(
            {
                'product_tmpl_id': self.item.id,
                'result_ids': [Command.create({'analyte_id': analyte.id}) for analyte in (*members, total)],
            }
        )
        results = {result.analyte_id: result for result in sample.result_ids}
        self.assertEqual(results[total].verdict, 'not_evaluable')
        for analyte in members:
            results[analyte].write({'value': '<LOQ', 'loq': '0,001'})
        self.assertEqual((results[total].verdict, sample.verdict), ('pass', 'pass'))
        self.assertEqual(results[total].sum_text, '0 – 0,002778')
        results[members[1]].value = '0,05'
        self.assertEqual(sample.verdict, 'fail')

    def test_charts_show_every_value_in_the_unit_of_its_analyte(self):
        sample = self._create_sample()
        self._as('lab', sample)._take_step('rework', reason="Đơn vị")
        sample.result_ids.write({'value': '50', 'unit': 'ug_kg'})
        self.assertEqual(sample.result_ids.amount, 0.05)
        sample.result_ids.unit = 'cfu_g'
        self.assertEqual(sample.result_ids.amount, 0)
