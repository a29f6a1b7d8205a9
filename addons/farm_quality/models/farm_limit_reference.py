import csv

from odoo import api, models
from odoo.tools import file_open

REFERENCE = 'farm_quality/data/reference/limits.csv'


class FarmLimit(models.Model):
    """The limits that come with the addon, none of them compared with the gazette yet."""

    _inherit = 'farm.limit'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    @api.model
    def _get_legal_texts(self, names):
        """Return the legal texts with these numbers, new ones where they are not recorded: dict number -> record."""
        Regulation = self.env['farm.legal.text']
        found = Regulation.search([('name', 'in', list(names))])
        missing = sorted(set(names) - set(found.mapped('name')))
        found |= Regulation.create([{'name': name} for name in missing])
        return {text.name: text for text in found}

    @api.model
    def _load_reference(self):
        """Create the limits of the addon's own table that are missing. What was edited since stays as it is."""
        analytes = {analyte.code: analyte.id for analyte in self.env['farm.analyte'].search([])}
        commodities = {commodity.code: commodity.id for commodity in self.env['farm.commodity'].search([])}
        known = set(self.with_context(active_test=False).search([('code', '!=', False)]).mapped('code'))
        with file_open(REFERENCE, 'r') as file:
            rows = [row for row in csv.DictReader(file) if row['code'] not in known]
        texts = self._get_legal_texts({row['regulation'] for row in rows})
        return self.create(
            [
                {
                    **{
                        name: row[name] or False
                        for name in (
                            'code',
                            'kind',
                            'value',
                            'value_upper',
                            'unit',
                            'regulation',
                            'clause',
                            'food_text',
                            'source_quality',
                            'note',
                        )
                    },
                    'legal_text_id': texts[row['regulation']].id,
                    'analyte_id': analytes[row['analyte']],
                    'commodity_id': commodities[row['commodity']],
                    'basis': row['basis'] or 'whole',
                    'sample_n': int(row['n'] or 1),
                    'sample_c': int(row['c'] or 0),
                    'is_at_loq': row['at_loq'] == '1',
                }
                for row in rows
            ]
        )
