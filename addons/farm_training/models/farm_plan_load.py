from datetime import date

from odoo import Command, api, models

from ..tools.plan_amounts import parse_amount, parse_periods, shift_date, shift_years, split_names
from ..tools.tables import OWN_DATA, REFERENCE, read_table

#: Sections that gather what stands outside the annex.
TEXT_SECTION = "Mục tiêu nêu trong nội dung kế hoạch"
TIMELINE_SECTION = "Dự kiến thời gian thực hiện"
PLANS = {
    'hanoi': {
        'number': "221/KH-UBND, 06/12/2018",
        'years': (2019, 2020),
        'vi': "Phát triển Chợ Thương mại điện tử tiêu thụ sản phẩm nông nghiệp an toàn, sản xuất theo chuỗi giá trị, "
        "thành phố Hà Nội giai đoạn %s-%s",
        'en': "Developing the e-market for safe farm produce made in value chains, City of Hanoi, %s-%s",
    },
    'hiephoa': {
        'number': "KH-UBND huyện Hiệp Hòa, 2023",
        'years': (2023, 2024),
        'vi': "Xây dựng, quản lý và vận hành Sàn thương mại điện tử huyện Hiệp Hòa (%s-%s)",
        'en': "Building, managing and running the Hiệp Hòa e-market (%s-%s)",
    },
}
ILLUSTRATION = {'vi': " (minh họa)", 'en': " (illustration)"}


