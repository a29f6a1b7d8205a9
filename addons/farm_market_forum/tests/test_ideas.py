from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.farm_market.tests.common import FarmMarketCommon

from ..models.res_company import MEMBER


class IdeaCommon(FarmMarketCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.forum = cls.env['forum.forum'].search([('website_id', '=', cls.website.id)])
        cls.board = cls._create_user('bql', 'farm_base.group_board')
        cls.member, cls.other = (cls._create_member(login) for login in ('ha', 'nam'))

    @classmethod
    def _create_member(cls, login, confirmed=True):
        """Return a member; one who confirmed the address has the points that Odoo gives for it."""
        user = cls._create_user(login, 'base.group_portal', email=f'{login}@example.com', password=login)
        if confirmed:
            user._add_karma(MEMBER)
        return user

    @classmethod
    def _propose(cls, user=None, name="Mở chợ đến 20 giờ", **values):
        return (
            cls.env['forum.post']
            .with_user(user or cls.member)
            .create({'name': name, 'forum_id': cls.forum.id, 'content': "<p>Người đi làm về muộn.</p>", **values})
        )


@tagged('post_install', '-at_install')
class TestIdeas(IdeaCommon):
    def test_each_market_has_one_forum_in_its_own_words(self):
        self.assertEqual(len(self.forum), 1)
        self.market._setup_market_forum()
        self.assertEqual(self.env['forum.forum'].search([('website_id', '=', self.website.id)]), self.forum)
        self.assertEqual(self.forum.with_context(lang='vi_VN').name, "Góp ý cho chợ")
        self.assertNotIn("marketer", self.forum.welcome_message)

    def test_a_member_who_confirmed_the_address_proposes_and_votes_at_once(self):
        idea = self._propose()
        self.assertEqual(idea.state, 'active')
        idea.with_user(self.other).vote(upvote=True)
        self.assertEqual(idea.vote_count, 1)

    def test_who_did_not_confirm_the_address_does_neither(self):
        stranger = self._create_member('la', confirmed=False)
        with self.assertRaises(AccessError):
            self._propose(stranger)
        with self.assertRaises(AccessError):
            self._propose().with_user(stranger).vote(upvote=True)

    def test_the_board_answers_in_public_and_the_author_is_told(self):
        idea = self._propose()
        idea.with_user(self.board)._answer_idea('taken_up', " Thử từ tháng 1. ")
        self.assertEqual((idea.board_state, idea.board_answer), ('taken_up', "Thử từ tháng 1."))
        self.assertEqual(idea.board_answered_by_id, self.board)
        told = self.env['mail.message'].search([('model', '=', 'forum.post'), ('res_id', '=', idea.id)])
        self.assertIn(self.member.partner_id, told.notified_partner_ids)

    def test_an_answer_needs_words_and_belongs_to_the_idea(self):
        idea = self._propose()
        reply = self._propose(self.other, name=False, parent_id=idea.id)
        with self.assertRaises(UserError):
            idea.with_user(self.board)._answer_idea('declined', " ")
        with self.assertRaises(UserError):
            reply.with_user(self.board)._answer_idea('declined', "Không")

    def test_nobody_writes_the_boards_answer_directly(self):
        idea = self._propose()
        for user in (self.member, self.board):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                idea.with_user(user).write({'board_answer': "Đồng ý"})
        with self.assertRaises(AccessError):
            self._propose(board_state='done')
        with self.assertRaises(AccessError):
            idea._answer_idea('done', "Tự trả lời")

    def test_the_board_moderates_by_office_and_members_do_not(self):
        idea = self._propose()
        with self.assertRaises(AccessError):
            idea.with_user(self.other).action_remove()
        idea.with_user(self.other)._flag()
        self.assertEqual(idea.state, 'flagged')
        with self.assertRaises(AccessError):
            idea.with_user(self.other).action_put_back()
        idea.with_user(self.board).action_put_back()
        self.assertEqual(idea.state, 'active')
        idea.with_user(self.board).action_remove()
        self.assertFalse(idea.active)
        idea.with_user(self.board).action_put_back()
        self.assertTrue(idea.active)

    def test_the_board_of_another_market_neither_sees_nor_answers(self):
        other = self._create_market("Sàn khác")
        stranger = self._create_user('bql2', 'farm_base.group_board', market=other)
        idea = self._propose().with_user(stranger).with_context(allowed_company_ids=other.ids)
        self.assertFalse(idea.search([('id', '=', idea.id)]))
        with self.assertRaises(AccessError):
            idea._answer_idea('declined', "Không phải việc của tôi")


@tagged('post_install', '-at_install')
class TestIdeaPages(IdeaCommon, HttpCase):
    def test_visitors_read_ideas_votes_and_the_boards_answer(self):
        self.env['website'].search([('id', '!=', self.website.id)]).domain = 'http://elsewhere.example'
        self.website.domain = self.base_url()
        idea = self._propose()
        idea.with_user(self.board)._answer_idea('taken_up', "Thử từ tháng 1.")
        self.assertIn("Mở chợ đến 20 giờ", self.url_open('/forum').text)
        page = self.url_open(idea.website_url).text
        self.assertIn("Thử từ tháng 1.", page)
        self.authenticate('nam', 'nam')
        self.assertEqual(self.url_open(f'/forum/{self.forum.id}/ask').status_code, 200)
