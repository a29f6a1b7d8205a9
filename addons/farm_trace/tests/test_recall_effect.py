from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.farm_trace.tests.common import TraceCommon


class RecallCommon(TraceCommon):
    def _run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref('farm_trace.ir_cron_recall_notices').method_direct_trigger()
        self.env.invalidate_all()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buyer.write({'email': 'khach@example.com', 'phone': '0912345678', 'country_id': cls.env.ref('base.vn').id})
        cls.lot = cls._receive(cls.product, 40)
        cls.delivery = cls._deliver(cls.lot, 6, cls.buyer)
        cls._deliver(cls.lot, 4, cls.other_buyer)
        cls.officer = cls._create_user('clthuhoi', 'farm_base.group_quality_officer')
        cls.recall = (
            cls.env['farm.recall'].with_user(cls.officer).create({'lot_ids': [cls.lot.id], 'reason': "Dư lượng"})
        )

    def _line(self, partner, kind='buyer'):
        return self.recall.line_ids.filtered(lambda line: line.partner_id == partner and line.kind == kind)

    def _notice(self, partner):
        return self.recall.notice_ids.filtered(lambda notice: notice.partner_id == partner)


@tagged('post_install', '-at_install')
class TestRecallEffect(RecallCommon):
    def test_buyers_and_stalls_are_named_with_what_they_hold(self):
        self.recall.action_start()
        self.assertEqual(self._line(self.buyer).quantity, 6)
        in_stock = self._line(self.stall.owner_id, 'stock')
        self.assertEqual((in_stock.quantity, in_stock.location_id), (30, self.stall.location_id))
        self.assertEqual((in_stock.open_quantity, self._line(self.buyer).open_quantity), (0, 6))
        self.assertEqual(self.recall.buyer_count, 2)
        self.assertEqual(self.recall.notice_ids.partner_id, self.buyer | self.other_buyer | self.stall.owner_id)

    def test_each_holder_gets_a_message_and_who_has_no_address_is_shown(self):
        self.recall.action_start()
        self.assertEqual(set(self.recall.notice_ids.mapped('state')), {'waiting'})
        self._run_cron()
        notice = self._notice(self.buyer)
        self.assertEqual(notice.state, 'sent')
        mail = self.env['mail.mail'].search([('recipient_ids', 'in', self.buyer.ids)])
        self.assertIn(notice._get_url(), mail.body_html)
        self.assertIn(self.lot.trace_code_grouped, mail.body_html)
        self.assertEqual(mail.state, 'outgoing')
        sms = self.env['sms.sms'].search([('partner_id', '=', self.buyer.id)])
        self.assertEqual(sms.number, self.buyer.phone_sanitized)
        self.assertIn(notice._get_url(), sms.body)
        self.assertEqual(self._notice(self.other_buyer).state, 'unreachable')

    def test_the_notice_says_by_which_channels_it_went(self):
        self.recall.action_start()
        self._run_cron()
        names = self.env['farm.recall.notice'].with_context(lang='vi_VN')._get_channels()
        self.assertEqual(self._notice(self.buyer).sent_by, f"{names['email']}, {names['sms']}")
        self.assertFalse(self._notice(self.other_buyer).sent_by)

    def test_another_provider_reaches_who_has_no_address_here(self):
        Notice = type(self.env['farm.recall.notice'])

        def send_by_pigeon(notices):
            return notices.filtered(lambda notice: notice.partner_id == self.other_buyer)

        channels = {**self.env['farm.recall.notice']._get_channels(), 'pigeon': "Bồ câu"}
        self.startPatcher(patch.object(Notice, '_get_channels', lambda notices: channels))
        self.startPatcher(patch.object(Notice, '_send_by_pigeon', send_by_pigeon, create=True))
        self.recall.action_start()
        self._run_cron()
        notice = self._notice(self.other_buyer)
        self.assertEqual((notice.state, notice.sent_by), ('sent', "Bồ câu"))

    def test_an_exercise_sends_nothing(self):
        self.recall.is_mock = True
        self.recall.action_start()
        self.assertFalse(self.recall.notice_ids)
        self.recall._close("Diễn tập xong")
        self.assertEqual(self.recall.state, 'closed')

    def test_who_has_answered_is_not_reminded(self):
        self.recall.action_start()
        self._run_cron()
        self._notice(self.buyer).with_user(self.officer).action_acknowledge()
        self.recall.action_remind()
        self.assertEqual(self._notice(self.buyer).reminder_count, 0)
        self.assertEqual(self._notice(self.other_buyer).reminder_count, 1)
        self.assertAlmostEqual(self.recall.acknowledged_rate, 1 / 3)

    def test_what_comes_back_counts_however_it_comes(self):
        self.recall.action_start()
        self.assertEqual(self.recall.effectiveness, 0)
        self._take_back(self.delivery, 2)
        self.env.invalidate_all()
        self.assertEqual(self._line(self.buyer).returned_quantity, 2)
        self._line(self.buyer).with_user(self.officer).collected_quantity = 3
        self.assertEqual(self._line(self.buyer).open_quantity, 1)
        self.recall.invalidate_recordset()
        self.assertAlmostEqual(self.recall.effectiveness, 0.5)
        self._notice(self.other_buyer)._acknowledge('gone', "Ăn hết rồi")
        self.recall.invalidate_recordset()
        self.assertEqual(self._line(self.other_buyer).gone_quantity, 4)
        self.assertAlmostEqual(self.recall.effectiveness, 0.9)

    def test_nobody_gives_back_more_than_there_was(self):
        self.recall.action_start()
        with self.assertRaises(ValidationError):
            self._line(self.buyer).collected_quantity = 7

    def test_the_worst_unit_decides(self):
        bunches = self._create_listing(self.stall, name="Rau bó", uom='uom.product_uom_unit')
        lot = self._receive(bunches, 10)
        self._deliver(lot, 10, self.buyer)
        self.recall.lot_ids |= lot
        self.recall.action_start()
        lines = self.recall.line_ids.filtered(lambda line: line.kind == 'buyer')
        for line in lines.filtered(lambda line: line.lot_id == self.lot):
            line.collected_quantity = line.quantity
        self.recall.invalidate_recordset()
        self.assertEqual(self.recall.effectiveness, 0)

    def test_below_the_required_rate_only_the_authority_ends_a_recall(self):
        self.recall.action_start()
        with self.assertRaisesRegex(UserError, "95"):
            self.recall._close("Thu được một phần")
        with self.assertRaises(UserError):
            self.recall.required_rate = 0.1
        self.recall._close("Thu được một phần", "Số 12/QĐ-ATTP ngày 20/11")
        self.assertEqual((self.recall.state, self.recall.authority_note), ('closed', "Số 12/QĐ-ATTP ngày 20/11"))

    def test_at_the_required_rate_it_ends_without_the_authority(self):
        self.recall.action_start()
        for line in self.recall.line_ids.filtered(lambda line: line.kind == 'buyer'):
            line.collected_quantity = line.quantity
        self.recall.invalidate_recordset()
        self.recall._close("Thu đủ")
        self.assertEqual(self.recall.state, 'closed')

    def test_what_is_in_stock_is_destroyed_and_the_events_say_so(self):
        with self.assertRaises(UserError):
            self.recall.action_dispose_stock()
        self.recall.action_start()
        self.recall.action_dispose_stock()
        self.assertEqual(self.lot.product_qty, 0)
        event = self.lot.trace_event_ids.filtered(lambda event: event.biz_step == 'destroying')
        self.assertEqual(event.body['quantityList'][0]['quantity'], 30)
        with self.assertRaises(UserError):
            self.recall.action_dispose_stock()

    def test_who_may_not_recall_neither_reminds_nor_destroys(self):
        self.recall.action_start()
        inspector = self._create_user('thanhtra', 'farm_base.group_inspector')
        recall = self.recall.with_user(inspector)
        for action in (recall.action_remind, recall.action_dispose_stock, lambda: recall._close("x")):
            with self.assertRaises(AccessError):
                action()
        with self.assertRaises(AccessError):
            recall.notice_ids.write({'note': "x"})

    def test_the_report_tells_the_stopwatch_and_the_holders(self):
        self.recall.action_start()
        html = self.env['ir.actions.report']._render_qweb_html('farm_trace.recall_report', self.recall.ids)[0].decode()
        for text in (self.recall.name, self.buyer.name, self.lot.trace_code_grouped, "0 %"):
            self.assertIn(text, html)


