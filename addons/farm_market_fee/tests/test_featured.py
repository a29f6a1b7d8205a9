from datetime import date, timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


class FeaturedCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._receive(cls.greens)
        cls._receive(cls.rice_bag)
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller')
        cls.stall_a.user_ids = cls.seller
        cls.today = fields.Date.today()

    def _request(self, product=None, start=0, weeks=1, approved=True):
        place = self.env['farm.featured.place']._request(
            (product or self.greens).product_tmpl_id, self.today + timedelta(days=start), weeks
        )
        if approved:
            place.with_user(self.board).action_approve()
        return place

    def _get_featured(self):
        return self.website.with_context(website_id=self.website.id)._get_featured_listings()


@tagged('post_install', '-at_install')
class TestFeatured(FeaturedCommon):
    def test_a_place_shows_once_the_board_approved_it_and_only_in_its_weeks(self):
        place = self._request(approved=False)
        self.assertFalse(self._get_featured())
        place.with_user(self.board).action_approve()
        self.assertEqual(self._get_featured(), self.greens.product_tmpl_id)
        self._request(self.rice_bag, start=1)
        self.assertEqual(self._get_featured(), self.greens.product_tmpl_id)

    def test_what_is_not_on_sale_is_not_featured(self):
        self._request()
        self._hold(self.env['stock.lot'].search([('product_id', '=', self.greens.id)]))
        self.assertFalse(self._get_featured())

    def test_no_more_are_shown_than_there_are_places(self):
        self._request()
        self._request(self.rice_bag)
        self.market.featured_count = 1
        self.assertEqual(len(self._get_featured()), 1)

    def test_the_same_goods_are_not_booked_twice_at_a_time(self):
        self._request(weeks=2)
        with self.assertRaises(ValidationError):
            self._request(start=13)
        self.assertTrue(self._request(start=14))

    def test_while_the_market_is_free_a_place_costs_nothing(self):
        place = self._request()
        self.assertFalse(place.price or place.charge_ids)

    def test_a_place_is_charged_by_the_rate_of_its_first_day_when_it_is_approved(self):
        self.market.market_opened_on = self.today - timedelta(days=1000)
        self.env['farm.fee.rate'].create(
            {
                'kind': 'featured',
                'amount': 30000,
                'date_from': self.today - timedelta(days=10),
                'decision': "15/QĐ-BQL",
            }
        )
        place = self._request(start=3, weeks=2, approved=False)
        self.assertEqual(place.price, 60000)
        self.assertFalse(place.charge_ids)
        place.with_user(self.board).action_approve()
        self.assertEqual(place.charge_ids.amount, 60000)
        place.with_user(self.board).answer = "Gian hàng xin thôi"
        place.with_user(self.board).action_cancel()
        self.assertEqual((place.state, place.charge_ids.state), ('cancel', 'waived'))

    def test_a_seller_asks_for_the_own_goods_and_approves_nothing(self):
        Place = self.env['farm.featured.place'].with_user(self.seller)
        place = Place._request(self.greens.product_tmpl_id.with_user(self.seller), self.today, 1)
        with self.assertRaises(AccessError):
            Place._request(self.rice_bag.product_tmpl_id.with_user(self.seller), self.today, 1)
        with self.assertRaises(AccessError):
            place.action_approve()
        with self.assertRaises(AccessError):
            place.weeks = 12

    def test_a_refusal_needs_an_answer(self):
        place = self._request(approved=False).with_user(self.board)
        with self.assertRaises(UserError):
            place.action_refuse()
        place.answer = "Đã đủ chỗ"
        place.action_refuse()
        self.assertEqual(place.state, 'refused')

    def test_places_begin_today_at_the_earliest(self):
        with self.assertRaises(UserError):
            self.env['farm.featured.place']._request(self.greens.product_tmpl_id, date(2020, 1, 1), 1)


@tagged('post_install', '-at_install')
class TestFeaturedPages(FeaturedCommon, HttpCase):
    def test_the_shop_marks_what_is_featured_and_searches_do_not_show_it(self):
        self.website.domain = self.base_url()
        self._request()
        self.env.flush_all()
        self.assertIn('o_farm_featured', self.url_open('/shop').text)
        self.assertNotIn('o_farm_featured', self.url_open('/shop?search=gao').text)

    def test_a_seller_asks_for_a_place_on_the_phone(self):
        self.seller.password = 'ban-mat-khau'
        self.authenticate('ban', 'ban-mat-khau')
        url = f'/my/stalls/{self.stall_a.id}/featured'
        token = self.url_open(url).text.split('name="csrf_token" value="')[1].split('"')[0]
        form = {'csrf_token': token, 'listing_id': self.greens.product_tmpl_id.id, 'weeks': 2, 'date_from': self.today}
        self.url_open(url, form)
        place = self.env['farm.featured.place'].search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((place.state, place.weeks), ('requested', 2))
        self.url_open(url, {**form, 'listing_id': self.rice_bag.product_tmpl_id.id})
        self.assertEqual(self.env['farm.featured.place'].search_count([('company_id', '=', self.market.id)]), 1)
