from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_market_trust.tests.common import FarmTrustCommon


class ComplaintCommon(FarmTrustCommon):
    @classmethod
    def _complain(cls, order=None, **values):
        order = order or cls._order(cls.greens, quantity=2)
        arguments = {
            'reason': 'damaged',
            'description': "Rau bị dập",
            'wish': 'return',
            'lines': order.order_line,
            **values,
        }
        return order._complain(**arguments)

    def _get_told(self, complaint):
        domain = [('model', '=', 'farm.complaint'), ('res_id', '=', complaint.id)]
        return self.env['mail.message'].search(domain).notified_partner_ids


@tagged('post_install', '-at_install')
class TestComplaint(ComplaintCommon):
    def test_a_complaint_has_a_number_evidence_and_its_clocks(self):
        self.env['farm.complaint.term'].create(
            {'company_id': self.market.id, 'valid_from': '2020-01-01', 'answer_hours': 48, 'decision_days': 5}
        )
        complaint = self._complain(files=[('dap.jpg', b'jpg')])
        self.assertTrue(complaint.name.startswith('KN/'))
        self.assertEqual(complaint.attachment_ids.res_id, complaint.id)
        self.assertEqual(complaint.answer_due - complaint.received_on, timedelta(hours=48))
        self.assertEqual(complaint.decision_due - complaint.received_on, timedelta(days=5))

    def test_later_deadlines_do_not_change_what_was_received_before(self):
        complaint = self._complain()
        due = complaint.decision_due
        self.env['farm.complaint.term'].create(
            {'company_id': self.market.id, 'valid_from': '2020-01-01', 'decision_days': 1}
        )
        self.assertEqual(complaint.decision_due, due)

    def test_one_complaint_at_a_time_and_in_time(self):
        order = self._order(self.greens)
        complaint = self._complain(order)
        with self.assertRaises(UserError):
            self._complain(order)
        complaint.action_withdraw()
        order.delivered_on -= timedelta(days=31)
        with self.assertRaises(UserError):
            self._complain(order)

    def test_the_seller_hears_of_it_and_answers_once(self):
        complaint = self._complain()
        self.assertIn(self.seller.partner_id, self._get_told(complaint))
        for user in (self.other_seller, self.manager, self.buyer_user, self.board):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                complaint.with_user(user).action_answer("Xin lỗi")
        complaint.with_user(self.seller).action_answer("Xin lỗi, xin nhận lại hàng", seller_agrees=True)
        self.assertEqual((complaint.state, complaint.seller_agrees), ('answered', True))
        with self.assertRaises(UserError):
            complaint.with_user(self.seller).action_answer("Thêm")

    def test_the_board_waits_for_the_sellers_answer_or_its_deadline(self):
        complaint = self._complain().with_user(self.board)
        with self.assertRaises(UserError):
            complaint._decide('justified', "Đúng")
        complaint.sudo().answer_due = fields.Datetime.now() - timedelta(minutes=1)
        complaint._decide('justified', "Đúng")
        self.assertEqual((complaint.state, complaint.decided_by_id), ('decided', self.board))
        self.assertTrue({self.buyer, self.seller.partner_id} <= set(self._get_told(complaint)))

    def test_only_the_board_decides_and_with_words(self):
        complaint = self._complain()
        complaint.with_user(self.seller).action_answer("Xin lỗi")
        for user in (self.seller, self.manager, self.buyer_user):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                complaint.with_user(user)._decide('justified', "Đúng")
        with self.assertRaises(UserError):
            complaint.with_user(self.board)._decide('justified', " ")

    def test_goods_that_come_back_wait_in_quarantine(self):
        complaint = self._complain()
        complaint.with_user(self.seller).action_answer("Xin lỗi")
        wizard = (
            self.env['farm.complaint.decide']
            .with_user(self.board)
            .create({'complaint_id': complaint.id, 'decision': "Trả hàng", 'return_goods': True})
        )
        wizard.action_decide()
        move = complaint.return_picking_id.move_ids
        self.assertEqual(move.location_dest_id, self.hub_a.quarantine_location_id)
        self.assertEqual(move.product_uom_qty, 2)
        self.assertEqual(complaint.state, 'decided')

    def test_goods_not_delivered_cannot_come_back_and_nothing_is_half_decided(self):
        complaint = self._complain(self._order(self.greens, delivered=False), reason='late')
        complaint.with_user(self.seller).action_answer("Đang giao")
        with self.assertRaises(UserError):
            complaint.with_user(self.board)._decide('justified', "Trả", return_goods=True)
        self.assertEqual(complaint.state, 'answered')

    def test_late_ones_are_found_by_the_clock_alone(self):
        complaint = self._complain()
        domain = [('is_late', '=', True), ('id', '=', complaint.id)]
        self.assertFalse(complaint.is_late)
        self.assertFalse(self.env['farm.complaint'].search(domain))
        complaint.answer_due = fields.Datetime.now() - timedelta(minutes=1)
        self.assertTrue(complaint.is_late)
        self.assertEqual(self.env['farm.complaint'].search(domain), complaint)
        complaint.action_withdraw()
        self.assertFalse(self.env['farm.complaint'].search(domain))

    def test_an_authoritys_request_takes_goods_down_at_once(self):
        item = self.greens.product_tmpl_id
        agency_user = self._create_user('so', 'farm_base.group_agency')
        request = (
            self.env['farm.complaint']
            .with_user(agency_user)
            .create(
                {
                    'kind': 'takedown',
                    'subject': "Gỡ rau cần",
                    'description': "Kết quả kiểm nghiệm không đạt",
                    'agency_id': self.env['farm.agency'].create({'name': "Sở thử"}).id,
                    'product_tmpl_ids': [Command.set(item.ids)],
                    'company_id': self.market.id,
                }
            )
        )
        self.assertEqual(request.decision_due - request.received_on, timedelta(hours=24))
        with self.assertRaises(AccessError):
            request.action_take_down()
        self.assertTrue(item._is_on_sale())
        request.with_user(self.board).action_take_down()
        self.assertFalse(item._is_on_sale())
        self.assertFalse(item.is_published)
        self.assertEqual(request.state, 'decided')

    def test_an_authoritys_request_is_on_the_boards_list_at_once(self):
        request = self.env['farm.complaint'].create(
            {
                'kind': 'takedown',
                'subject': "Gỡ rau cần",
                'description': "Theo công văn",
                'company_id': self.market.id,
                'product_tmpl_ids': [Command.set(self.greens.product_tmpl_id.ids)],
            }
        )
        self.assertIn(self.board, request.activity_ids.user_id)
        self.assertEqual(set(request.activity_ids.user_id.company_id), {self.market})
        self.assertLessEqual(request.decision_due - request.received_on, timedelta(hours=24))
        request.with_user(self.board).action_take_down()
        self.assertFalse(request.activity_ids)

    def test_the_board_is_reminded_once_before_a_decision_is_late(self):
        complaint, later = self._complain(), self._complain(self._order(self.rice_bag))
        complaint.decision_due = fields.Datetime.now() + timedelta(hours=5)
        with patch.object(self.env.registry['ir.cron'], '_commit_progress', return_value=60):
            for _time in range(2):
                self.env['farm.complaint']._cron_remind_board()
        self.assertEqual(complaint.activity_ids.user_id.filtered(lambda user: user == self.board), self.board)
        self.assertEqual(len(complaint.activity_ids.filtered(lambda activity: activity.user_id == self.board)), 1)
        self.assertFalse(later.activity_ids)

    def test_who_has_no_account_gets_number_and_answer_by_mail(self):
        petition = self.env['farm.complaint']._receive(
            {
                'kind': 'petition',
                'company_id': self.market.id,
                'subject': "Mở thêm điểm nhận hàng",
                'description': "Gần trường học",
                'contact_name': "Bà Tư",
                'contact_email': 'tu@example.com',
            }
        )
        petition.with_user(self.board)._decide('justified', "Mở từ tháng sau")
        mails = self.env['mail.mail'].search([('model', '=', 'farm.complaint'), ('res_id', '=', petition.id)])
        self.assertEqual(mails.mapped('email_to'), ['tu@example.com'] * 2)
        bodies = ' '.join(mails.mapped('body_html'))
        for words in (petition.name, petition.access_token, "Mở từ tháng sau"):
            self.assertIn(words, bodies)

    def test_a_takedown_names_goods_and_a_complaint_an_order(self):
        values = {'subject': "Gỡ", 'description': "Gỡ", 'company_id': self.market.id}
        for kind in ('takedown', 'complaint'):
            with self.subTest(kind=kind), self.assertRaises(ValidationError):
                self.env['farm.complaint'].create({**values, 'kind': kind})

    def test_who_sees_a_complaint_and_who_a_report(self):
        complaint = self._complain()
        report = self.env['farm.complaint']._receive(
            {
                'kind': 'report',
                'company_id': self.market.id,
                'stall_id': self.stall_a.id,
                'subject': "Bán hàng giả",
                'description': "Tem giả",
                'contact_name': "Lan",
            }
        )
        quality = self._create_user('cl', 'farm_base.group_quality_officer')
        agency = self._create_user('so', 'farm_base.group_agency')
        for record, readers in (
            (complaint, (self.seller, self.manager, self.board, self.buyer_user, quality)),
            (report, (self.board, quality)),
        ):
            everybody = (self.seller, self.other_seller, self.manager, self.board, self.buyer_user, quality, agency)
            for user in everybody:
                with self.subTest(kind=record.kind, user=user.login):
                    self.assertEqual(record.with_user(user).has_access('read'), user in readers)
        with self.assertRaises(AccessError):
            complaint.with_user(self.seller).read(['contact_phone'])

    def test_nobody_makes_or_changes_a_complaint_past_the_steps(self):
        complaint = self._complain()
        for user in (self.seller, self.manager, self.buyer_user):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                complaint.with_user(user).write({'state': 'decided'})
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env['farm.complaint'].with_user(user).create({'kind': 'petition', 'subject': "A"})


