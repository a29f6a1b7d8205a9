from decimal import Decimal

from odoo import fields, models

from ..engine.limits import Method, judge, judge_label, judge_screen, read_uncertainty
from ..engine.sums import Part, judge_sum, sum_bounds
from ..engine.values import read_number, read_value


class FarmTestResult(models.Model):
    """Judging a value by the limit in force on the day of sampling, a sum by its members."""

    _inherit = 'farm.test.result'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    is_sum = fields.Boolean(related='analyte_id.is_sum')
    sum_text = fields.Char(
        string="Sum",
        compute='_compute_sum_text',
        help="Lower and upper bound: what lies below the LOQ counts as nothing, and as the LOQ.",
    )

    def _compute_sum_text(self):
        for result in self:
            bounds = result._get_bounds() if result.is_sum else None
            result.sum_text = " – ".join(_write(bound) for bound in bounds) if bounds else False

    def _is_entered(self):
        """Whether there is something to judge: a readable value, or all members of a sum."""
        self.ensure_one()
        return self.is_readable if not self.is_sum else self._get_bounds() is not None

    def _get_members(self):
        """Return the current results of the sample that make up this sum: pairs (component, result)."""
        self.ensure_one()
        current = self.sample_id.result_ids.filtered(lambda result: result.standing == 'current')
        by_analyte = {result.analyte_id: result for result in current}
        empty = self.browse()
        return [(component, by_analyte.get(component.analyte_id, empty)) for component in self.analyte_id.component_ids]

    def _get_bounds(self):
        """Return lower and upper bound of a sum in its unit; ``None`` when a member is missing."""
        parts = [
            Part(member.value, member.unit, read_number(component.factor), member._get_method())
            for component, member in self._get_members()
        ]
        return sum_bounds(parts, self.unit)

    def _get_method(self):
        value = read_value(self.value)
        guarded = self.sample_id.decision_rule == 'guarded'
        return Method(
            read_number(self.loq),
            read_number(self.lod),
            read_uncertainty(self.uncertainty, value.amount) if guarded else None,
        )

    def _judge(self):
        """Write limit and verdict of each result and of the sums it belongs to."""
        sums = self.sample_id.result_ids.filtered(lambda result: result.is_sum and result.standing == 'current')
        results = self | sums
        limits = results._get_limits()
        for result in results:
            values = result._prepare_verdict_values(limits.get(result.id))
            changed = {
                name: value
                for name, value in values.items()
                if result._fields[name].convert_to_write(result[name], result) != value
            }
            if changed:
                # Derived data, see write().
                result.sudo().write(changed)

    def _get_limits(self):
        """Return the limit that each result of a safety sample is compared with: dict result id -> limit."""
        safety = self.filtered(lambda result: result.sample_id.kind == 'safety' and result.sample_id.commodity_id)
        by_scope = safety.grouped(
            lambda result: (result.sample_id.commodity_id, result.sample_id._get_sampling_day(), result.basis)
        )
        limits = {}
        for (commodity, day, basis), results in by_scope.items():
            found = self.env['farm.limit']._find(results.analyte_id, commodity, day, basis)
            limits.update({result.id: found.get(result.analyte_id.id) for result in results})
        return limits

    def _prepare_verdict_values(self, limit):
        self.ensure_one()
        return {
            'verdict': self._get_verdict(limit._as_engine_limit() if limit else None),
            'limit_id': limit.id if limit else False,
            'limit_text': limit._get_reference_text() if limit else False,
            'limit_key': limit._get_reference_key() if limit else False,
        }

    def _get_verdict(self, limit):
        kind = self.sample_id.kind
        if kind == 'nutrition':
            tolerance = Decimal(str(self.analyte_id.label_tolerance))
            return judge_label(self.value, read_number(self.label_value), tolerance)
        if kind == 'rapid':
            return judge_screen(self.value)
        if self.is_sum:
            return judge_sum(self._get_bounds(), self.unit, limit)
        # A member that is limited only as part of a sum does not decide by itself.
        if limit is None and read_value(self.value).is_readable and self._is_member_only():
            return 'no_limit'
        return judge(self.value, self.unit, limit, self._get_method())

    def _is_member_only(self):
        """Whether a sum in the same sample speaks for this value."""
        sums = self.sample_id.result_ids.filtered(lambda result: result.is_sum and result.standing == 'current')
        return self.analyte_id in sums.analyte_id.component_ids.analyte_id

    def _get_summary(self):
        """Return the result in one line, for reasons and reports."""
        self.ensure_one()
        unit = dict(self._fields['unit']._description_selection(self.env))[self.unit]
        value = self.sum_text if self.is_sum else self.value
        if self.uncertainty and not self.is_sum:
            value = f"{value} ± {self.uncertainty.removeprefix('±').strip()}"
        text = f"{self.analyte_id.name} {value}" + ("" if self.unit == 'screen' else f" {unit}")
        return f"{text} ({self.limit_text})" if self.limit_text else text


def _write(number):
    """Write a fraction with four significant digits and a decimal comma. For reading; verdicts use the fraction."""
    return format(float(number), '.4g').replace('.', ',')
