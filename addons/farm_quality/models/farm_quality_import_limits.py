from odoo import fields, models
from odoo.exceptions import UserError, ValidationError

from ..engine.units import is_same_dimension

#: What the kind of a limit may be written as; empty: at most.
KINDS = {'': 'max', 'max': 'max', 'plan': 'plan', 'absence': 'absence', 'banned': 'banned', 'none': 'none'}


class FarmQualityImport(models.Model):
    """Limits from a table: a row with a wrong unit, a wrong order or an overlapping period is refused by its line."""

    _inherit = 'farm.quality.import'

    def _take_limits(self, rows):
        """Create the limits of a chunk, each for itself; return the errors as (line, message)."""
        lookups = (self._get_by_code('farm.analyte'), self._get_by_code('farm.commodity'), self._get_units())
        texts = self.env['farm.limit']._get_legal_texts(
            {row['regulation'] for _line, row in rows if 'regulation' in row}
        )
        errors = []
        for line, row in rows:
            try:
                with self.env.cr.savepoint():
                    self.env['farm.limit'].create(self._prepare_limit_values(row, *lookups, texts))
            except (UserError, ValidationError) as error:
                errors.append((line, error.args[0]))
        return errors

    def _prepare_limit_values(self, row, analytes, commodities, units, texts):
        analyte = analytes.get(row.get('analyte', '').casefold())
        commodity = commodities.get(row.get('commodity', '').casefold())
        unit = units.get(row.get('unit', '').replace(' ', '').casefold())
        kind = KINDS.get(row.get('kind', '').casefold())
        if not analyte or not commodity or not kind or 'regulation' not in row:
            raise UserError(self.env._("analyte, food, kind or regulation is missing or not known."))
        if kind not in ('banned', 'none') and not is_same_dimension(unit, analyte.unit):
            raise UserError(
                self.env._(
                    "the unit “%(unit)s” does not fit %(analyte)s.", unit=row.get('unit', ''), analyte=analyte.name
                )
            )
        return {
            'analyte_id': analyte.id,
            'commodity_id': commodity.id,
            'kind': kind,
            'value': row.get('value', False),
            'value_upper': row.get('value_upper', False),
            'unit': unit or False,
            'sample_n': self._read_count(row, 'n', 1),
            'sample_c': self._read_count(row, 'c', 0),
            'regulation': row['regulation'],
            'legal_text_id': texts[row['regulation']].id,
            'clause': row.get('clause', False),
            'valid_from': self._read_day(row, 'valid_from'),
            'valid_to': self._read_day(row, 'valid_to'),
            'source_quality': 'secondary',
        }

    def _read_count(self, row, name, default):
        if row.get(name) and not row[name].isdigit():
            raise UserError(self.env._("“%s” is not a whole number.", row[name]))
        return int(row[name]) if row.get(name) else default

    def _read_day(self, row, name):
        text = row.get(name, '')[:10]
        try:
            return fields.Date.to_date('-'.join(reversed(text.split('/'))) if '/' in text else text or False)
        except ValueError as error:
            raise UserError(self.env._("“%s” is not a date. Write 31/12/2026 or 2026-12-31.", text)) from error
