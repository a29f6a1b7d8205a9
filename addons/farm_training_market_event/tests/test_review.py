from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.farm_market_event.tests.common import FarmRoundCommon


@tagged('post_install', '-at_install')
class TestReview(FarmRoundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.event = cls._create_round(weeks=-3)
        cls.event.event_booth_ids[0].stall_id = cls.stall_a
        cls.event.minutes = "<p>Đã họp</p>"
        cls.event.action_hold_round()

    def test_open_proposals_of_rounds_reach_the_review_once(self):
        proposals = self.env['farm.round.proposal'].create(
            [{'name': name, 'event_id': self.event.id} for name in ("Mở cửa sớm", "Thêm cân")]
        )
        proposals[1].answer = "Đã thêm"
        proposals[1].action_done()
        review = self.env['farm.review'].create({'name': "Tổng kết năm"}).with_user(self.board)
        review.action_collect_round_proposals()
        self.assertEqual(review.proposal_ids.mapped('name'), ["Mở cửa sớm"])
        with self.assertRaises(UserError):
            review.action_collect_round_proposals()

    def test_only_the_board_brings_proposals_before_a_review(self):
        review = self.env['farm.review'].create({'name': "Tổng kết năm"})
        with self.assertRaises(AccessError):
            review.with_user(
                self._create_user('thanhtra', 'farm_base.group_inspector')
            ).action_collect_round_proposals()

    def test_a_figure_of_the_plan_opens_the_rounds_behind_it(self):
        plan = self.env['farm.plan'].create({'name': "Kế hoạch", 'company_id': self.market.id})
        day = self.event.date_begin.date()
        for measure in ('market_rounds', 'market_meetings'):
            line = self.env['farm.plan.line'].create(
                {'plan_id': plan.id, 'code': measure, 'name': measure, 'measure': measure}
            )
            dates = [fields.Date.to_string(each) for each in (day, day + timedelta(days=1))]
            with self.subTest(measure=measure):
                action = line.action_view_measured(*dates)
                self.assertEqual(self.env['event.event'].search(action['domain']), self.event)
