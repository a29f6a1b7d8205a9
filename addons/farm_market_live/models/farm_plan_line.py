from datetime import datetime, time, timedelta
from itertools import pairwise

from odoo import fields, models

DAYS_PER_MONTH = 365.25 / 12


class FarmPlanLine(models.Model):
    _inherit = 'farm.plan.line'

    measure = fields.Selection(
        selection_add=[('market_livestream_interval', "Longest time between livestreams (months)")],
        ondelete={'market_livestream_interval': 'set default'},
    )

    def _measure_market_livestream_interval(self, company, date_from, date_to):
        """The longest wait in the period: from its start to the first session, between two, from the last until now."""
        end = min(date_to, fields.Date.context_today(self))
        if end <= date_from:
            return 0
        # Figures of the plan are the same for whoever may read the line.
        tracks = (
            self.env['event.track']
            .sudo()
            .search(
                [
                    ('is_livestream', '=', True),
                    ('live_state', '=', 'held'),
                    ('event_id.company_id', '=', company.id),
                    ('date', '>=', datetime.combine(date_from, time.min)),
                    ('date', '<', datetime.combine(end + timedelta(days=1), time.min)),
                ],
                order='date',
            )
        )
        days = [date_from, *(track.date.date() for track in tracks), end]
        longest = max((later - earlier).days for earlier, later in pairwise(days))
        return round(longest / DAYS_PER_MONTH, 1)
