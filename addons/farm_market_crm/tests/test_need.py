from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market_crm.tests.common import FarmNeedCommon


@tagged('post_install', '-at_install')
class TestNeed(FarmNeedCommon):
    def test_a_need_meets_an_offer_of_the_same_goods_in_the_same_days(self):
        need, offer = self._create_need(), self._create_offer()
        self.assertEqual((need.need_match_ids.offer_id, need.need_match_ids.score), (offer, 100))
        self.assertEqual(offer.match_count, 1)

    def test_other_goods_other_days_and_other_markets_do_not_match(self):
        need = self._create_need()
        other = self._create_market("Sàn khác")
        self._create_need('offer', self.seller.partner_id, commodity_id=self.rice.id)
        self._create_need('offer', self.seller.partner_id, start=40)
        self._create_need('offer', self.seller.partner_id, company_id=other.id)
        self._create_need(partner=self.member.partner_id)
        self.assertFalse(need.need_match_ids)

    def test_a_change_renews_the_matches_and_what_is_followed_up_stays(self):
        need, offer = self._create_need(), self._create_offer()
        offer.quantity = 50
        self.assertEqual(need.need_match_ids.score, 80)
        need.need_match_ids.with_user(self.board).action_follow_up()
        offer.commodity_id = self.rice
        self.assertEqual(need.need_match_ids.offer_id, offer)

    def test_what_is_closed_matches_no_more(self):
        need, offer = self._create_need(), self._create_offer()
        offer.action_close()
        self.assertFalse(need.need_match_ids)

    def test_a_match_becomes_one_opportunity(self):
        need, offer = self._create_need(), self._create_offer(price=18000)
        match = need.need_match_ids.with_user(self.board)
        lead = self.env['crm.lead'].browse(match.action_follow_up()['res_id'])
        self.assertEqual((lead.partner_id, lead.expected_revenue), (self.buyer, 1800000))
        self.assertEqual((lead.farm_need_id, lead.farm_offer_id), (need, offer))
        self.assertEqual(match.action_follow_up()['res_id'], lead.id)

    def test_members_read_their_own_needs_and_nobody_elses(self):
        own, other = self._create_need(partner=self.member.partner_id), self._create_need()
        self.assertTrue(own.with_user(self.member).read(['quantity']))
        with self.assertRaises(AccessError):
            other.with_user(self.member).read(['quantity'])
        with self.assertRaises(AccessError):
            own.with_user(self.member).quantity = 1
        with self.assertRaises(AccessError):
            own.with_user(self.member).need_match_ids.read(['score'])

    def test_a_seller_offers_for_the_own_stall_and_no_other(self):
        values = {
            'kind': 'offer',
            'commodity_id': self.dropwort.id,
            'quantity': 5,
            'date_from': self.today,
            'date_to': self.today,
        }
        Need = self.env['farm.need'].with_user(self.seller)
        offer = Need._post(self.market, {**values, 'stall_id': self.stall_a.id})
        self.assertEqual(offer.stall_id, self.stall_a)
        with self.assertRaises(AccessError):
            Need._post(self.market, {**values, 'stall_id': self.stall_b.id})

    def test_who_does_not_mind_the_place_is_met_from_everywhere(self):
        anywhere = self._create_need(commune_id=False)
        near, far = self._create_offer(), self._create_offer(commune_id=self.commune_b.id)
        scores = {match.offer_id: match.score for match in anywhere.need_match_ids}
        self.assertEqual(scores, {near: 100, far: 100})

    def test_tonnes_and_kilograms_are_compared(self):
        need = self._create_need(quantity=2, uom_id=self.env.ref('uom.product_uom_ton').id)
        self._create_offer(quantity=1000)
        self.assertEqual(need.need_match_ids.score, 80)

    def test_members_take_back_what_they_posted_and_nothing_else(self):
        own, offer, other = (
            self._create_need(partner=self.member.partner_id),
            self._create_offer(),
            self._create_need(),
        )
        own.with_user(self.member).action_withdraw()
        offer.with_user(self.seller).action_withdraw()
        self.assertEqual((own.state, offer.state), ('closed', 'closed'))
        with self.assertRaises(AccessError):
            other.with_user(self.member).action_withdraw()
        with self.assertRaises(UserError):
            own.with_user(self.member).action_withdraw()

    def test_matching_fifty_takes_as_many_searches_as_matching_one(self):
        for _number in range(5):
            self._create_offer()
        needs = self._create_need() + self._create_need() + self._create_need()
        counts = []
        for records in (needs[:1], needs):
            self.env.flush_all()
            before = self.cr.sql_log_count
            records._get_counterparts()
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)


@tagged('post_install', '-at_install')
class TestNeedPages(FarmNeedCommon, HttpCase):
    def test_the_board_of_needs_names_goods_and_no_persons(self):
        self.website.domain = self.base_url()
        self._create_need()
        page = self.url_open('/needs').text
        self.assertIn(self.dropwort.name, page)
        self.assertNotIn(self.buyer.name, page)

    def test_a_member_posts_a_need(self):
        self.website.domain = self.base_url()
        self.member.password = 'khach-mat-khau'
        self.authenticate('khach', 'khach-mat-khau')
        token = self.url_open('/needs/new').text.split('name="csrf_token" value="')[1].split('"')[0]
        form = {
            'csrf_token': token,
            'kind': 'need',
            'commodity_id': self.rice.id,
            'quantity': '1.500',
            'uom_id': self.env.ref('uom.product_uom_ton').id,
            'commune_id': self.commune_a.id,
            'date_from': self.today,
            'date_to': self.today,
        }
        self.url_open('/needs/new', {**form, 'quantity': '0'})
        self.assertFalse(self.env['farm.need'].search([('partner_id', '=', self.member.partner_id.id)]))
        self.url_open('/needs/new', form)
        need = self.env['farm.need'].search([('partner_id', '=', self.member.partner_id.id)])
        self.assertEqual((need.quantity, need.company_id), (1500, self.market))
        self.assertEqual((need.uom_id, need.commune_id), (self.env.ref('uom.product_uom_ton'), self.commune_a))
        self.assertIn(need.name, self.url_open('/my/needs').text)
        self.url_open(f'/my/needs/{need.id}/withdraw', {'csrf_token': token})
        self.assertEqual(need.state, 'closed')
