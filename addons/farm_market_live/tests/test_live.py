from datetime import date, datetime, timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market_live.tests.common import FarmLiveCommon


@tagged('post_install', '-at_install')
class TestLive(FarmLiveCommon):
    def test_sessions_of_a_year_share_one_event_of_their_market(self):
        first, second = self._create_session(), self._create_session()
        self.assertEqual(first.event_id, second.event_id)
        self.assertEqual(first.event_id.company_id, self.market)
        self.assertEqual(first.event_id.website_id, self.website)

    def test_the_years_event_has_no_pages_that_lead_nowhere(self):
        event = self.market._get_livestream_event(2031)
        self.assertFalse(event.booth_menu_ids | event.track_proposal_menu_ids | event.register_menu_ids)
        self.assertTrue(event.track_menu_ids)

    def test_nothing_is_announced_before_the_streamer_was_identified(self):
        track = self._create_session(checked=False)
        with self.assertRaises(ValidationError):
            track.is_published = True
        track.streamer_paper = False
        with self.assertRaises(UserError):
            track.action_check_streamer()

    def test_another_streamer_has_to_be_identified_again(self):
        track = self._create_session()
        with self.assertRaises(ValidationError):
            track.streamer_id = self.buyer
        track.is_published = False
        track.streamer_id = self.buyer
        self.assertFalse(track.streamer_checked_on)

    def test_only_the_board_checks_and_reads_identity_papers(self):
        track = self._create_session()
        operator = self._create_user('vanhanh', 'farm_base.group_operator')
        with self.assertRaises(AccessError):
            track.with_user(operator).action_check_streamer()
        with self.assertRaises(AccessError):
            track.with_user(operator).read(['streamer_paper'])

    def test_the_page_shows_the_streamers_name_and_no_address(self):
        self.seller.partner_id.write({'email': 'ban@example.com', 'phone': '0900000000'})
        track = self._create_session()
        self.assertEqual(track.partner_name, self.seller.name)
        self.assertFalse(track.partner_email or track.partner_phone or track.contact_email or track.contact_phone)

    def test_one_of_the_goods_is_pinned_at_a_time_by_people_of_the_stall(self):
        track = self._create_session()
        first, second = track.pin_ids
        first.with_user(self.seller).action_pin()
        second.with_user(self.seller).action_pin()
        self.assertEqual((first.is_pinned, second.is_pinned), (False, True))
        self.assertEqual(track._get_live_goods()[0], second)
        stranger = self._create_user('la', 'base.group_portal,farm_base.group_seller')
        with self.assertRaises(AccessError):
            first.with_user(stranger).action_pin()

    def test_held_goods_are_not_shown_in_a_livestream(self):
        track = self._create_session()
        self._hold(self.env['stock.lot'].search([('product_id', '=', self.greens.id)]))
        self.assertEqual(track._get_live_goods().product_tmpl_id, self.rice_bag.product_tmpl_id)

    def test_goods_of_another_market_are_refused(self):
        other = self._create_market("Sàn khác")
        stall = self._create_stall(self._create_hub(self.commune_a, market=other), name="Gian khác")
        goods = self._create_listing(stall)
        with self.assertRaises(ValidationError):
            self._create_session().sudo().write({'pin_ids': [(0, 0, {'product_tmpl_id': goods.product_tmpl_id.id})]})

    def test_orders_count_for_the_session_and_stay_with_it_over_the_split(self):
        track = self._create_session()
        cart = self._create_cart((self.greens, 2), (self.rice_bag, 1))
        cart.order_line.filtered(lambda line: line.product_id == self.rice_bag).live_track_id = track
        cart.action_confirm()
        track.invalidate_recordset()
        self.assertEqual((track.live_order_count, track.live_order_total), (1, 35000))
        self.assertEqual(track.pin_ids.mapped('amount_sold'), [0, 35000])
        self.assertEqual(
            self.env['sale.order'].search(track.action_view_live_orders()['domain']), cart.checkout_id.order_ids[1]
        )

    def test_a_session_is_recorded_after_it_began_and_then_stays(self):
        coming = self._create_session(start=fields.Datetime.now() + timedelta(days=2))
        with self.assertRaises(UserError):
            coming.action_hold_livestream()
        track = self._create_session()
        track.action_hold_livestream()
        with self.assertRaises(UserError):
            track.unlink()

    def test_the_plan_measures_the_longest_wait_between_sessions(self):
        for month in (2, 3, 6):
            self._create_session(start=datetime(2024, month, 1, 3)).action_hold_livestream()
        measure = self.env['farm.plan.line']._measure_market_livestream_interval
        self.assertEqual(measure(self.market, date(2024, 1, 1), date(2024, 6, 30)), 3.0)
        self.assertEqual(measure(self.market, date(2024, 2, 1), date(2024, 3, 1)), 1.0)
        self.assertEqual(measure(self.market, date(2100, 1, 1), date(2100, 3, 1)), 0)

    def _run_cron(self):
        with patch.object(self.env.registry['ir.cron'], '_commit_progress', return_value=60):
            self.env['res.company']._cron_warn_of_missing_livestream()

    def test_the_board_is_warned_once_when_two_months_pass_without_a_livestream(self):
        self.market.market_opened_on = fields.Date.today() - timedelta(days=40)
        self._run_cron()
        activities = self.env['mail.activity'].search([('user_id', '=', self.board.id)])
        self.assertFalse(activities)
        self.market.market_opened_on = fields.Date.today() - timedelta(days=100)
        self._run_cron()
        self._run_cron()
        self.assertEqual(self.env['mail.activity'].search_count([('user_id', '=', self.board.id)]), 1)

    def test_a_recent_livestream_keeps_the_board_in_peace(self):
        self.market.market_opened_on = fields.Date.today() - timedelta(days=400)
        self._create_session().action_hold_livestream()
        self._run_cron()
        self.assertFalse(self.env['mail.activity'].search([('user_id', '=', self.board.id)]))

    def test_markets_do_not_see_each_others_sessions(self):
        track = self._create_session()
        other = self._create_market("Sàn khác")
        board = self._create_user('bql2', 'farm_base.group_board', market=other)
        with self.assertRaises(AccessError):
            track.with_user(board).with_context(allowed_company_ids=other.ids).read(['name'])
