from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_market_trust.models.farm_rating import CRITERIA
from odoo.addons.farm_market_trust.tests.common import STARS, FarmTrustCommon


@tagged('post_install', '-at_install')
class TestRating(FarmTrustCommon):
    def test_only_a_delivered_order_is_rated(self):
        order = self._order(self.greens, delivered=False)
        with self.assertRaises(UserError):
            self._rate(order)
        order.action_hand_over()
        self.assertEqual(self._rate(order).stall_id, self.stall_a)

    def test_a_rating_has_five_criteria_and_their_mean(self):
        rating = self._rate(self._order(self.greens))
        self.assertEqual([rating[criterion] for criterion in CRITERIA], [5, 4, 4, 5, 3])
        self.assertAlmostEqual(rating.score, 4.2)

    def test_goods_of_another_order_are_not_rated(self):
        order = self._order(self.greens)
        other = self.rice_bag.product_tmpl_id
        with self.assertRaises(UserError):
            order._rate({other.id: {'quality': 1, 'look': 1}}, STARS)

    def test_rating_again_changes_the_one_rating_until_the_seller_answered(self):
        order = self._order(self.greens)
        first = self._rate(order)
        self.assertEqual(self._rate(order, quality=1), first)
        self.assertEqual(first.quality, 1)
        first.with_user(self.seller).action_answer("Xin lỗi bác")
        with self.assertRaises(UserError):
            self._rate(order, quality=2)

    def test_after_the_markets_time_nothing_is_rated(self):
        order = self._order(self.greens)
        order.delivered_on -= timedelta(days=self.market.rating_days + 1)
        with self.assertRaises(UserError):
            self._rate(order)

    def test_stars_out_of_range_are_refused(self):
        order = self._order(self.greens)
        for stars in (0, 6, None, 2.5):
            with self.subTest(stars=stars), self.assertRaises(UserError):
                self._rate(order, quality=stars)

    def test_the_score_shows_from_the_markets_number_of_ratings_on(self):
        self.market.rating_minimum = 2
        self._rate(self._order(self.greens))
        self.assertFalse(self.stall_a.is_score_shown)
        self._rate(self._order(self.greens), quality=1, look=1, stars=dict.fromkeys(STARS, 1))
        self.stall_a.invalidate_recordset(['is_score_shown'])
        self.assertTrue(self.stall_a.is_score_shown)
        self.assertAlmostEqual(self.stall_a.score, 2.6)
        self.assertEqual(self.greens.product_tmpl_id.score_count, 2)

    def test_a_hidden_rating_counts_no_more_and_keeps_its_trail(self):
        rating = self._rate(self._order(self.greens))
        with self.assertRaises(UserError):
            rating.with_user(self.board).action_hide(" ")
        rating.with_user(self.board).with_context(tracking_disable=False).action_hide("Nêu tên người khác")
        self.assertEqual((self.stall_a.score, self.stall_a.score_count), (0, 0))
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.assertIn('hide_reason', rating.message_ids.sudo().tracking_value_ids.field_id.mapped('name'))
        rating.with_user(self.board).action_show()
        self.assertEqual(self.stall_a.score_count, 1)

    def test_feedback_by_criterion_has_a_row_for_each_question_and_leads_to_the_rating(self):
        rating = self._rate(self._order(self.greens), quality=2, look=4)
        hidden = self._rate(self._order(self.rice_bag))
        hidden.with_user(self.board).action_hide("Xúc phạm")
        self.env.flush_all()
        Report = self.env['farm.criterion.report'].with_user(self.board)
        rows = Report.search([('company_id', '=', self.market.id)])
        self.assertEqual(rows.rating_id.with_env(self.env), rating)
        stars = {row.criterion: row.stars for row in rows}
        self.assertEqual(stars, {'quality': 2, 'look': 4, **STARS})
        self.assertEqual(rows[0].action_open_rating()['res_id'], rating.id)

    def test_only_people_of_the_stall_answer(self):
        rating = self._rate(self._order(self.greens))
        for user in (self.other_seller, self.buyer_user, self.manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                rating.with_user(user).action_answer("Cảm ơn")
        rating.with_user(self.seller).action_answer("Cảm ơn bác")
        self.assertEqual(rating.answered_by_id, self.seller)

    def test_nobody_writes_a_rating_directly(self):
        rating = self._rate(self._order(self.greens))
        for user in (self.seller, self.buyer_user, self.manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                rating.with_user(user).write({'quality': 5})
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env['farm.rating'].with_user(user).create({'quality': 5})
        with self.assertRaises(AccessError):
            self.env['farm.rating'].with_user(self.board).create({'quality': 5})

    def test_a_stranger_sees_the_masked_name_and_not_the_buyer(self):
        rating = self._rate(self._order(self.greens)).with_user(self.other_seller)
        self.assertEqual(rating.buyer_name, "Nguyễn T. H.")
        for field in ('partner_id', 'order_id'):
            with self.subTest(field=field), self.assertRaises(AccessError):
                rating.read([field])

    def test_hidden_ratings_are_for_the_stall_its_commune_and_the_offices(self):
        rating = self._rate(self._order(self.greens))
        rating.action_hide("Sai sự thật")
        for user in (self.seller, self.manager, self.board):
            self.assertTrue(rating.with_user(user).has_access('read'), user.login)
        for user in (self.buyer_user, self.other_seller):
            self.assertFalse(rating.with_user(user).has_access('read'), user.login)

    def test_markets_are_separate(self):
        rating = self._rate(self._order(self.greens))
        stranger = self._create_user('bql2', 'farm_base.group_board', market=self._create_market("Sàn khác"))
        rating = rating.with_user(stranger).with_context(allowed_company_ids=stranger.company_ids.ids)
        self.assertFalse(rating.has_access('read'))

    def test_a_score_costs_the_same_queries_for_one_stall_and_many(self):
        def count(stalls):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            stalls._compute_score()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        many = self.stall_a | self.stall_b
        for number in range(5):
            many |= self._create_stall(self.hub_a, name=f"Gian {number}")
        self.assertEqual(count(self.stall_a), count(many))

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.integers(1, 5), min_size=5, max_size=5))
    def test_a_score_lies_between_its_lowest_and_highest_star(self, stars):
        rating = self.env['farm.rating'].new(dict(zip(CRITERIA, stars, strict=True)))
        self.assertTrue(min(stars) <= round(rating.score, 2) <= max(stars))


