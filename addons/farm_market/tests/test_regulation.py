from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon


@tagged('post_install', '-at_install')
class TestRegulation(FarmMarketCommon, HttpCase):
    """A stall knows which regulations it accepted, and is asked when new ones come."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._serve_website()
        cls.seller = cls._create_user('ban', 'base.group_portal,farm_base.group_seller', password='ban')
        cls.manager = cls._create_user('xa', 'farm_base.group_commune_manager')
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.hub_a.manager_ids = cls.manager
        cls.stall_a.user_ids = cls.seller
        cls.first = cls._regulate('1', '2020-01-01')

    @classmethod
    def _regulate(cls, version, valid_from):
        values = {'name': "Quy chế", 'version': version, 'valid_from': valid_from, 'body': f"<p>Điều {version}</p>"}
        return cls.env['farm.regulation'].create({**values, 'company_id': cls.market.id})

    def test_what_an_applicant_accepted_is_accepted_by_the_stall(self):
        application = self.env['farm.application'].create(
            {
                'user_id': self._create_user('xin', 'base.group_portal').id,
                'producer_name': "Nguyễn Văn Tám",
                'identity_number': '024080000123',
                'phone': '0912000111',
                'commune_id': self.commune_a.id,
                'stall_name': "Rau nhà Tám",
                'goods': "Rau cần",
                'regulation_id': self.first.id,
                'company_id': self.market.id,
            }
        )
        application.with_user(self.board).action_approve()
        self.assertEqual(application.stall_id.acceptance_ids.regulation_id, self.first)
        self.assertEqual(application.stall_id.acceptance_ids.user_id, application.user_id)
        self.assertFalse(application.stall_id._get_regulation_to_accept())

    def test_a_new_version_is_asked_for_in_the_centre_and_accepted_once(self):
        self.stall_a.opened_on = '2021-01-01'
        self.assertFalse(self.stall_a._get_regulation_to_accept())
        second = self._regulate('2', '2022-01-01')
        self.assertEqual(self.stall_a._get_regulation_to_accept(), second)
        self.authenticate('ban', 'ban')
        home = f'/my/stalls/{self.stall_a.id}'
        self.assertTrue(f'/regulations/{second.id}' in self.url_open(home).text)
        for regulation in (self.first, second, second):
            data = {'csrf_token': Request.csrf_token(self), 'regulation_id': str(regulation.id)}
            self.url_open(f'{home}/accept', data=data)
        self.env.invalidate_all()
        self.assertEqual(self.stall_a.acceptance_ids.regulation_id, second)
        self.assertEqual(self.stall_a.acceptance_ids.user_id, self.seller)
        self.assertFalse(f'/regulations/{second.id}' in self.url_open(home).text)

    def test_nobody_accepts_for_a_seller(self):
        for user in (self.manager, self.board):
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    self.stall_a.with_user(user)._accept_regulation(self.first)
                with self.assertRaises(AccessError):
                    self.env['farm.regulation.acceptance'].with_user(user).create(
                        {'regulation_id': self.first.id, 'stall_id': self.stall_a.id, 'user_id': self.seller.id}
                    )

    def test_an_accepted_version_is_not_rewritten(self):
        self.stall_a.with_user(self.seller)._accept_regulation(self.first)
        with self.assertRaises(UserError):
            self.first.body = "<p>Khác</p>"

    def test_the_board_sees_who_has_not_accepted_and_tells_them(self):
        self.stall_b.user_ids = self._create_user('ban_b', 'base.group_portal,farm_base.group_seller')
        self.stall_a.with_user(self.seller)._accept_regulation(self.first)
        regulation = self.first.with_user(self.board)
        self.assertEqual(regulation.acceptance_count, 1)
        waiting = self.env['farm.stall'].search(regulation.action_view_waiting()['domain'])
        self.assertTrue(self.stall_b in waiting and self.stall_a not in waiting)
        domain = [('message_type', '=', 'user_notification'), ('model', '=', 'farm.stall')]
        before = self.env['mail.message'].search(domain)
        regulation.action_tell_stalls()
        told = (self.env['mail.message'].search(domain) - before).partner_ids
        self.assertIn(self.stall_b.user_ids.partner_id, told)
        self.assertNotIn(self.seller.partner_id, told)
