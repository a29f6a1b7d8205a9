from datetime import timedelta
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TrainingCommon


@tagged('post_install', '-at_install')
class TestPlanTasks(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls.env['farm.plan'].create({'name': "Kế hoạch", 'year_from': 2025, 'year_to': 2030})
        cls.officer = cls._create_user('can_bo', 'farm_base.group_agency')
        cls.agency = cls.env['farm.agency'].create({'name': "Phòng thử", 'user_ids': [Command.set(cls.officer.ids)]})
        cls.task = cls._create_task(cls.today - timedelta(days=3))

    @classmethod
    def _create_task(cls, due, **values):
        return cls.env['farm.plan.line'].create(
            {
                'plan_id': cls.plan.id,
                'code': '1',
                'name': "Lập dự toán",
                'kind': 'task',
                'date_due': due,
                'lead_agency_ids': [Command.set(cls.agency.ids)],
                **values,
            }
        )

    def _get_due(self):
        return self.env['farm.plan.line'].search(self.env['farm.plan.line']._get_reminder_domain()) & self.plan.line_ids

    def test_late_and_nearly_due_tasks_are_reminded_of(self):
        near = self._create_task(self.today + timedelta(days=7))
        self._create_task(self.today + timedelta(days=8))
        self._create_task(self.today - timedelta(days=8), date_done=self.today)
        self.assertEqual(self._get_due(), self.task | near)

    def test_the_lead_agencys_officer_is_reminded_once_until_it_is_done(self):
        self.task._remind()
        self.task._remind()
        self.assertEqual(self.task.activity_ids.user_id, self.officer)
        self.assertEqual(len(self.task.activity_ids), 1)
        self.assertNotIn(self.task, self._get_due())
        self.task.result_note = "Đã trình"
        self.task.action_mark_done()
        self.assertFalse(self.task.activity_ids)

    def test_after_a_week_the_task_comes_up_again(self):
        self.task.reminded_on = self.today - timedelta(days=7)
        self.assertIn(self.task, self._get_due())

    def test_a_closed_plan_is_not_reminded_of(self):
        self.task._remind()
        self.plan.action_close()
        self.assertFalse(self.task.activity_ids)
        self.task.reminded_on = False
        self.assertFalse(self._get_due())

    def test_without_an_officer_who_keeps_the_plan_is_reminded(self):
        self.task.lead_agency_ids = False
        self.task._remind()
        self.assertEqual(self.task.activity_ids.user_id, self.plan.user_id)

    def test_the_cron_reminds_in_limited_batches(self):
        self._create_task(self.today - timedelta(days=2))
        self.env['farm.plan.line'].search(self.env['farm.plan.line']._get_reminder_domain()).filtered(
            lambda line: line.plan_id != self.plan
        ).reminded_on = self.today
        with patch.object(self.env.registry['ir.cron'], '_commit_progress', return_value=60) as progress:
            self.env['farm.plan.line']._cron_remind(batch_size=1)
        self.assertEqual(len(self._get_due()), 1)
        self.assertEqual(progress.call_args_list[0].kwargs, {'remaining': 2})
        self.assertEqual(progress.call_args_list[1].args, (1,))

    def test_the_cron_stops_when_its_time_is_over(self):
        self._create_task(self.today - timedelta(days=2))
        with patch.object(self.env.registry['ir.cron'], '_commit_progress', return_value=0):
            self.env['farm.plan.line']._cron_remind()
        self.assertEqual(len(self._get_due()), 1)

    def test_a_task_is_done_with_its_result_only(self):
        with self.assertRaises(UserError):
            self.task.action_mark_done()
        self.task.result_note = "Đã trình"
        self.task.action_mark_done()
        self.assertEqual(self.task.date_done, self.today)

    def test_a_measured_line_is_never_marked_as_done(self):
        line = self._create_task(self.today, kind='indicator', result_note="Xong")
        with self.assertRaises(UserError):
            line.action_mark_done()

    def test_an_agency_closes_the_task_that_it_leads_and_changes_nothing_else(self):
        task = self.task.with_user(self.officer)
        task.result_note = "Đã trình"
        task.action_mark_done()
        self.assertEqual(self.task.date_done, self.today)
        with self.assertRaises(AccessError):
            task.date_due = self.today + timedelta(days=100)

    def test_an_agency_does_not_write_another_agencys_task(self):
        other = self.env['farm.agency'].create({'name': "Phòng khác"})
        task = self._create_task(self.today, lead_agency_ids=[Command.set(other.ids)])
        self.assertEqual(task.with_user(self.officer).name, "Lập dự toán")
        with self.assertRaises(AccessError):
            task.with_user(self.officer).result_note = "Của tôi"

    def test_an_agency_finds_its_own_lines(self):
        other = self._create_task(self.today, lead_agency_ids=[Command.clear()])
        found = (
            self.env['farm.plan.line']
            .with_user(self.officer)
            .search([('plan_id', '=', self.plan.id), ('is_own_agency', '=', True)])
        )
        self.assertEqual(found.ids, self.task.ids)
        self.assertFalse(other.with_user(self.officer).is_own_agency)