@tagged('post_install', '-at_install')
class TestRatingPages(FarmTrustCommon, HttpCase):
    @mute_logger('odoo.http')
    def test_a_stranger_and_the_seller_cannot_rate_an_order(self):
        order = self._order(self.greens)
        for user in (self.seller, self.other_seller):
            self.authenticate(user.login, user.login)
            with self.subTest(user=user.login):
                response = self.url_open(f'/my/orders/{order.id}/rate?access_token={order._portal_ensure_token()}')
                self.assertEqual(response.status_code, 403 if user == self.seller else 200)
                self.assertEqual(self.url_open(f'/my/orders/{order.id}/rate').status_code, 403)

    @mute_logger('odoo.http')
    def test_whoever_posts_on_an_item_makes_no_rating(self):
        self.authenticate(self.buyer_user.login, self.buyer_user.login)
        item = self.greens.product_tmpl_id
        before = self.env['rating.rating'].search_count([])
        self.url_open(
            '/mail/message/post',
            json={
                'params': {
                    'thread_model': 'product.template',
                    'thread_id': item.id,
                    'post_data': {'body': "Hay", 'rating_value': 5},
                }
            },
        )
        self.assertEqual(self.env['rating.rating'].search_count([]), before)
        self.assertFalse(item.message_ids.filtered(lambda message: message.author_id == self.buyer))
