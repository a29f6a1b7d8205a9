from datetime import datetime, time, timedelta

from pytz import UTC, timezone

from odoo import fields, models

MEASURES = [
    ('market_rounds', "Offline rounds held"),
    ('market_meetings', "Meetings of stall owners and customers"),
    ('market_intro_points', "Introduction points in the district that has fewest"),
]


class FarmPlanLine(models.Model):
    _inherit = 'farm.plan.line'

    measure = fields.Selection(
        selection_add=MEASURES, ondelete={measure: 'set default' for measure, _label in MEASURES}
    )

    def _get_rounds_held(self, company, date_from, date_to):
        zone = timezone(company.partner_id.tz or 'Asia/Ho_Chi_Minh')
        start, end = (
            zone.localize(datetime.combine(day, time.min)).astimezone(UTC).replace(tzinfo=None)
            for day in (date_from, date_to + timedelta(days=1))
        )
        # Figures of the plan are the same for whoever may read the line.
        return (
            self.env['event.event']
            .sudo()
            .search(
                [
                    ('company_id', '=', company.id),
                    ('round_state', '=', 'held'),
                    ('date_begin', '>=', start),
                    ('date_begin', '<', end),
                ]
            )
        )

    def _measure_market_rounds(self, company, date_from, date_to):
        return len(self._get_rounds_held(company, date_from, date_to))

    def _measure_market_meetings(self, company, date_from, date_to):
        return len(self._get_rounds_held(company, date_from, date_to).filtered(lambda event: event._has_meeting()))

    def _measure_market_intro_points(self, company, date_from, date_to):
        """The plan asks for three to five points in each district: the district that has fewest says how far it is."""
        Point_sudo = self.env['farm.introduction.point'].sudo()  # as above
        domain = Point_sudo._get_open_domain(company, date_from, date_to)
        counts = dict(Point_sudo._read_group([*domain, ('district', '!=', False)], ['district'], ['__count']))
        return min(counts.values(), default=0)