@tagged('post_install', '-at_install')
class TestRecallNoticePage(RecallCommon, HttpCase):
    def setUp(self):
        super().setUp()
        self.recall.public_reason = "Dư lượng vượt ngưỡng"
        self.recall.action_start()
        self.notice = self._notice(self.buyer)
        self.path = self.notice._get_url().removeprefix(self.recall.get_base_url().rstrip('/'))

    def test_the_link_of_the_message_leads_to_the_goods_and_the_answer_arrives(self):
        page = self.url_open(self.path)
        self.assertEqual(page.status_code, 200)
        self.assertIn(self.lot.trace_code_grouped, page.text)
        self.assertIn("Dư lượng vượt ngưỡng", page.text)
        answer = self.url_open(
            self.path, data={'answer': 'return', 'note': "Chiều nay", 'csrf_token': self._get_csrf(page.text)}
        )
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(
            (self.notice.state, self.notice.answer, self.notice.note), ('acknowledged', 'return', "Chiều nay")
        )

    def _get_csrf(self, html):
        return html.partition('name="csrf_token" value="')[2].partition('"')[0]

    def test_an_answer_that_does_not_exist_is_refused_kindly(self):
        page = self.url_open(self.path)
        page = self.url_open(self.path, data={'answer': 'x', 'csrf_token': self._get_csrf(page.text)})
        self.assertIn('alert-warning', page.text)
        self.assertEqual(self.notice.state, 'waiting')

    @mute_logger('odoo.http')
    def test_another_link_leads_nowhere(self):
        self.assertEqual(self.url_open(f'/recall/{self.notice.id}/abc').status_code, 404)
        other = self._notice(self.stall.owner_id)
        self.assertEqual(self.url_open(f'/recall/{other.id}/{self.notice.sudo().access_token}').status_code, 404)
