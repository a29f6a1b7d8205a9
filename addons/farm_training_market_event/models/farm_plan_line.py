from odoo import models
from odoo.fields import Domain


class FarmPlanLine(models.Model):
    _inherit = 'farm.plan.line'

    def _get_measured(self, measure, company, date_from, date_to):
        # OVERRIDE: the figures of rounds, meetings and introduction points lead to the records behind them.
        if measure in ('market_rounds', 'market_meetings'):
            rounds = self._get_rounds_held(company, date_from, date_to)
            if measure == 'market_meetings':
                rounds = rounds.filtered(lambda event: event._has_meeting())
            return 'event.event', Domain('id', 'in', rounds.ids)
        if measure == 'market_intro_points':
            Point = self.env['farm.introduction.point']
            return Point._name, Domain(Point._get_open_domain(company, date_from, date_to))
        return super()._get_measured(measure, company, date_from, date_to)
