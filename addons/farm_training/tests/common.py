from datetime import timedelta

from odoo import Command, fields

from odoo.addons.farm_base.tests.common import FarmCommon


class TrainingCommon(FarmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stage_end = cls.env.ref('event.event_stage_done')
        cls.today = fields.Date.context_today(cls.market)

    @classmethod
    def _create_training(cls, kind='market', days_ago=1, attendees=1, ended=True, **values):
        """Return a training that ended `days_ago` days ago, with people who were there."""
        begin = fields.Datetime.now().replace(hour=1, minute=0) - timedelta(days=days_ago)
        event = cls.env['event.event'].create(
            {
                'name': "Tập huấn thử",
                'training_kind': kind,
                'company_id': cls.market.id,
                'date_tz': 'Asia/Ho_Chi_Minh',
                'date_begin': begin,
                'date_end': begin + timedelta(hours=3),
                'event_mail_ids': [Command.clear()],
                **values,
            }
        )
        if ended:
            event.stage_id = cls.stage_end
        for number in range(attendees):
            cls._register(event, f"Học viên {number}").action_set_done()
        return event

    @classmethod
    def _register(cls, event, name="Nguyễn Văn An", **values):
        return cls.env['event.registration'].create({'event_id': event.id, 'name': name, **values})

    @classmethod
    def _load_this_years_plan(cls):
        return cls.env['farm.plan']._load_hanoi_plan(cls.market, shift_years=cls.today.year - 2019)

    @classmethod
    def _get_actual(cls, plan, code):
        """Return what is measured for a line of the plan in its first year."""
        line = plan.line_ids.filtered(lambda line: line.code == code)
        line.target_ids.invalidate_recordset()
        return line.target_ids.sorted('year')[0].actual
