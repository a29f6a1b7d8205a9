from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import PIXEL, FarmMarketCommon


@tagged('post_install', '-at_install')
class TestApplication(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.regulation = cls.env['farm.regulation'].create(
            {
                'name': "Quy chế",
                'version': '1',
                'body': "<p>Bán hàng sạch</p>",
                'company_id': cls.market.id,
            }
        )
        cls.applicant = cls._create_user('xin', 'base.group_portal')
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.hub_a.manager_ids = cls.manager

    def _apply(self, **values):
        return self.env['farm.application'].create(
            {
                'user_id': self.applicant.id,
                'producer_name': "Nguyễn Văn Tám",
                'identity_number': '024080000123',
                'phone': '0912000111',
                'commune_id': self.commune_a.id,
                'stall_name': "Rau nhà Tám",
                'goods': "Rau cần",
                'regulation_id': self.regulation.id,
                'company_id': self.market.id,
                **values,
            }
        )

    def test_nobody_applies_without_accepting_the_regulations(self):
        with self.assertRaises(ValidationError):
            self._apply(regulation_id=False)

    def test_the_commune_manager_screens_and_the_board_decides(self):
        application = self._apply()
        application.with_user(self.manager).action_screen()
        with self.assertRaises(AccessError):
            application.with_user(self.manager).action_approve()
        application.with_user(self.board).action_approve()
        self.assertEqual(application.stall_id.state, 'draft')
        self.assertEqual(application.stall_id.user_ids, self.applicant)
        self.assertTrue(self.applicant.has_group('farm_base.group_seller'))

    def test_a_buyer_may_become_a_seller_with_the_same_account(self):
        application = self._apply()
        application.with_user(self.board).action_approve()
        self.assertTrue(self.applicant.has_group('base.group_portal'))
        self.assertEqual(application.stall_id.producer_id.partner_id, self.applicant.partner_id)

    def test_a_refusal_says_why(self):
        application = self._apply()
        with self.assertRaises(UserError):
            application.with_user(self.board).action_refuse("")
        application.with_user(self.board).action_refuse("Giấy tờ không khớp")
        self.assertEqual(application.reason, "Giấy tờ không khớp")

    def test_a_manager_of_another_commune_does_not_see_it(self):
        other = self._create_user('xa2', 'farm_base.group_commune_manager')
        self.hub_b.manager_ids = other
        with self.assertRaises(AccessError):
            self._apply().with_user(other).read(['producer_name'])

    # === Papers and deadlines === #

    def _send_paper(self, application, kind='identity'):
        return self.env['farm.application.paper']._receive(application, kind, "cccd.jpg", PIXEL)

    def test_a_paper_is_sent_back_with_its_own_reason_and_comes_again(self):
        application = self._apply()
        paper = self._send_paper(application)
        with self.assertRaises(UserError):
            paper.with_user(self.manager).action_revise()
        paper.with_user(self.manager).reason = "Ảnh mờ"
        paper.with_user(self.manager).action_revise()
        self.assertEqual(application.state, 'more')
        self.assertIn("Ảnh mờ", application.reason)
        with self.assertRaises(UserError):
            application.with_user(self.applicant)._answer("")
        again = self._send_paper(application)
        self.assertEqual((again, again.state), (paper, 'new'))
        application.with_user(self.applicant)._answer("Đã chụp lại")
        self.assertEqual(application.state, 'submitted')

    def test_screening_waits_for_a_paper_that_was_sent_back(self):
        application = self._apply()
        paper = self._send_paper(application)
        paper.reason = "Ảnh mờ"
        paper.action_revise()
        with self.assertRaises(UserError):
            application.with_user(self.manager).action_screen()

    def test_screening_accepts_the_papers_that_were_looked_at(self):
        application = self._apply()
        paper = self._send_paper(application)
        application.with_user(self.manager).action_screen()
        self.assertEqual(paper.state, 'accepted')

    def test_a_cooperative_is_asked_for_its_registration(self):
        application = self._apply(kind='cooperative')
        self._send_paper(application)
        self.assertEqual(application.with_context(lang='en_US').missing_papers, "Business registration")

    def test_each_step_has_its_deadline_in_working_days(self):
        with freeze_time('2026-11-26 03:00:00'):
            application = self._apply()
            self.assertEqual(str(application.date_deadline), '2026-12-01')
            application.action_screen()
            self.assertEqual(str(application.date_deadline), '2026-12-03')
            application.action_approve()
            self.assertFalse(application.date_deadline)

    def test_without_an_answer_in_time_the_application_lapses_and_the_applicant_hears_it(self):
        application = self._apply()
        application.action_ask_more("Thiếu giấy")
        application.date_deadline = '2020-01-01'
        self.env['farm.application']._cron_lapse()
        self.assertEqual(application.state, 'lapsed')
        self.env.flush_all()
        self.assertTrue(self._apply(), "may apply again")

    def test_the_decision_is_mailed_and_has_a_letter(self):
        self.applicant.email = 'tam@example.com'
        application = self._apply()
        application.with_user(self.board).action_approve()
        mails = self.env['mail.mail'].search([('recipient_ids', 'in', self.applicant.partner_id.ids)])
        self.assertTrue(mails.filtered(lambda mail: application.name in (mail.subject or '')))
        html, _type = self.env['ir.actions.report']._render_qweb_html(
            'farm_market.report_application_letter', application.ids
        )
        self.assertIn(application.name, html.decode())

    def test_an_applicant_does_not_see_another_ones_papers(self):
        paper = self._send_paper(self._apply())
        other = self._create_user('khac', 'base.group_portal')
        with self.assertRaises(AccessError):
            paper.with_user(other).read(['filename'])
        self.assertTrue(paper.with_user(self.applicant).read(['filename']))

    def test_the_bank_account_comes_with_the_seller(self):
        application = self._apply(bank_name="Agribank", bank_account="1500123")
        application.with_user(self.board).action_approve()
        self.assertEqual(self.applicant.partner_id.bank_ids.mapped('acc_number'), ["1500123"])

    # === Area === #

    def test_a_district_market_takes_sellers_of_its_own_area_alone(self):
        self.market.area_commune_ids = self.commune_a
        self._apply()
        with self.assertRaisesRegex(ValidationError, self.commune_a.name):
            self._apply(user_id=self._create_user('xa3', 'base.group_portal').id, commune_id=self.commune_b.id)

    def test_a_chain_from_elsewhere_comes_in_with_an_agency(self):
        self.market.write({'area_commune_ids': self.commune_a.ids, 'takes_chains': True})
        self.env['farm.agency'].create({'name': "Sở thử", 'code': 'SO-THU'})
        self.assertFalse(self.env['farm.agency'].with_user(self.applicant)._find_by_code('KHONG-CO'))
        agency = self.env['farm.agency'].with_user(self.applicant)._find_by_code(' so-thu ')
        with self.assertRaises(ValidationError):
            self._apply(commune_id=self.commune_b.id)
        self.assertEqual(self._apply(commune_id=self.commune_b.id, agency_id=agency.id).agency_id, agency)

    def test_accepted_regulations_are_not_rewritten(self):
        self._apply()
        with self.assertRaises(UserError):
            self.regulation.body = "<p>Khác</p>"

    # === Drafts === #

    def _draft(self, **values):
        return (
            self.env['farm.application']
            .with_user(self.applicant)
            ._save_draft(self.market, {'kind': 'household', **values})
        )

    def test_a_draft_is_kept_with_its_papers_and_is_one(self):
        draft = self._draft(producer_name="Tám")
        self.env['farm.application'].with_user(self.applicant)._save_draft(
            self.market, {'goods': "Rau cần"}, [('identity', "a.png", PIXEL)]
        )
        self.assertEqual((draft.producer_name, draft.goods, draft.state), ("Tám", "Rau cần", 'draft'))
        self.assertEqual(draft.paper_ids.kind, 'identity')
        self.assertFalse(draft.date_deadline)

    def test_nobody_but_its_applicant_sees_a_draft(self):
        draft = self._draft(producer_name="Tám", commune_id=self.commune_a.id)
        paper = self.env['farm.application.paper']._receive(draft, 'identity', "a.png", PIXEL)
        for user in (self.board, self.manager, self._create_user('khac', 'base.group_portal')):
            for record in (draft, paper):
                with self.subTest(user=user.login, model=record._name), self.assertRaises(AccessError):
                    record.with_user(user).read(['display_name'])

    def test_a_draft_is_handed_in_when_it_is_complete(self):
        draft = self._draft(producer_name="Tám")
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            draft._hand_in()
        self._draft(
            producer_name="Nguyễn Văn Tám",
            identity_number='024080000123',
            phone='0912000111',
            commune_id=self.commune_a.id,
            stall_name="Rau nhà Tám",
            goods="Rau cần",
        )
        draft._hand_in()
        self.assertEqual((draft.state, draft.regulation_id), ('submitted', self.regulation))
        self.assertTrue(draft.submitted_on and draft.accepted_on and draft.date_deadline)
        self.assertTrue(draft.with_user(self.manager).read(['name']))

    def test_drafts_that_nobody_touches_are_forgotten(self):
        draft = self._draft(producer_name="Tám")
        new = self.env['farm.application'].create(
            {'state': 'draft', 'user_id': self.board.id, 'company_id': self.market.id}
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE farm_application SET write_date = write_date - interval '61 days' WHERE id = %s", (draft.id,)
        )
        draft.invalidate_recordset()
        self.env['farm.application']._gc_drafts()
        self.assertFalse(draft.exists())
        self.assertTrue(new.exists())

    def test_a_step_that_should_have_been_done_is_late(self):
        with freeze_time('2026-11-02'):
            application = self._apply()
            self.assertFalse(application.is_late)
        with freeze_time('2026-11-30'):
            application.invalidate_recordset(['is_late'])
            self.assertTrue(application.is_late)
