from odoo import fields, models
from odoo.tools.misc import format_date, formatLang

from ..tools.plan_totals import combine, is_reached, percentage

DASH = '–'


class FarmPlan(models.Model):
    """The figures of a plan: per line and year the target, what was reached and the share, with totals by the line's
    own rule. One source for page, XLSX, PDF and the periodic reports."""

    _inherit = 'farm.plan'

    def get_figures(self):
        """Return the figures of one plan as plain data, texts in the user's language.

        A target that does not apply is shown as a dash, a target of zero as 0; what is not measured has no figure; of
        a period that has not begun nothing is said.
        """
        self.ensure_one()
        self.check_access('read')
        years = list(range(self.year_from, self.year_to + 1))
        measured = self.line_ids.filtered(lambda line: line.kind != 'task')
        besides = self._get_besides(measured)
        lines = {line: self._get_line_figures(line, years, besides) for line in measured}
        return {
            'id': self.id,
            'name': self.name,
            'number': self.number or '',
            'subtitle': self._get_subtitle(),
            'is_illustration': self.is_illustration,
            'based_on': self.based_on_id.name or '',
            'years': years,
            'sections': self._get_section_figures(lines),
            'tasks': [self._get_task_figures(line) for line in self.line_ids if line.kind == 'task'],
            'summary': self._get_summary(list(lines.values())),
        }

    def _get_section_figures(self, lines):
        """Return the sections in the plan's order, each with its own lines; headings above keep their place."""
        by_section = {}
        for line, figures in lines.items():
            by_section.setdefault(line.section_id, []).append(figures)
        sections = [
            {
                'id': section.id,
                'code': section.code,
                'number': section._get_number(),
                'name': section.name,
                'depth': section._get_depth(),
                'lines': by_section.get(section, []),
            }
            for section in self.section_ids
        ]
        if others := by_section.get(self.env['farm.plan.section']):
            sections.append(
                {
                    'id': False,
                    'code': '',
                    'number': '',
                    'name': self.env._("Other Lines"),
                    'depth': 0,
                    'lines': others,
                }
            )
        filled = {section['code'] for section in sections if section['lines']}
        return [
            section
            for section in sections
            if section['lines'] or any(code.startswith(section['code'] + '.') for code in filled)
        ]

    def _get_line_figures(self, line, years, besides):
        targets = {target.year: target for target in line.target_ids}
        cells = [self._get_cell(line, targets.get(year)) | {'year': year} for year in years]
        return {
            'id': line.id,
            'code': line.code,
            'name': line.name,
            'unit': line.unit or '',
            'kind': line.kind,
            'total_kind': line.total_kind,
            'total_label': dict(line._fields['total_kind']._description_selection(self.env)).get(line.total_kind, ''),
            'is_measured': line.measure != 'none',
            'is_own_agency': line.is_own_agency,
            'lead': ", ".join(line.lead_agency_ids.mapped('name')),
            'coordinating': ", ".join(line.agency_ids.mapped('name')),
            'note': line.note or '',
            'beside': besides.get(line.id, ''),
            'cells': cells,
            'total': self._get_total_cell(line),
        }

    def _get_cell(self, line, target):
        if not target:
            return self._format_cell(line, None, None, None, 'ge')
        applies = target.is_applicable
        actual = target.actual if target.is_measured and self._has_begun(target) else None
        return {
            **self._format_cell(line, target.amount if applies else None, target.amount_max, actual, target.comparison),
            'period': self._get_period_label(target),
            'date_from': fields.Date.to_string(target.date_from),
            'date_to': fields.Date.to_string(target.date_to),
        }

    def _get_total_cell(self, line):
        targets = line.target_ids.filtered('is_applicable').sorted('date_to')
        begun = targets.filtered(self._has_begun)
        amount = combine(line.total_kind, targets.mapped('amount'))
        highest = combine(line.total_kind, targets.mapped('amount_max')) if all(targets.mapped('amount_max')) else 0
        actual = combine(line.total_kind, [target.actual if target.is_measured else None for target in begun])
        comparison = targets[-1].comparison if targets else 'ge'
        return self._format_cell(line, amount, highest or 0, actual, comparison)

    def _format_cell(self, line, target, target_max, actual, comparison):
        """Return one cell, with numbers for sheets and texts for people."""
        percent = percentage(comparison, target, actual)
        sign = {'gt': '> ', 'le': '≤ '}.get(comparison, '')
        target_text = DASH
        if target is not None:
            target_text = sign + self._format_number(target)
            if target_max:
                target_text += DASH + self._format_number(target_max)
        return {
            'target': target,
            'target_text': target_text,
            'actual': actual,
            'actual_text': DASH if actual is None else self._format_number(actual),
            'percent': percent,
            'is_reached': percent is not None and is_reached(comparison, target, actual),
            'period': '',
            'date_from': False,
            'date_to': False,
        }

    def _format_number(self, value):
        return formatLang(self.env, value, digits=0 if value == int(value) else 1)

    def _has_begun(self, target):
        return target.date_from <= fields.Date.context_today(self)

    def _get_period_label(self, target):
        """Return the period of a target that is set for something else than its calendar year."""
        is_year = (target.date_from.month, target.date_from.day, target.date_to.month, target.date_to.day) == (
            1,
            1,
            12,
            31,
        )
        if is_year and target.date_from.year == target.date_to.year:
            return ''
        return f"{format_date(self.env, target.date_from)} {DASH} {format_date(self.env, target.date_to)}"

    def _get_task_figures(self, line):
        today = fields.Date.context_today(self)
        if line.date_done:
            state = 'done_late' if line.date_due and line.date_done > line.date_due else 'done'
        elif line.is_late:
            state = 'unrecorded' if self.closed_on else 'late'
        else:
            state = 'upcoming' if line.date_start and line.date_start > today else 'running'
        return {
            'id': line.id,
            'code': line.code,
            'name': line.name,
            'output': line.output or '',
            'lead': ", ".join(line.lead_agency_ids.mapped('name')),
            'date_start': format_date(self.env, line.date_start),
            'date_due': format_date(self.env, line.date_due),
            'date_done': format_date(self.env, line.date_done),
            'result': line.result_note or '',
            'state': state,
            'state_text': self._get_task_state_labels()[state],
        }

    def _get_task_state_labels(self):
        return {
            'done': self.env._("Done"),
            'done_late': self.env._("Done late"),
            'late': self.env._("Late"),
            'unrecorded': self.env._("No result recorded"),
            'running': self.env._("Running"),
            'upcoming': self.env._("Not begun"),
        }

    def _get_summary(self, lines):
        """Return in words how many lines are reached, measured, and how many tasks are late."""
        late = len(self.line_ids.filtered(lambda line: line.is_late and not line.date_done and not self.closed_on))
        return {
            'text': self.env._(
                "%(reached)s of %(lines)s lines reached, %(measured)s measured",
                reached=sum(line['total']['is_reached'] for line in lines),
                lines=len(lines),
                measured=sum(line['is_measured'] for line in lines),
            ),
            'late_text': self.env._("Late tasks: %s", late) if late else '',
        }

    def _get_subtitle(self):
        """Return market, decision and day of the figures in one line."""
        as_of = self.env._("As of %s", format_date(self.env, fields.Date.context_today(self)))
        number = self.env._("Plan %s", self.number) if self.number else ''
        return " · ".join(part for part in (self.company_id.name, number, as_of) if part)
