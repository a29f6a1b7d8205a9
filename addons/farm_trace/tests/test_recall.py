from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_trace.tests.common import TraceCommon


@tagged('post_install', '-at_install')
class TestRecall(TraceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lot = cls._receive(cls.product, 40)
        cls.made = cls._process({cls.lot: 10})
        cls._deliver(cls.lot, 6, cls.buyer)
        cls._deliver(cls.made, 4, cls.other_buyer)
        cls.officer = cls._create_user('clthuhoi', 'farm_base.group_quality_officer')

    def _recall(self, **values):
        return (
            self.env['farm.recall']
            .with_user(self.officer)
            .create(
                {
                    'lot_ids': [self.lot.id],
                    'reason': "Dư lượng vượt ngưỡng",
                    'public_reason': "Xin đừng ăn",
                    **values,
                }
            )
        )

    def test_everything_made_of_a_bad_lot_is_stopped_and_every_buyer_is_named(self):
        recall = self._recall()
        recall.action_start()
        self.assertEqual(recall.state, 'running')
        self.assertEqual(recall.affected_lot_ids, self.lot | self.made)
        self.assertFalse(self.lot.is_released or self.made.is_released)
        self.assertEqual(self.product.free_qty, 0)
        self.assertEqual(set(recall.hold_ids.mapped('cause')), {'recall'})
        buyers = recall.line_ids.filtered(lambda line: line.kind == 'buyer')
        found = {(line.partner_id, line.lot_id): line.quantity for line in buyers}
        self.assertEqual(found, {(self.buyer, self.lot): 6, (self.other_buyer, self.made): 4})
        self.assertGreater(recall.trace_seconds, 0)

    def test_a_hold_of_any_cause_stops_what_was_made_of_the_lot(self):
        again = self._process({self.made: 2})
        causes = [value for value, _label in self.env['farm.hold']._fields['cause'].selection]
        for cause in causes:
            with self.subTest(cause), self.env.cr.savepoint() as savepoint:
                hold = self.env['farm.hold'].create({'lot_id': self.lot.id, 'cause': cause, 'reason': "Nghi nhiễm"})
                self.assertEqual(hold.derived_ids.lot_id, self.made | again)
                self.assertEqual(set(hold.derived_ids.mapped('cause')), {cause})
                self.assertFalse(self.made.is_released or again.is_released)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_what_was_made_of_a_lot_is_let_go_with_it_only_when_the_officer_says_so(self):
        hold = self.env['farm.hold'].with_user(self.officer).create({'lot_id': self.lot.id, 'reason': "Nghi nhiễm"})
        wizard = self.env['farm.hold.close'].with_user(self.officer)
        wizard.create({'hold_ids': hold.ids, 'reason': "Đã rửa lại lô đầu"}).action_confirm()
        self.assertTrue(self.lot.is_released)
        self.assertFalse(self.made.is_released)
        hold = self.env['farm.hold'].with_user(self.officer).create({'lot_id': self.lot.id, 'reason': "Nghi nhiễm"})
        wizard = wizard.create({'hold_ids': hold.ids, 'reason': "Nhầm lô", 'with_derived': True})
        self.assertEqual(wizard.derived_count, 1)
        wizard.action_confirm()
        self.assertEqual((hold | hold.derived_ids).mapped('state'), ['closed', 'closed'])

    def test_a_recall_stops_no_lot_twice(self):
        recall = self._recall()
        recall.action_start()
        self.assertEqual((self.lot | self.made).mapped('hold_count'), [1, 1])

    def test_an_exercise_finds_the_same_and_stops_nothing(self):
        recall = self._recall(is_mock=True)
        recall.action_start()
        self.assertEqual(recall.line_ids.partner_id, self.buyer | self.other_buyer | self.stall.owner_id)
        self.assertFalse(recall.hold_ids)
        self.assertTrue(self.lot.is_released and self.made.is_released)
        recall._close("Tìm đủ trong một giây")
        self.assertEqual(recall.state, 'closed')

    def test_recalled_goods_stay_stopped_when_the_recall_is_closed(self):
        recall = self._recall()
        recall.action_start()
        with self.assertRaises(UserError):
            recall._close(" ")
        for line in recall.line_ids.filtered(lambda line: line.kind == 'buyer'):
            line.collected_quantity = line.quantity
        recall.invalidate_recordset()
        recall._close("Thu hồi đủ, đã tiêu hủy")
        self.assertFalse(self.lot.is_released)
        self.assertEqual(self.lot._get_public_state()['code'], 'recalled')

    def test_a_recall_that_began_is_a_record(self):
        recall = self._recall()
        recall.action_start()
        for action in (recall.action_start, recall.unlink, lambda: recall.write({'reason': "Khác"})):
            with self.assertRaises(UserError):
                action()

    def test_who_may_not_recall_does_not(self):
        inspector = self._create_user('thanhtra', 'farm_base.group_inspector')
        recall = self._recall()
        with self.assertRaises(AccessError):
            recall.with_user(inspector).action_start()
        with self.assertRaises(AccessError):
            self.env['farm.recall'].with_user(inspector).create({'lot_ids': [self.lot.id], 'reason': "x"})