@tagged('post_install', '-at_install')
class TestStallReport(ComplaintCommon):
    def test_a_stall_is_measured_by_sales_ratings_and_complaints(self):
        complaint = self._complain()
        self._rate(complaint.order_id)
        complaint.answer_due = fields.Datetime.now() - timedelta(minutes=1)
        complaint._decide('partly', "Đúng một phần")
        self.env.flush_all()
        row = self.env['farm.stall.report'].with_user(self.board).search([('stall_id', '=', self.stall_a.id)])
        self.assertEqual((row.order_count, row.amount, row.rating_count), (1, 40000, 1))
        self.assertAlmostEqual(row.score, 4.2)
        self.assertEqual((row.complaint_count, row.justified_count, row.late_count), (1, 1, 1))
        self.assertEqual(self.env['sale.order'].search(row.action_open_orders()['domain']), complaint.order_id)


@tagged('post_install', '-at_install')
class TestStanding(ComplaintCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.market.standing_enabled = True
        cls.rule = cls.env['farm.standing.rule'].create({'name': "Giao hàng sai", 'points': 3})
        cls.env['farm.standing.level'].create(
            [{'points': 3, 'restriction': 'listing'}, {'points': 6, 'restriction': 'pause'}]
        )

    def _give(self, **values):
        return (
            self.env['farm.standing.entry']
            .with_user(self.board)
            .create({'stall_id': self.stall_a.id, 'rule_id': self.rule.id, 'note': "Giao thiếu", **values})
        )

    def test_points_are_off_until_the_board_puts_them_in_force(self):
        self.market.standing_enabled = False
        with self.assertRaises(UserError):
            self._give()

    def test_points_restrict_by_the_boards_table(self):
        self._give()
        self.assertEqual((self.stall_a.standing_points, self.stall_a.standing_restriction), (3, 'listing'))
        listing = self._list(self.stall_b, "Hàng khác", approved=False).product_tmpl_id
        listing.action_submit_listing()
        with self.assertRaises(UserError):
            self._list(self.stall_a, "Hàng mới")
        self._give()
        self.assertEqual(self.stall_a.state, 'paused')

    def test_old_points_run_out_and_a_changed_table_changes_no_old_entry(self):
        entry = self._give(date=fields.Date.today() - timedelta(days=400))
        self.assertEqual(self.stall_a.standing_points, 0)
        self.rule.points = 9
        self.assertEqual(entry.points, 3)

    def test_an_appeal_is_the_stalls_and_its_answer_the_boards(self):
        entry = self._give()
        with self.assertRaises(AccessError):
            entry.with_user(self.other_seller).action_appeal("Không đúng")
        entry.with_user(self.seller).action_appeal("Xe giao bị hỏng")
        with self.assertRaises(AccessError):
            entry.with_user(self.seller).action_lift()
        with self.assertRaises(UserError):
            entry.action_lift()
        entry.appeal_answer = "Chấp nhận"
        entry.action_lift()
        self.stall_a.invalidate_recordset()
        self.assertEqual(self.stall_a.standing_points, 0)

    def test_a_decision_gives_points_with_its_words(self):
        complaint = self._complain()
        complaint.with_user(self.seller).action_answer("Xin lỗi")
        self.env['farm.complaint.decide'].with_user(self.board).create(
            {'complaint_id': complaint.id, 'decision': "Giao sai", 'standing_rule_id': self.rule.id}
        ).action_decide()
        self.assertEqual(self.stall_a.standing_entry_ids.complaint_id, complaint)


@tagged('post_install', '-at_install')
class TestMessages(FarmTrustCommon):
    def test_buyer_and_seller_write_to_each_other_on_the_order(self):
        order = self._order(self.greens)
        asked = (
            order.with_user(self.buyer_user)
            .sudo()
            .message_post(
                body="Mai giao được không?",
                author_id=self.buyer.id,
                message_type='comment',
                subtype_xmlid='mail.mt_comment',
            )
        )
        self.assertIn(self.seller.partner_id, asked.partner_ids)
        answered = order.with_user(self.seller)._post_seller_message("Được bác ạ")
        self.assertIn(self.buyer, answered.partner_ids)
        self.assertEqual(order._get_conversation(), asked | answered)

    def test_another_stall_cannot_write_to_the_buyer(self):
        order = self._order(self.greens)
        for user in (self.other_seller, self.manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                order.with_user(user)._post_seller_message("Mua bên em")


@tagged('post_install', '-at_install')
class TestComplaintPages(ComplaintCommon, HttpCase):
    def test_a_buyer_complains_and_the_seller_answers_on_the_website(self):
        order = self._order(self.greens)
        self.authenticate(self.buyer_user.login, self.buyer_user.login)
        page = self.url_open(f'/my/orders/{order.id}/complaint')
        self.assertEqual(page.status_code, 200)
        response = self.url_open(
            f'/my/orders/{order.id}/complaint',
            data={
                'csrf_token': Request.csrf_token(self),
                'reason': 'damaged',
                'description': "Dập nát",
                'wish': 'refund',
                'line': str(order.order_line.id),
            },
            files={'evidence': ('dap.png', b'png', 'image/png')},
        )
        complaint = order.complaint_ids
        self.assertIn(complaint.name, response.text)
        self.assertEqual(complaint.attachment_ids.name, 'dap.png')
        self.authenticate(self.seller.login, self.seller.login)
        self.assertIn("Dập nát", self.url_open(f'/my/stalls/{self.stall_a.id}/complaints').text)
        self.url_open(
            f'/my/stall-complaints/{complaint.id}/answer',
            data={'csrf_token': Request.csrf_token(self), 'answer': "Xin lỗi bác", 'agrees': '1'},
        )
        self.assertEqual((complaint.state, complaint.seller_agrees), ('answered', True))

    def test_anybody_sends_a_petition_and_reads_its_number(self):
        self.env['website'].browse(1).company_id = self.market
        self.authenticate(None, None)
        values = {
            'csrf_token': Request.csrf_token(self),
            'kind': 'petition',
            'subject': "Mở thêm điểm giới thiệu",
            'description': "Ở phường tôi",
            'contact_name': "Bình",
            'contact_phone': '0912000111',
        }
        response = self.url_open('/feedback', data=values)
        petition = self.env['farm.complaint'].search([('kind', '=', 'petition'), ('company_id', '=', self.market.id)])
        self.assertIn(petition.name, response.text)
        before = self.env['farm.complaint'].search_count([])
        self.url_open('/feedback', data={**values, 'contact_phone': ''})
        self.url_open('/feedback', data={**values, 'website_url': 'http://spam.example'})
        self.assertEqual(self.env['farm.complaint'].search_count([]), before)

    @mute_logger('odoo.http')
    def test_strangers_do_not_open_a_complaint(self):
        complaint = self._complain()
        self.authenticate(self.other_seller.login, self.other_seller.login)
        for path in (f'/my/complaints/{complaint.id}', f'/my/stalls/{self.stall_a.id}/complaints'):
            with self.subTest(path=path):
                response = self.url_open(path)
                self.assertNotIn("Rau bị dập", response.text)
                self.assertIn(response.status_code, (403, 404))
