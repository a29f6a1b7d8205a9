from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine.limits import read_uncertainty
from ..engine.units import UNIT_LABELS, convert, is_same_dimension
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

    _entry_fields = ('value', 'unit', 'loq', 'lod', 'uncertainty', 'basis', 'label_value', 'analyte_id')
    #: What follows from entering and from the redo of a result; written by the system alone.
    _derived_fields = frozenset(
        {
            'verdict',
            'limit_id',
            'limit_text',
            'limit_key',
            'analyst_id',
            'entered_at',
            'sample_id',
            'standing',
            'standing_reason',
            'replaces_id',
            'is_accredited',
        }
    )

    sample_id = fields.Many2one('farm.sample', required=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='sample_id.company_id', store=True, index=True)
    product_tmpl_id = fields.Many2one(related='sample_id.product_tmpl_id', string="Item", store=True)
    collected_at = fields.Datetime(related='sample_id.collected_at', string="Taken", store=True)
    sample_state = fields.Selection(related='sample_id.state', string="Sample State")
    sequence = fields.Integer(default=10)
    analyte_id = fields.Many2one('farm.analyte', required=True, ondelete='restrict', index=True)
    value = fields.Char(help="As measured: 0,05 · <LOQ · <LOD · KPH · âm tính. Several units of a lot: 10; 20; <10.")
    unit = fields.Selection(selection=UNIT_LABELS, required=True, default='mg_kg')
    loq = fields.Char(string="LOQ", help="Limit of quantification of the method, in the unit of the result.")
    lod = fields.Char(string="LOD", help="Limit of detection of the method, in the unit of the result.")
    uncertainty = fields.Char(
        help="Expanded uncertainty (k = 2) in the unit of the result, or in per cent of the value: 0,02 · 20 %."
    )
    basis = fields.Selection(selection=[('whole', "Whole Product"), ('fat', "Fat")], required=True, default='whole')
    label_value = fields.Char(string="On the Label", help="What the label says of this nutrient, in the same unit.")
    method = fields.Char(help="For example TCVN 8126:2009.")
    qualifier = fields.Char(compute='_compute_reading', store=True)
    amount = fields.Float(
        compute='_compute_reading',
        store=True,
        digits=0,
        aggregator='avg',
        help="In the analyte's own unit. For charts only; verdicts use the text.",
    )
    is_readable = fields.Boolean(compute='_compute_reading', store=True)
    limit_id = fields.Many2one('farm.limit', readonly=True, ondelete='restrict', copy=False)
    limit_key = fields.Char(readonly=True, copy=False, help="What the limit said when the result was judged.")
    limit_text = fields.Char(readonly=True, copy=False, help="The limit as it stood when the result was judged.")
    verdict = fields.Selection(selection=[*VERDICTS, ('no_limit', "No Limit Is Set")], readonly=True, copy=False)
    analyst_id = fields.Many2one('res.users', readonly=True, copy=False, ondelete='restrict')
    entered_at = fields.Datetime(readonly=True, copy=False)

    @api.depends('value', 'unit', 'analyte_id.unit')
    def _compute_reading(self):
        for result in self:
            values = read_values(result.value)
            result.is_readable = all(value.is_readable for value in values)
            result.qualifier = values[0].kind if len(values) == 1 else 'several'
            numbers = [value.amount for value in values if value.kind == 'number']
            comparable = is_same_dimension(result.unit, result.analyte_id.unit)
            known = numbers and result.is_readable and comparable
            result.amount = float(convert(max(numbers), result.unit, result.analyte_id.unit)) if known else 0

    @api.constrains('loq', 'lod', 'label_value', 'uncertainty')
    def _check_numbers(self):
        for result in self:
            if result.uncertainty and read_uncertainty(result.uncertainty, 1) is None:
                raise ValidationError(
                    self.env._("“%s” is not an uncertainty. Write it like 0,02 or 20 %%.", result.uncertainty)
                )
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
            if self._derived_fields & vals.keys():
                raise UserError(self.env._("Verdict, limit and analyst follow from what is entered."))
        res = super().write({**vals, **self._prepare_entry_values(vals)})
        if entered and not self.env.context.get('judge_later'):
            # The verdict is derived; nobody has the right to write it, not even the analyst.
            self.sudo()._judge()
        return res

    @api.model
    def _enter(self, values_by_result):
        """Write many values (dict result -> values) and judge them all at once; verifying judges again in any case."""
        results = self.union(*values_by_result)
        for result, vals in values_by_result.items():
            result.with_context(judge_later=True).write(vals)
        # See write().
        results.sudo()._judge()

    @api.ondelete(at_uninstall=False)
    def _unlink_only_open(self):
        self._check_entry_open()

    def _prepare_entry_values(self, vals):
        if (vals.get('value') or '').strip():
            return {'analyst_id': self.env.uid, 'entered_at': fields.Datetime.now()}
        return {'analyst_id': False, 'entered_at': False} if 'value' in vals else {}

    def _check_entry_open(self):
        if any(result.standing != 'current' for result in self):
            raise UserError(self.env._("A retracted or repeated result is kept as it was. Enter the new one."))
        closed = self.sample_id.filtered(
            lambda sample: sample.state in ('to_verify', 'verified', 'published', 'invalidated', 'rejected')
        )
        if closed:
            raise UserError(
                self.env._(
                    "The results of sample %s were handed on. Send the sample back to analysis to change them.",
                    closed[0].name,
                )
            )
