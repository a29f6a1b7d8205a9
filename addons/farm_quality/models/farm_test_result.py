from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine.limits import Method, judge, judge_label, judge_screen
from ..engine.units import UNIT_LABELS
from ..engine.values import read_number, read_values
from .farm_sample import VERDICTS


class FarmTestResult(models.Model):
    """One value of a sample, as the laboratory wrote it, with the limit it was compared with and the verdict.

    The text is the value: it is read as an exact decimal or as one of the words for "below", "not detected", "absent".
    """

    _name = 'farm.test.result'
    _description = "Test Result"
    _order = 'sample_id, sequence, id'
    _rec_name = 'analyte_id'

    _entry_fields = ('value', 'unit', 'loq', 'lod', 'basis', 'label_value', 'analyte_id')

    sample_id = fields.Many2one('farm.sample', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='sample_id.company_id', store=True, index=True)
    sample_state = fields.Selection(related='sample_id.state', string="Sample State")
    sequence = fields.Integer(default=10)
    analyte_id = fields.Many2one('farm.analyte', required=True, ondelete='restrict', index=True)
    value = fields.Char(help="As measured: 0,05 · <LOQ · <LOD · KPH · âm tính. Several units of a lot: 10; 20; <10.")
    unit = fields.Selection(selection=UNIT_LABELS, required=True, default='mg_kg')
    loq = fields.Char(string="LOQ", help="Limit of quantification of the method, in the unit of the result.")
    lod = fields.Char(string="LOD", help="Limit of detection of the method, in the unit of the result.")
    basis = fields.Selection(selection=[('whole', "Whole Product"), ('fat', "Fat")], required=True, default='whole')
    label_value = fields.Char(string="On the Label", help="What the label says of this nutrient, in the same unit.")
    method = fields.Char(help="For example TCVN 8126:2009.")
    qualifier = fields.Char(compute='_compute_reading', store=True)
    amount = fields.Float(
        compute='_compute_reading',
        store=True,
        digits=0,
        aggregator='avg',
        help="For charts only; verdicts use the text.",
    )
    is_readable = fields.Boolean(compute='_compute_reading', store=True)
    limit_id = fields.Many2one('farm.limit', readonly=True, ondelete='restrict', copy=False)
    limit_text = fields.Char(readonly=True, copy=False, help="The limit as it stood when the result was judged.")
    verdict = fields.Selection(selection=[*VERDICTS, ('no_limit', "No Limit Is Set")], readonly=True, copy=False)
    analyst_id = fields.Many2one('res.users', readonly=True, copy=False, ondelete='restrict')
    entered_at = fields.Datetime(readonly=True, copy=False)

    @api.depends('value')
    def _compute_reading(self):
        for result in self:
            values = read_values(result.value)
            result.is_readable = all(value.is_readable for value in values)
            result.qualifier = values[0].kind if len(values) == 1 else 'several'
            numbers = [value.amount for value in values if value.kind == 'number']
            result.amount = max(numbers) if numbers and result.is_readable else 0

    @api.constrains('loq', 'lod', 'label_value')
    def _check_numbers(self):
        for result in self:
            for name in ('loq', 'lod', 'label_value'):
                if result[name] and read_number(result[name]) is None:
                    raise ValidationError(self.env._("“%s” is not one number. Write it like 0,05.", result[name]))

    @api.onchange('analyte_id')
    def _onchange_analyte_id(self):
        if self.analyte_id:
            self.unit = self.analyte_id.unit

    # === Entering === #

    @api.model_create_multi
    def create(self, vals_list):
        results = super().create([{**vals, **self._prepare_entry_values(vals)} for vals in vals_list])
        results._check_entry_open()
        results._judge()
        return results

    def write(self, vals):
        entered = bool(set(self._entry_fields) & vals.keys())
        if not self.env.su:
            self._check_entry_open()
            if {'verdict', 'limit_id', 'limit_text', 'analyst_id', 'entered_at', 'sample_id'} & vals.keys():
                raise UserError(self.env._("Verdict, limit and analyst follow from what is entered."))
        res = super().write({**vals, **self._prepare_entry_values(vals)})
        if entered:
            # The verdict is derived; nobody has the right to write it, not even the analyst.
            self.sudo()._judge()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_only_open(self):
        self._check_entry_open()

    def _prepare_entry_values(self, vals):
        if (vals.get('value') or '').strip():
            return {'analyst_id': self.env.uid, 'entered_at': fields.Datetime.now()}
        return {'analyst_id': False, 'entered_at': False} if 'value' in vals else {}

    def _check_entry_open(self):
        closed = self.sample_id.filtered(
            lambda sample: sample.state in ('to_verify', 'verified', 'published', 'invalidated')
        )
        if closed:
            raise UserError(
                self.env._(
                    "The results of sample %s were handed on. Send the sample back to analysis to change them.",
                    closed[0].name,
                )
            )

    # === Judging === #

    def _judge(self):
        """Write limit and verdict of each result, by the limits in force on the day of sampling."""
        limits = self._get_limits()
        for result in self:
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
        if self.sample_id.kind == 'nutrition':
            tolerance = Decimal(str(self.analyte_id.label_tolerance))
            verdict = judge_label(self.value, read_number(self.label_value), tolerance)
        elif self.sample_id.kind == 'rapid':
            verdict = judge_screen(self.value)
        else:
            verdict = judge(
                self.value,
                self.unit,
                limit._as_engine_limit() if limit else None,
                Method(read_number(self.loq), read_number(self.lod)),
            )
        return {
            'verdict': verdict,
            'limit_id': limit.id if limit else False,
            'limit_text': f"{limit._get_text()}, {limit.regulation}" if limit else False,
        }

    def _get_summary(self):
        """Return the result in one line, for reasons and reports."""
        self.ensure_one()
        unit = dict(self._fields['unit']._description_selection(self.env))[self.unit]
        text = f"{self.analyte_id.name} {self.value}" + ("" if self.unit == 'screen' else f" {unit}")
        return f"{text} ({self.limit_text})" if self.limit_text else text
