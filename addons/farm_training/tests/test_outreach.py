from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TrainingCommon


@tagged('post_install', '-at_install')
class TestOutreach(TrainingCommon):
    def _create_outreach(self, **values):
        return self.env['farm.outreach'].create({'name': "Diễu hành", 'kind': 'parade', 'date': self.today, **values})

    def test_an_activity_counts_when_it_is_done_and_says_what_came_of_it(self):
        activity = self._create_outreach()
        measure = self.env['farm.plan.line']._measure_outreach_parade
        with self.assertRaises(UserError):
            activity.action_done()
        activity.result = "Ba xe, hai mươi người"
        self.assertEqual(measure(self.market, self.today, self.today), 0)
        activity.action_done()
        self.assertEqual(measure(self.market, self.today, self.today), 1)

    def test_what_lies_ahead_is_not_done(self):
        activity = self._create_outreach(date=self.today + timedelta(days=1), result="Sẽ tốt")
        with self.assertRaises(UserError):
            activity.action_done()

    def test_what_counts_cannot_be_cancelled_or_deleted(self):
        activity = self._create_outreach(result="Xong")
        activity.action_done()
        with self.assertRaises(UserError):
            activity.action_cancel()
        with self.assertRaises(UserError):
            activity.unlink()


@tagged('post_install', '-at_install')
class TestPublication(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.poster = cls.env['farm.publication'].create({'name': "Poster", 'kind': 'poster'})

    def _move(self, kind, quantity, **values):
        return self.env['farm.publication.move'].create(
            {
                'publication_id': self.poster.id,
                'kind': kind,
                'quantity': quantity,
                **values,
            }
        )

    def test_what_is_left_follows_from_the_moves(self):
        for kind, quantity in [('order', 200), ('print', 150), ('hand_out', 40), ('put_up', 60), ('loss', 5)]:
            self._move(kind, quantity)
        self.assertEqual(
            (
                self.poster.ordered_qty,
                self.poster.printed_qty,
                self.poster.handed_out_qty,
                self.poster.put_up_qty,
                self.poster.stock_qty,
            ),
            (200, 150, 40, 60, 45),
        )

    def test_more_than_was_printed_cannot_leave(self):
        self._move('print', 10)
        with self.assertRaisesRegex(ValidationError, '10'):
            self._move('hand_out', 11)

    def test_a_move_stays_as_it_was_entered(self):
        move = self._move('print', 10)
        with self.assertRaises(UserError):
            move.quantity = 20
        with self.assertRaises(UserError):
            move.unlink()

    def test_a_mistake_is_reversed_once(self):
        move = self._move('print', 10)
        reversal = move.action_reverse()
        self.assertEqual(reversal.quantity, -10)
        self.assertEqual(self.poster.stock_qty, 0)
        with self.assertRaises(UserError):
            reversal.action_reverse()
        with mute_logger('odoo.sql_db'), self.assertRaises(IntegrityError), self.cr.savepoint():
            move.action_reverse()

    def test_what_was_handed_out_keeps_its_print_run(self):
        run = self._move('print', 10)
        self._move('hand_out', 8)
        with self.assertRaises(ValidationError):
            run.action_reverse()

    def test_less_than_one_copy_is_refused(self):
        with mute_logger('odoo.sql_db'), self.assertRaises(IntegrityError), self.cr.savepoint():
            self._move('print', 0)

    def test_the_plan_counts_what_was_printed_in_the_year(self):
        self._move('order', 500)
        self._move('print', 100)
        self._move('print', 50, date=self.today - timedelta(days=800))
        measure = self.env['farm.plan.line']._measure_outreach_poster
        self.assertEqual(measure(self.market, self.today - timedelta(days=300), self.today), 100)


@tagged('post_install', '-at_install')
class TestReview(TrainingCommon):
    def test_a_conference_counts_when_it_was_held_and_has_minutes(self):
        review = self.env['farm.review'].create({'name': "Sơ kết năm", 'kind': 'yearly', 'date': self.today})
        measure = self.env['farm.plan.line']._measure_review_yearly
        with self.assertRaises(UserError):
            review.action_hold()
        review.minutes = "<p>Đã họp</p>"
        self.assertEqual(measure(self.market, self.today, self.today), 0)
        review.action_hold()
        self.assertEqual(measure(self.market, self.today, self.today), 1)
        self.assertEqual(self.env['farm.plan.line']._measure_review_final(self.market, self.today, self.today), 0)

    def test_a_proposal_is_closed_with_an_answer(self):
        review = self.env['farm.review'].create({'name': "Sơ kết năm", 'date': self.today})
        proposal = self.env['farm.review.proposal'].create({'review_id': review.id, 'name': "Thêm điểm giới thiệu"})
        proposal.action_accept()
        self.assertEqual(review.open_proposal_count, 1)
        with self.assertRaises(UserError):
            proposal.action_done()
        proposal.answer = "Đã mở thêm ba điểm"
        proposal.action_done()
        self.assertEqual(review.open_proposal_count, 0)
