from datetime import datetime

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_market.tests.common import FarmMarketCommon

#: A Thursday and a Sunday, ten o'clock in Vietnam.
THURSDAY, SUNDAY = datetime(2026, 11, 26, 3), datetime(2026, 11, 29, 3)


class ChatCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.channel = cls.market._get_chat_channel()
        cls.market.chat_user_ids = cls.board

    @classmethod
    def _sign_in(cls, user):
        """Somebody of the board has the back office open."""
        cls.env['mail.presence']._update_presence(user)


@tagged('post_install', '-at_install')
class TestChat(ChatCommon):
    def test_each_market_has_a_channel_of_its_own_on_its_website(self):
        self.assertEqual(self.website.channel_id, self.channel)
        self.market._setup_market_chat()
        self.assertEqual(self.env['im_livechat.channel'].search([('company_id', '=', self.market.id)]), self.channel)
        self.assertEqual(self.channel.with_context(lang='vi_VN').button_text, "Trò chuyện với chợ")

    def test_a_new_markets_board_answers_at_once(self):
        market = self._create_market("Sàn khác")
        self._create_user('bql2', 'farm_base.group_board', market=market)
        market._get_chat_channel().unlink()
        market._setup_market_chat()
        self.assertEqual(market.chat_user_ids.mapped('login'), ['bql2'])

    def test_somebody_is_available_only_within_the_opening_times(self):
        for moment, is_available in ((THURSDAY, True), (SUNDAY, False), (THURSDAY.replace(hour=10), False)):
            with self.subTest(moment=moment), freeze_time(moment):
                self._sign_in(self.board)
                self.channel.invalidate_recordset()
                self.assertEqual(bool(self.channel._is_livechat_available()), is_available)
                self.assertEqual(bool(self.channel._get_operator()), is_available)

    def test_without_anybody_signed_in_nobody_is_available(self):
        with freeze_time(THURSDAY):
            self.assertFalse(self.channel._is_livechat_available())

    def test_the_opening_times_are_settings_of_the_market(self):
        self.market.write({'chat_days': 'daily', 'chat_from': 8, 'chat_to': 20.5})
        self.assertEqual(self.market.with_context(lang='en_US')._get_chat_hours(), "Every day, 8:00–20:30")
        with freeze_time(SUNDAY):
            self.assertTrue(self.market._is_chat_open())
        with self.assertRaises(IntegrityError), mute_logger('odoo.sql_db'), self.cr.savepoint():
            self.market.chat_to = 7
            self.env.flush_all()

    def test_what_visitors_wrote_is_read_by_the_board_of_that_market_alone(self):
        other = self._create_market("Sàn khác")
        stranger = self._create_user('bql2', 'farm_base.group_board', market=other)
        talk = self.env['discuss.channel'].create(
            {
                'name': "Khách",
                'channel_type': 'livechat',
                'livechat_channel_id': self.channel.id,
                'livechat_operator_id': self.board.partner_id.id,
            }
        )
        self.assertTrue(talk.with_user(self.board).name)
        foreign = talk.with_user(stranger).with_context(allowed_company_ids=other.ids)
        self.assertFalse(foreign.search([('id', '=', talk.id)]))
        with self.assertRaises(AccessError):
            foreign.read(['name'])


@tagged('post_install', '-at_install')
class TestChatPages(ChatCommon, HttpCase):
    def test_every_page_says_when_the_chat_is_answered(self):
        self.env['website'].search([('id', '!=', self.website.id)]).domain = 'http://elsewhere.example'
        self.website.domain = self.base_url()
        self.market.write({'chat_days': 'workdays', 'chat_from': 9, 'chat_to': 16})
        for path in ('/shop', '/contactus'):
            with self.subTest(path=path):
                self.assertIn("9:00–16:00", self.url_open(path).text)
