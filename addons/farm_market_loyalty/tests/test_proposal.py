from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market_loyalty.tests.common import FarmPromotionCommon


@tagged('post_install', '-at_install')
class TestProposal(FarmPromotionCommon):
    def _get_values(self, **values):
        return {'name': "Rau giảm giá", 'kind': 'percent', 'value': 10, 'budget': 50000, **values}

    def test_a_promotion_does_nothing_before_the_board_approved_it(self):
        program = self._propose(approved=False)
        self.assertFalse(self._get_discount(self._fill_cart()))
        program.with_user(self.board).action_approve_promotion()
        self.assertTrue(self._get_discount(self._fill_cart()))

    def test_a_seller_proposes_for_the_own_stall_and_no_other(self):
        program = self.stall_a.with_user(self.seller)._propose_promotion(self._get_values())
        self.assertEqual((program.approval_state, program.payer), ('submitted', 'seller'))
        self.assertEqual(program.sudo().proposed_by_id, self.seller)
        with self.assertRaises(AccessError):
            self.stall_b.with_user(self.seller)._propose_promotion(self._get_values())

    def test_a_seller_does_not_approve_change_or_see_what_others_proposed(self):
        own = self._propose(self.stall_a, approved=False)
        other = self._propose(self.stall_b, approved=False)
        self.assertTrue(own.with_user(self.seller).read(['name']))
        for record in (other, self._propose()):
            with self.assertRaises(AccessError):
                record.with_user(self.seller).read(['name'])
        with self.assertRaises(AccessError):
            own.with_user(self.seller).action_approve_promotion()
        with self.assertRaises(AccessError):
            own.with_user(self.seller).budget = 10**9

    def test_a_commune_proposes_for_its_stalls_and_no_other(self):
        program = (
            self.env['loyalty.program']
            .with_user(self.manager)
            ._propose(self.market, self.stall_a.with_user(self.manager), {**self._get_values(), 'payer': 'seller'})
        )
        self.assertTrue(program.read(['name', 'approval_state']))
        with self.assertRaises(AccessError):
            program._propose(
                self.market, self.stall_b.with_user(self.manager), {**self._get_values(), 'payer': 'seller'}
            )
        with self.assertRaises(AccessError):
            program.action_approve_promotion()

    def test_a_seller_pays_for_the_own_goods_only(self):
        with self.assertRaises(UserError):
            self._propose(self.stall_a, goods=self.rice_bag)
        program = self._propose(self.stall_a, approved=False)
        program.reward_ids.discount_product_ids = self.rice_bag
        with self.assertRaises(ValidationError):
            program.action_approve_promotion()

    def test_nothing_is_approved_without_budget_or_payer(self):
        for values in ({'budget': 0}, {'payer': 'sponsor'}):
            with self.subTest(**values), self.assertRaises(ValidationError):
                self._propose(**values)

    def test_a_refusal_needs_an_answer(self):
        program = self._propose(approved=False).with_user(self.board)
        with self.assertRaises(UserError):
            program.action_refuse_promotion()
        program.answer = "Trùng đợt khuyến mại khác"
        program.action_refuse_promotion()
        self.assertEqual(program.approval_state, 'refused')

    def test_markets_do_not_see_each_others_promotions(self):
        program = self._propose()
        other = self._create_market("Sàn thứ hai")
        board = self._create_user('bql2', 'farm_base.group_board', market=other)
        programs = self.env['loyalty.program'].with_user(board).with_context(allowed_company_ids=other.ids)
        self.assertNotIn(program, programs.search([]))

    def test_a_promotion_that_is_over_gives_nothing(self):
        self._propose(date_from=False, date_to=fields.Date.today() - timedelta(days=2))
        self.assertFalse(self._get_discount(self._fill_cart()))

    def test_the_wizard_asks_for_what_is_missing(self):
        Proposal = self.env['farm.promotion.proposal'].with_user(self.board)
        for values in (
            {'payer': 'seller'},
            {'payer': 'sponsor'},
            {'payer': 'market', 'budget': 0},
            {'payer': 'market', 'kind': 'gift'},
            {'payer': 'market', 'percent': 101},
        ):
            with self.subTest(**values), self.assertRaises(UserError):
                Proposal.create({'name': "Thử", 'budget': 1000, **values}).action_propose()
        proposal = Proposal.create({'name': "Thử", 'budget': 1000, 'payer': 'sponsor', 'sponsor_id': self.sponsor.id})
        program = self.env['loyalty.program'].browse(proposal.action_propose()['res_id'])
        self.assertEqual(program.payer_id, self.sponsor)


@tagged('post_install', '-at_install')
class TestPages(FarmPromotionCommon, HttpCase):
    def test_a_seller_proposes_on_the_phone_and_the_board_decides(self):
        self.seller.password = 'ban-mat-khau'
        self.authenticate('ban', 'ban-mat-khau')
        url = f'/my/stalls/{self.stall_a.id}/promotions'
        form = {'name': "Rau cần cuối tuần", 'percent': '15', 'budget': '200.000', 'goods': str(self.greens.id)}
        response = self.url_open(f'{url}/new', {**form, 'csrf_token': self._get_token()})
        self.assertEqual(response.status_code, 200)
        program = self.env['loyalty.program'].search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((program.budget, program.approval_state), (200000, 'submitted'))
        self.assertEqual(program.reward_ids.discount_product_ids, self.greens)
        self.assertIn("Rau cần cuối tuần", self.url_open(url).text)
        self.assertEqual(self.url_open(f'/my/stalls/{self.stall_b.id}/promotions').status_code, 404)

    def _get_token(self):
        page = self.url_open(f'/my/stalls/{self.stall_a.id}/promotions/new').text
        return page.split('name="csrf_token" value="')[1].split('"')[0]

    def test_visitors_read_what_runs_and_who_pays(self):
        self.website.domain = self.base_url()
        self._propose(name="Đang chạy", payer='sponsor', sponsor=self.sponsor)
        self._propose(name="Chưa duyệt", approved=False)
        page = self.url_open('/promotions').text
        self.assertIn("Đang chạy", page)
        self.assertIn("Quỹ Nông sản sạch", page)
        self.assertNotIn("Chưa duyệt", page)