class FarmPlan(models.Model):
    """Loading of the two published plans from their own tables, as decided or set on other years."""

    _inherit = 'farm.plan'

    @api.model
    def _load_hanoi_plan(self, company, shift_years=0):
        """Return the plan of Hanoi for a market, loaded if need be: 31 lines of the annex, targets of the text.

        :param res.company company: the market
        :param int shift_years: years by which the plan is moved; other than 0 makes an illustration, which follows the
            plan as decided
        """
        plan, is_new = self._get_or_create_plan('hanoi', company, shift_years)
        if is_new:
            plan._load_sections(read_table(REFERENCE + 'plan-hanoi-sections.csv'))
            plan._load_indicators(read_table(REFERENCE + 'plan-hanoi-indicators.csv'), shift_years)
            plan._load_text_targets('hanoi', shift_years)
            plan._assign_measures()
        return plan

    @api.model
    def _load_hiephoa_plan(self, company, shift_years=0):
        """Return the plan of Hiệp Hòa for a market, loaded if need be: its timeline, targets of the text."""
        plan, is_new = self._get_or_create_plan('hiephoa', company, shift_years)
        if is_new:
            plan._load_text_targets('hiephoa', shift_years)
            plan._load_timeline(read_table(REFERENCE + 'timeline-hiephoa-2023.csv'), shift_years)
            plan._assign_measures()
        return plan

    @api.model
    def _get_or_create_plan(self, reference, company, years):
        template = PLANS[reference]
        year_from, year_to = (year + years for year in template['years'])
        domain = [('company_id', '=', company.id), ('reference', '=', reference), ('year_from', '=', year_from)]
        if plan := self.search(domain, limit=1):
            return plan, False
        suffix = ILLUSTRATION if years else {'vi': '', 'en': ''}
        plan = self.with_context(lang='en_US').create(
            {
                'name': template['en'] % (year_from, year_to) + suffix['en'],
                'number': template['number'],
                'company_id': company.id,
                'reference': reference,
                'year_from': year_from,
                'year_to': year_to,
                'is_illustration': bool(years),
                'based_on_id': getattr(self, f'_load_{reference}_plan')(company).id if years else False,
            }
        )
        self._set_vietnamese_of(plan, 'name', template['vi'] % (year_from, year_to) + suffix['vi'])
        return plan.with_env(self.env), True

    # === Lines === #

    def _load_sections(self, rows):
        """Create the sections of the plan from rows with the Vietnamese `title` under a number, in their order."""
        self._create_translated(
            'farm.plan.section',
            [
                {'plan_id': self.id, 'sequence': 10 * number, 'code': row['section'], 'name': row['title']}
                for number, row in enumerate(rows, start=1)
            ],
            ['name'],
        )

    def _load_indicators(self, rows, years):
        sections = {section.code: section for section in self.section_ids}
        written = {row['written']: row['codes'].split() for row in read_table(OWN_DATA + 'agency_names.csv')}
        agencies = self.env['farm.agency']._load_reference()
        vietnamese = {row['en']: row['vi'] for row in read_table(OWN_DATA + 'translations.csv')}

        def get_agencies(text):
            codes = dict.fromkeys(code for name in split_names(text) for code in written[name])
            return [Command.set([agencies[code].id for code in codes])]

        self._create_translated(
            'farm.plan.line',
            [
                {
                    **self._prepare_line_values(row['code'], row['activity'], 10 * number, 'indicator'),
                    'section_id': self._get_section_of(row['code'], row['section'], sections).id,
                    'unit': row['unit'],
                    'total_kind': row['total_kind'],
                    'lead_agency_ids': get_agencies(row['lead']),
                    'agency_ids': get_agencies(row['coordinating']),
                    'note': vietnamese.get(row['note'], row['note']),
                    'target_ids': [
                        self._prepare_target_command(row[f'target_{year}'], date(year, 1, 1), date(year, 12, 31), years)
                        for year in PLANS['hanoi']['years']
                    ],
                }
                for number, row in enumerate(rows, start=1)
            ],
            ['name', 'unit', 'note'],
            years,
        )

    def _load_text_targets(self, reference, years):
        """Create one line per target of the text; a target named for several periods is one line."""
        rows = [row for row in read_table(REFERENCE + 'plan-other-targets.csv') if row['market'] == reference]
        section = self._create_translated(
            'farm.plan.section', [{'plan_id': self.id, 'sequence': 900, 'code': 'T', 'name': TEXT_SECTION}], ['name']
        )
        by_target = {}
        for row in rows:
            by_target.setdefault(row['target'], []).append(row)
        year_from, year_to = PLANS[reference]['years']
        self._create_translated(
            'farm.plan.line',
            [
                {
                    **self._prepare_line_values(f'T{number}', target, 1000 + 10 * number, 'text'),
                    'section_id': section.id,
                    **self._prepare_unit_values(group[0]['unit']),
                    'total_kind': group[0]['kind'],
                    'source': group[0]['source'],
                    'target_ids': [
                        self._prepare_target_command(row['amount'], period.date_from, period.date_to, years)
                        for row in group
                        for period in parse_periods(row['period'], year_from, year_to)
                    ],
                }
                for number, (target, group) in enumerate(by_target.items(), start=1)
            ],
            ['name', 'unit', 'note'],
            years,
        )

    def _load_timeline(self, rows, years):
        """Create the tasks of a timeline. The district's Agricultural Service Centre leads (Hiệp Hòa plan IV.1)."""
        agencies = self.env['farm.agency']._load_reference()
        section = self._create_translated(
            'farm.plan.section',
            [{'plan_id': self.id, 'sequence': 950, 'code': 'N', 'name': TIMELINE_SECTION}],
            ['name'],
        )
        year_from, year_to = PLANS['hiephoa']['years']
        values = []
        for number, row in enumerate(rows, start=1):
            [period] = parse_periods(row['due'], year_from, year_to)
            values.append(
                {
                    **self._prepare_line_values(row['no'], row['task'], 2000 + 10 * number, 'task'),
                    'section_id': section.id,
                    'lead_agency_ids': [Command.set(agencies['TTDV-HH'].ids)],
                    'agency_ids': [Command.set((agencies['PNN-HH'] | agencies['UBX-HH']).ids)],
                    'date_start': shift_date(period.date_from, years) if period.date_from < period.date_to else False,
                    'date_due': shift_date(period.date_to, years),
                    'output': row['output'],
                    'source': "III.2",
                }
            )
        self._create_translated('farm.plan.line', values, ['name', 'output'], years)

    @staticmethod
    def _prepare_unit_values(text):
        """Take what a plan adds to a unit in brackets for a note."""
        unit, _bracket, note = text.partition(' (')
        return {'unit': unit, 'note': note.removesuffix(')')}

    def _prepare_line_values(self, code, name, sequence, kind):
        return {'plan_id': self.id, 'code': code, 'name': name, 'sequence': sequence, 'kind': kind}

    def _prepare_target_command(self, text, date_from, date_to, years):
        return Command.create(
            {
                **parse_amount(text)._asdict(),
                'year': date_to.year + years,
                'date_from': shift_date(date_from, years),
                'date_to': shift_date(date_to, years),
            }
        )

    @staticmethod
    def _get_section_of(code, top, sections):
        """Return the deepest section under which a line stands: 3.2.1.4 stands under 3.2.1, 2.2.1 under 2."""
        parts = code.split('.')
        for length in range(len(parts) - 1, 0, -1):
            if section := sections.get('.'.join(parts[:length])):
                return section
        return sections[top]

    # === Translations === #

    def _create_translated(self, model, values_list, field_names, years=0):
        """Create records from Vietnamese values with their English translations from this addon's table."""
        english = {row['vi']: row['en'] for row in read_table(OWN_DATA + 'translations.csv')}
        originals = [
            {name: shift_years(values[name], years) for name in field_names if values.get(name)}
            for values in values_list
        ]
        records = (
            self.env[model]
            .with_context(lang='en_US')
            .create(
                [
                    {**values, **{name: shift_years(english[values[name]], years) for name in original}}
                    for values, original in zip(values_list, originals, strict=True)
                ]
            )
        )
        for record, original in zip(records, originals, strict=True):
            for name, text in original.items():
                self._set_vietnamese_of(record, name, text)
        return records.with_env(self.env)

    @api.model
    def _set_vietnamese_of(self, record, field_name, text):
        if self.env['res.lang']._get_data(code='vi_VN'):
            record.update_field_translations(field_name, {'vi_VN': text})
