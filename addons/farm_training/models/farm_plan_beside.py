from odoo import models

from .farm_plan_line_measure import PRINT_MEASURES, TRAINING_MEASURES


class FarmPlan(models.Model):
    """What plans want to be shown beside a figure: of what was printed, how much was handed out."""

    _inherit = 'farm.plan'

    def _get_besides(self, lines):
        """Return what the plan wants to be shown beside the figure, by line id: text for the plan's whole period."""
        if not lines.target_ids:
            return {}
        date_from = min(lines.target_ids.mapped('date_from'))
        date_to = max(lines.target_ids.mapped('date_to'))
        texts = {
            measure: self._get_beside(measure, date_from, date_to)
            for measure in set(lines.mapped('measure')) - {'none'}
        }
        return {line.id: texts.get(line.measure, '') for line in lines}

    def _get_beside(self, measure, date_from, date_to):
        """Return what stands beside one measure ('' for nothing). Hook: rooms add theirs for their own measures."""
        line = self.env['farm.plan.line']
        if measure in PRINT_MEASURES:
            kind, label = ('hand_out', self.env._("handed out: %s"))
            if measure in ('outreach_poster', 'outreach_panel'):
                kind, label = ('put_up', self.env._("put up: %s"))
            [[quantity]] = (
                self.env['farm.publication.move']
                .sudo()
                ._read_group(
                    [
                        ('company_id', '=', self.company_id.id),
                        ('publication_kind', '=', PRINT_MEASURES[measure]),
                        ('kind', '=', kind),
                        ('date', '>=', date_from),
                        ('date', '<=', date_to),
                    ],
                    aggregates=['quantity:sum'],
                )
            )
            return label % self._format_number(quantity or 0)
        if measure in TRAINING_MEASURES:
            domain = line._get_held_training_domain(self.company_id, TRAINING_MEASURES[measure], date_from, date_to)
            count = (
                self.env['event.registration']
                .sudo()
                .search_count(
                    [
                        ('event_id', 'any', domain),
                        ('state', '=', 'done'),
                    ]
                )
            )
            return self.env._("people trained: %s", self._format_number(count))
        return ''
