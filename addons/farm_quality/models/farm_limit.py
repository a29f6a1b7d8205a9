from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..engine.limits import Limit
from ..engine.units import UNIT_LABELS
from ..engine.values import read_number


class FarmLimit(models.Model):
    """What a national regulation says of one analyte in one food, from when until when.

    Values are kept as the decimals that were written, not as binary floats: a value that equals the limit must pass.
    None of the limits that come with the addon was checked against the gazette; the mark says so.
    """

    _name = 'farm.limit'
    _description = "Limit"
    _order = 'analyte_id, commodity_id, valid_from desc'
    _rec_names_search = ['analyte_id.name', 'commodity_id.name', 'regulation']

    code = fields.Char(readonly=True, copy=False, help="Key of a limit that came with the addon.")
    analyte_id = fields.Many2one('farm.analyte', required=True, ondelete='restrict', index=True)
    analyte_kind = fields.Selection(related='analyte_id.kind', string="Kind of Analyte", store=True)
    commodity_id = fields.Many2one('farm.commodity', string="Food", required=True, ondelete='restrict', index=True)
    kind = fields.Selection(
        selection=[
            ('max', "At Most"),
            ('plan', "Microbial Criterion (n, c, m, M)"),
            ('absence', "Absent"),
            ('banned', "Prohibited at Any Amount"),
            ('none', "No Limit Is Set"),
        ],
        required=True,
        default='max',
    )
    value = fields.Char(string="Limit", help="Number as written in the regulation; for a microbial criterion: m.")
    value_upper = fields.Char(string="M", help="No unit of the lot may lie above it.")
    sample_n = fields.Integer(string="n", default=1, aggregator=None, help="Units that are analysed of one lot.")
    sample_c = fields.Integer(string="c", aggregator=None, help="Units that may lie above m.")
    unit = fields.Selection(selection=UNIT_LABELS)
    basis = fields.Selection(selection=[('whole', "Whole Product"), ('fat', "Fat")], required=True, default='whole')
    is_at_loq = fields.Boolean(string="At the LOQ (*)")
    regulation = fields.Char(required=True, index=True)
    legal_text_id = fields.Many2one(
        'farm.legal.text',
        ondelete='restrict',
        index='btree_not_null',
        help="While it is suspended, the limit does not count.",
    )
    except_commodity_ids = fields.Many2many(
        'farm.commodity', string="Except", help="Foods below this one that the limit leaves out."
    )
    clause = fields.Char()
    valid_from = fields.Date(help="Empty: from always.")
    valid_to = fields.Date()
    food_text = fields.Char(string="Food in the Source", help="How the source words the food.")
    source_quality = fields.Selection(
        selection=[
            ('gazette', "Official Gazette"),
            ('secondary', "Second-Hand Copy"),
            ('weak', "One Program's Data"),
            ('unchecked', "Recalled, Not Seen"),
        ],
        required=True,
        default='unchecked',
    )
    is_source_checked = fields.Boolean(
        string="Source Checked", help="Somebody compared this limit with the regulation as published in the gazette."
    )
    checked_by_id = fields.Many2one('res.users', readonly=True, copy=False)
    checked_on = fields.Date(readonly=True, copy=False)
    note = fields.Text()
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint('UNIQUE(code)', "A limit with this key exists already.")
    _find_idx = models.Index("(analyte_id, commodity_id) WHERE active")

    @api.depends('analyte_id.name', 'commodity_id.name', 'kind', 'value', 'unit')
    def _compute_display_name(self):
        for limit in self:
            limit.display_name = f"{limit.analyte_id.name} / {limit.commodity_id.name}: {limit._get_text()}"

    def _get_text(self):
        """Return the limit in words, as on a report."""
        self.ensure_one()
        unit = dict(self._fields['unit']._description_selection(self.env)).get(self.unit, '')
        labels = dict(self._fields['kind']._description_selection(self.env))
        mark = self.env['res.lang']._get_data(code=self.env.lang or 'en_US').decimal_point or '.'
        value, upper = [(text or '–').replace('.', mark).replace(',', mark) for text in (self.value, self.value_upper)]
        if self.kind == 'max':
            return f"≤ {value} {unit}{' (*)' if self.is_at_loq else ''}"
        if self.kind == 'plan':
            return f"n={self.sample_n} c={self.sample_c} m={value} M={upper} {unit}"
        return f"{labels[self.kind]} {unit if self.kind == 'absence' else ''}".strip()

    @api.constrains('kind', 'value', 'value_upper', 'unit', 'sample_n', 'sample_c')
    def _check_value(self):
        for limit in self:
            if limit.kind in ('max', 'plan') and (read_number(limit.value) is None or not limit.unit):
                raise ValidationError(self.env._("Enter the limit as one number, for example 0,05, and its unit."))
            if limit.kind == 'absence' and not limit.unit:
                raise ValidationError(
                    self.env._("Enter in which amount the analyte must be absent, for example in 25 g.")
                )
            if limit.value_upper and read_number(limit.value_upper) is None:
                raise ValidationError(self.env._("Enter M as one number."))
            if limit.value_upper and read_number(limit.value_upper) < read_number(limit.value):
                raise ValidationError(self.env._("M cannot lie below m."))
            if not 0 <= limit.sample_c < max(limit.sample_n, 1):
                raise ValidationError(self.env._("c counts some of the n units: it lies between zero and n."))

    @api.constrains('analyte_id', 'commodity_id', 'basis', 'valid_from', 'valid_to', 'active')
    def _check_period(self):
        for limit in self.filtered('active'):
            if limit.valid_from and limit.valid_to and limit.valid_to < limit.valid_from:
                raise ValidationError(self.env._("The limit ends before it begins. Correct the dates."))
            others = self.search(
                [
                    ('id', '!=', limit.id),
                    ('analyte_id', '=', limit.analyte_id.id),
                    ('basis', '=', limit.basis),
                    ('commodity_id', '=', limit.commodity_id.id),
                ]
            )
            if any(limit._overlaps(other) for other in others):
                raise ValidationError(
                    self.env._(
                        "Another limit of %(analyte)s in %(food)s is in force in that time. End that one first.",
                        analyte=limit.analyte_id.name,
                        food=limit.commodity_id.name,
                    )
                )

    def _overlaps(self, other):
        return (not self.valid_to or not other.valid_from or other.valid_from <= self.valid_to) and (
            not other.valid_to or not self.valid_from or self.valid_from <= other.valid_to
        )

    def write(self, vals):
        if vals.get('is_source_checked'):
            vals = {**vals, 'checked_by_id': self.env.uid, 'checked_on': fields.Date.context_today(self)}
        elif {'value', 'value_upper', 'unit', 'kind', 'regulation', 'clause'} & vals.keys():
            # What was compared with the gazette is no longer what stands here.
            vals = {'is_source_checked': False, 'checked_by_id': False, 'checked_on': False, **vals}
        return super().write(vals)

    @api.model
    def _find(self, analytes, commodity, day, basis='whole'):
        """Return the limit in force on `day` for each analyte: dict analyte id -> limit; the nearest food counts.

        :param analytes: `farm.analyte` records
        :param commodity: the food, one `farm.commodity`
        """
        ancestors = commodity._get_ancestor_ids()
        limits = self.search(
            [
                ('analyte_id', 'in', analytes.ids),
                ('commodity_id', 'in', ancestors),
                ('basis', '=', basis),
                '|',
                ('valid_from', '=', False),
                ('valid_from', '<=', day),
                '|',
                ('valid_to', '=', False),
                ('valid_to', '>=', day),
            ]
        )
        counting = limits.filtered(lambda limit: limit._counts_for(set(ancestors), day))
        by_rank = counting.sorted(lambda limit: ancestors.index(limit.commodity_id.id), reverse=True)
        return {limit.analyte_id.id: limit for limit in by_rank}

    def _counts_for(self, commodity_ids, day):
        """Whether the limit does not leave the food out and its legal text is in force on `day`."""
        self.ensure_one()
        is_excepted = bool(commodity_ids & set(self.except_commodity_ids.ids))
        return not is_excepted and (not self.legal_text_id or self.legal_text_id._get_status(day) == 'in_force')

    def _get_reference_text(self):
        """Return the limit with where it is written, as kept with each result."""
        self.ensure_one()
        return f"{self._get_text()}, {self.regulation}" + (f", {self.clause}" if self.clause else "")

    def _get_reference_key(self):
        """Return what the limit says, in a form that is the same in all languages; kept with each result, too."""
        self.ensure_one()
        parts = (*self._as_engine_limit(), self.basis, self.is_at_loq, self.regulation, self.clause or '')
        return "|".join(map(str, parts))

    def _as_engine_limit(self):
        """Return the plain limit that the engine compares with."""
        self.ensure_one()
        return Limit(
            self.kind,
            read_number(self.value),
            self.unit,
            max(self.sample_n, 1),
            self.sample_c,
            read_number(self.value_upper),
        )
