from datetime import timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TrainingCommon


@tagged('post_install', '-at_install')
class TestPlanReport(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._load_this_years_plan()
        cls.committee = cls.env['farm.agency'].create({'name': "UBND thử"})
        cls.report = cls.env['farm.plan.report'].create(
            {
                'plan_id': cls.plan.id,
                'date_from': cls.today.replace(month=1, day=1),
                'date_to': cls.today,
            }
        )

    def test_the_text_is_written_from_the_figures(self):
        self.env['farm.outreach'].create(
            {
                'name': "Phóng sự",
                'kind': 'tv',
                'date': self.today,
                'result': "Đã phát",
            }
        ).action_done()
        self.market.partner_id.lang = 'vi_VN'
        self.report.action_write_text()
        self.assertIn("Tuyên truyền định kỳ trên HTV", self.report.body)
        self.assertIn("24", self.report.body)
        self.assertNotIn("Thiết kế, xây dựng app mobile", self.report.body, "lines that are not measured claim nothing")

    def test_late_tasks_are_named(self):
        plan = self.env['farm.plan'].create({'name': "Huyện", 'year_from': 2020, 'year_to': 2030})
        self.env['farm.plan.line'].create(
            {
                'plan_id': plan.id,
                'code': '1',
                'name': "Lập dự toán",
                'kind': 'task',
                'date_due': self.today - timedelta(days=5),
            }
        )
        report = self.env['farm.plan.report'].create({'plan_id': plan.id, 'date_to': self.today})
        report.action_write_text()
        self.assertIn("Lập dự toán", report.body)

    def test_a_report_needs_text_and_recipients(self):
        with self.assertRaises(UserError):
            self.report.action_send()
        self.report.action_write_text()
        with self.assertRaises(UserError):
            self.report.action_send()

    def test_what_was_sent_stays_as_it_was(self):
        self.report.action_write_text()
        self.report.agency_ids = [Command.set(self.committee.ids)]
        self.report.action_send()
        self.assertEqual((self.report.state, self.report.sent_on), ('sent', self.today))
        with self.assertRaises(UserError):
            self.report.body = "<p>Khác</p>"
        with self.assertRaises(UserError):
            self.report.unlink()

    def test_the_report_prints(self):
        self.report.action_write_text()
        html, _kind = self.env['ir.actions.report']._render_qweb_html(
            'farm_training.report_plan_report', self.report.ids
        )
        self.assertIn(self.report.name, html.decode())
