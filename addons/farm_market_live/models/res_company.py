from datetime import datetime, time

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models


class ResCompany(models.Model):
    _inherit = 'res.company'

    livestream_months = fields.Integer(
        string="Months between Livestreams",
        default=2,
        help="The board is warned when so many months pass without one (Hiệp Hòa plan III.2, task 9).",
    )

    _check_livestream_months = models.Constraint(
        'CHECK(livestream_months > 0)', "The board is warned after a month at the earliest."
    )

    def _get_livestream_event(self, year):
        """Return the event that holds the market's sessions of a year, made when it is first needed."""
        self.ensure_one()
        Event = self.env['event.event']
        first, last = datetime.combine(datetime(year, 1, 1), time.min), datetime(year, 12, 31, 23, 59)
        event = Event.search(
            [
                ('company_id', '=', self.id),
                ('is_livestream_event', '=', True),
                ('date_begin', '>=', first),
                ('date_begin', '<=', last),
            ],
            limit=1,
        )
        return event or Event.create(
            {
                'name': self.env._("Livestreams %s", year),
                'company_id': self.id,
                'is_livestream_event': True,
                'date_begin': first,
                'date_end': last,
                'date_tz': 'Asia/Ho_Chi_Minh',
                'website_id': self.env['website'].search([('company_id', '=', self.id)], limit=1).id,
                'website_menu': True,
                'website_track': True,
                # Sessions are not registered for, and talks are not proposed: their pages would lead nowhere.
                'website_track_proposal': False,
                'register_menu': False,
                'introduction_menu': False,
                'booth_menu': False,
                'is_published': True,
            }
        )

    def _get_last_livestream(self):
        self.ensure_one()
        return self.env['event.track'].search(
            [('is_livestream', '=', True), ('live_state', '=', 'held'), ('event_id.company_id', '=', self.id)],
            order='date desc',
            limit=1,
        )

    @api.model
    def _cron_warn_of_missing_livestream(self):
        """Remind the boards of markets that have been without a livestream for too long, once until they act."""
        today = fields.Date.context_today(self)
        for company in self.search([('is_farm_market', '=', True), ('market_opened_on', '!=', False)]):
            last = company._get_last_livestream()
            since = last.date.date() if last else company.market_opened_on
            if since + relativedelta(months=company.livestream_months) <= today:
                company.with_company(company)._warn_of_missing_livestream(since)
            self.env['ir.cron']._commit_progress(1)

    def _warn_of_missing_livestream(self, since):
        self.ensure_one()
        event = self._get_livestream_event(fields.Date.context_today(self).year)
        board = self.env.ref('farm_base.group_board').all_user_ids.filtered(
            lambda user: user.company_id == self and user.id not in (self.env.ref('base.user_root').id, self.env.uid)
        )
        reminded = event.activity_ids.user_id
        for user in board - reminded:
            event.activity_schedule(
                'mail.mail_activity_data_todo',
                user_id=user.id,
                summary=self.env._("Hold a livestream"),
                note=self.env._(
                    "No livestream was held since %(day)s. The plan asks for one every %(months)s months.",
                    day=fields.Date.to_string(since),
                    months=self.livestream_months,
                ),
            )
