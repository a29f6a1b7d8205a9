import csv

from odoo import api, fields, models
from odoo.tools import file_open

from ..tools.communes import commune_kind, state_names

#: The reform of 1 July 2025 abolished the district tier and merged the communes.
REFORM_DATE = fields.Date.to_date('2025-07-01')
REFERENCE = 'farm_base/data/reference/'


class FarmCommune(models.Model):
    """A commune, ward or special zone with the period in which it existed.

    Papers and plans older than July 2025 speak of units that are gone: they stay, closed on the last day of June 2025,
    linked to those that took over their territory.
    """

    _name = 'farm.commune'
    _description = "Commune"
    _order = 'province_id, name, id'
    _rec_names_search = ['name', 'code', 'district']

    name = fields.Char(required=True, index='trigram')
    code = fields.Char(required=True, index=True, help="Five-digit code of the General Statistics Office.")
    kind = fields.Selection(
        selection=[('ward', "Ward"), ('commune', "Commune"), ('township', "Township"), ('zone', "Special Zone")],
        required=True,
        default='commune',
    )
    province_id = fields.Many2one('farm.province', required=True, ondelete='restrict', index=True)
    district = fields.Char(help="District before 1 July 2025; communes of today have none.")
    district_code = fields.Char()
    valid_from = fields.Date()
    valid_to = fields.Date(index=True)
    is_split = fields.Boolean(string="Divided", help="Its territory went to more than one successor.")
    successor_ids = fields.Many2many(
        'farm.commune', 'farm_commune_succession', 'predecessor_id', 'successor_id', string="Became"
    )
    predecessor_ids = fields.Many2many(
        'farm.commune', 'farm_commune_succession', 'successor_id', 'predecessor_id', string="Made From"
    )

    # An old unit may hand its code on to the new one that took its place.
    _code_period_uniq = models.UniqueIndex(
        "(code, COALESCE(valid_to, 'infinity'::date))", "A commune with this code and period exists already."
    )

    @api.depends('name', 'province_id', 'district', 'valid_to')
    def _compute_display_name(self):
        for commune in self:
            parts = [commune.name, commune.district, commune.province_id.name]
            label = ", ".join(part for part in parts if part)
            commune.display_name = self.env._("%s (until 2025)", label) if commune.valid_to else label

    @api.model
    def _load_reference(self):
        """Load or refresh the official units from the addon's own tables; safe to call again on every update."""
        provinces = self._load_reference_provinces()
        current = self._load_reference_file('communes-2025.csv', provinces, valid_from=REFORM_DATE)
        day_before = fields.Date.subtract(REFORM_DATE, days=1)
        former = self._load_reference_file('communes-before-2025.csv', provinces, valid_to=day_before)
        with file_open(REFERENCE + 'communes-before-2025.csv', 'r') as file:
            for row in csv.DictReader(file):
                successors = [current[code].id for code in row['successor_codes'].split()]
                if former[row['code']].successor_ids.ids != successors:
                    former[row['code']].successor_ids = [fields.Command.set(successors)]

    def _load_reference_provinces(self):
        """Return the provinces by code, creating those that are missing."""
        with file_open(REFERENCE + 'communes-2025.csv', 'r') as file:
            names = {row['province_code']: row['province'] for row in csv.DictReader(file)}
        provinces = {province.code: province for province in self.env['farm.province'].search([])}
        states = self.env.ref('base.vn').state_ids
        missing = [
            {
                'code': code,
                'name': name,
                'state_id': states.filtered(lambda state: state.name in state_names(name))[:1].id,  # noqa: B023
            }
            for code, name in names.items()
            if code not in provinces
        ]
        for province in self.env['farm.province'].create(missing):
            provinces[province.code] = province
        return provinces

    def _load_reference_file(self, filename, provinces, valid_from=False, valid_to=False):
        """Create the communes of one table that are missing; return all of them by code."""
        with file_open(REFERENCE + filename, 'r') as file:
            rows = list(csv.DictReader(file))
        known = {commune.code: commune for commune in self.search([('valid_to', '=', valid_to)])}
        created = self.create(
            [
                {
                    'code': row['code'],
                    'name': row['name'][0].upper() + row['name'][1:],
                    'kind': commune_kind(row['name']),
                    'province_id': provinces[row['province_code']].id,
                    'district': row.get('district'),
                    'district_code': row.get('district_code'),
                    'valid_from': valid_from,
                    'valid_to': valid_to,
                    'is_split': row.get('split') == '1',
                }
                for row in rows
                if row['code'] not in known
            ]
        )
        return known | {commune.code: commune for commune in created}
