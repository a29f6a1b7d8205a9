from datetime import date, timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market_event.tests.common import FarmRoundCommon


@tagged('post_install', '-at_install')
class TestRound(FarmRoundCommon):
    def _plan(self, **values):
        wizard = (
            self.env['farm.round.plan']
            .with_user(self.board)
            .create({'date_from': date(2030, 1, 1), 'date_to': date(2030, 12, 31), **values})
        )
        return self.env['event.event'].search(wizard.action_plan()['domain'])

    def test_the_planner_proposes_fifty_mornings_that_rotate_over_the_communes(self):
        events = self._plan()
        self.assertEqual(len(events), 50)
        self.assertEqual(
            sorted(len(events.filtered(lambda e, h=hub: e.hub_id == h)) for hub in events.hub_id), [16, 17, 17]
        )
        local = [fields.Datetime.context_timestamp(e.with_context(tz=e.date_tz), e.date_begin) for e in events]
        self.assertTrue(all(day.weekday() >= 5 and day.hour == 7 for day in local))
        self.assertFalse(any(events.mapped('is_published')))
        self.assertEqual(set(events.mapped('event_booth_count')), {12})

    def test_a_second_plan_leaves_the_days_of_the_first_alone_and_evens_out(self):
        first = self._plan(count=4, hub_ids=[Command.set(self.hub_a.ids)])
        second = self._plan(count=8)
        self.assertFalse(set(first.mapped('date_begin')) & set(second.mapped('date_begin')))
        self.assertNotIn(self.hub_a, second.hub_id)

    def test_more_rounds_than_weekend_days_are_refused_with_advice(self):
        with self.assertRaises(UserError):
            self._plan(date_to=date(2030, 1, 31))

    def test_a_round_on_a_weekday_is_refused(self):
        event = self._create_round()
        with self.assertRaises(ValidationError):
            event.date_begin -= timedelta(days=1)

    def test_a_round_counts_once_it_took_place(self):
        line = self.env['farm.plan.line']
        event = self._create_round(weeks=-2)
        day = event.date_begin.date()
        self.assertEqual(line._measure_market_rounds(self.market, day, day), 0)
        event.event_booth_ids[0].stall_id = self.stall_a
        event.with_user(self.board).action_hold_round()
        self.assertEqual(line._measure_market_rounds(self.market, day, day), 1)
        self.assertEqual(line._measure_market_rounds(self.market, day + timedelta(days=1), day + timedelta(days=9)), 0)
        self.assertEqual(line._measure_market_meetings(self.market, day, day), 0)
        event.minutes = "<p>Chủ gian hàng và khách hàng đã họp.</p>"
        self.assertEqual(line._measure_market_meetings(self.market, day, day), 1)
        with self.assertRaises(UserError):
            event.unlink()

    def test_a_round_of_tomorrow_or_without_stalls_is_not_recorded_as_held(self):
        for weeks in (1, -2):
            with self.subTest(weeks=weeks), self.assertRaises(UserError):
                self._create_round(weeks=weeks).action_hold_round()

    def test_a_commune_records_its_own_rounds_and_no_other(self):
        own, other = self._create_round(), self._create_round(self.hub_b)
        own.with_user(self.manager).visitor_count = 120
        with self.assertRaises(AccessError):
            other.with_user(self.manager).visitor_count = 120
        with self.assertRaises(AccessError):
            other.event_booth_ids.with_user(self.manager).write({'stall_id': self.stall_a.id})

    def test_a_seller_takes_a_free_booth_and_gives_it_back(self):
        booth, second = self._create_round().event_booth_ids
        booth.with_user(self.seller)._take(self.stall_a.with_user(self.seller))
        self.assertEqual((booth.stall_id, booth.state), (self.stall_a, 'unavailable'))
        with self.assertRaises(UserError):
            booth._take(self.stall_b)
        with self.assertRaises(AccessError):
            second.with_user(self.seller)._take(self.stall_b.with_user(self.seller))
        booth.with_user(self.seller)._give_back(self.stall_a.with_user(self.seller))
        self.assertEqual((booth.stall_id.id, booth.state), (False, 'available'))

    def test_a_booth_that_the_board_gives_to_a_stall_is_taken(self):
        booth = self._create_round().event_booth_ids[0]
        booth.with_user(self.board).stall_id = self.stall_a
        self.assertEqual((booth.state, booth.partner_id), ('unavailable', self.stall_a.owner_id))
        booth.with_user(self.board).stall_id = False
        self.assertEqual((booth.state, booth.partner_id.id), ('available', False))

    def test_a_stall_has_one_booth_at_a_round(self):
        first, second = self._create_round().event_booth_ids
        first._take(self.stall_a)
        with self.assertRaises(UserError):
            second._take(self.stall_a)

    def test_a_booth_is_not_taken_by_a_stall_of_another_market(self):
        other = self._create_market("Sàn khác")
        stall = self._create_stall(self._create_hub(self.commune_a, market=other), name="Gian khác")
        with self.assertRaises(ValidationError):
            self._create_round().event_booth_ids[0].stall_id = stall

    def test_needs_and_proposals_of_a_commune_are_seen_there_and_by_the_offices(self):
        events = self._create_round() + self._create_round(self.hub_b)
        for model, values in (
            ('farm.round.need', {'name': "HTX Rau", 'phone': '0912345678'}),
            ('farm.round.proposal', {'name': "Mở cửa sớm hơn"}),
        ):
            own, other = self.env[model].create([{**values, 'event_id': event.id} for event in events])
            with self.subTest(model=model):
                self.assertTrue(own.with_user(self.manager).read(['name']))
                with self.assertRaises(AccessError):
                    other.with_user(self.manager).read(['name'])
                self.assertEqual(len((own + other).with_user(self.board).read(['name'])), 2)
                with self.assertRaises(AccessError):
                    own.with_user(self.seller).read(['name'])

    def test_a_proposal_is_closed_with_an_answer(self):
        proposal = self.env['farm.round.proposal'].create({'name': "Thêm cân", 'event_id': self._create_round().id})
        with self.assertRaises(UserError):
            proposal.with_user(self.board).action_done()
        proposal.answer = "Đã có hai cân đối chứng"
        proposal.with_user(self.board).action_done()
        self.assertEqual(proposal.state, 'done')

    def test_the_district_with_fewest_points_is_measured(self):
        Point = self.env['farm.introduction.point']
        for district, number in (("Ba Đình", 3), ("Cầu Giấy", 2)):
            for count in range(number):
                Point.create(
                    {
                        'name': f"Điểm {count}",
                        'commune_id': self.commune_a.id,
                        'district': district,
                        'address': f"{count} phố",
                        'opened_on': date(2019, 3, 1),
                        'closed_on': date(2019, 12, 31) if count == 2 else False,
                    }
                )
        measure = self.env['farm.plan.line']._measure_market_intro_points
        self.assertEqual(measure(self.market, date(2019, 1, 1), date(2019, 12, 31)), 2)
        self.assertEqual(measure(self.market, date(2018, 1, 1), date(2018, 12, 31)), 0)
