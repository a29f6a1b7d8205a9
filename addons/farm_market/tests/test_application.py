from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


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

    def test_accepted_regulations_are_not_rewritten(self):
        self._apply()
        with self.assertRaises(UserError):
            self.regulation.body = "<p>Khác</p>"
