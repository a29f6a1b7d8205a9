from datetime import datetime, time

from odoo import fields, models

#: States of a certificate that was once activated.
GRANTED = ('active', 'suspended', 'superseded')


class FarmPlanLine(models.Model):
    """What the quality room counts for the plan, always from what was recorded and checked."""

    _inherit = 'farm.plan.line'

    measure = fields.Selection(
        selection_add=[
            ('items_controlled', "Items whose dossier is under control"),
            ('rapid_rounds', "Rapid test rounds done"),
            ('safety_samples', "Safety samples verified"),
            ('nutrition_samples', "Nutrition samples verified"),
            ('certified_establishments', "Establishments certified in the year"),
            ('growing_area_codes', "Growing-area codes issued"),
            ('chains_existing', "Existing chains checked"),
            ('chains_new', "New chains under control"),
            ('survey_rounds', "Survey rounds done"),
            ('inspections_inputs', "Inspections of inputs done"),
            ('inspections_produce', "Inspections of produce done"),
        ],
        ondelete={
            'items_controlled': 'set default',
            'rapid_rounds': 'set default',
            'safety_samples': 'set default',
            'nutrition_samples': 'set default',
            'certified_establishments': 'set default',
            'growing_area_codes': 'set default',
            'chains_existing': 'set default',
            'chains_new': 'set default',
            'survey_rounds': 'set default',
            'inspections_inputs': 'set default',
            'inspections_produce': 'set default',
        },
    )

    def _measure_items_controlled(self, company, date_from, date_to):
        """Items with a certificate or an accepted paper in force on the last day of the period (or today)."""
        day = min(date_to, company._get_quality_today())
        items = self.env['product.template'].search([('stall_id.company_id', '=', company.id)])
        papers = [
            paper
            for model, state in (('farm.certificate', GRANTED[:1]), ('farm.document', ('accepted',)))
            for paper in self.env[model].search(
                [
                    ('company_id', '=', company.id),
                    ('state', 'in', state),
                    ('date_from', '<=', day),
                    '|',
                    ('date_to', '=', False),
                    ('date_to', '>=', day),
                ]
            )
        ]
        return sum(any(item._is_covered_by(paper) for paper in papers) for item in items)

    def _measure_rapid_rounds(self, company, date_from, date_to):
        return self._count_in_period('farm.test.round', company, 'date', date_from, date_to, [('state', '=', 'done')])

    def _measure_safety_samples(self, company, date_from, date_to):
        return self._count_samples('safety', company, date_from, date_to)

    def _measure_nutrition_samples(self, company, date_from, date_to):
        return self._count_samples('nutrition', company, date_from, date_to)

    def _measure_certified_establishments(self, company, date_from, date_to):
        """Holders who were certified by a third party in the period, each counted once."""
        holders = self.env['farm.certificate']._read_group(
            [
                *self._get_period_domain(company, 'date_from', date_from, date_to),
                ('state', 'in', GRANTED),
                ('scheme_id.is_certification', '=', True),
            ],
            ['producer_id'],
        )
        return len(holders)

    def _measure_growing_area_codes(self, company, date_from, date_to):
        return self._count_in_period(
            'farm.growing.area', company, 'issued_on', date_from, date_to, [('state', '=', 'issued')]
        )

    def _measure_chains_existing(self, company, date_from, date_to):
        chains = self.env['farm.chain.check']._read_group(
            [
                *self._get_period_domain(company, 'date', date_from, date_to),
                ('chain_id.kind', '=', 'existing'),
                ('chain_id.state', '=', 'controlled'),
            ],
            ['chain_id'],
        )
        return len(chains)

    def _measure_chains_new(self, company, date_from, date_to):
        return self._count_in_period(
            'farm.chain',
            company,
            'date_start',
            date_from,
            date_to,
            [('kind', '=', 'new'), ('state', '=', 'controlled')],
        )

    def _measure_survey_rounds(self, company, date_from, date_to):
        return self._count_in_period('farm.survey', company, 'date', date_from, date_to, [('state', '=', 'done')])

    def _measure_inspections_inputs(self, company, date_from, date_to):
        return self._count_inspections('inputs', company, date_from, date_to)

    def _measure_inspections_produce(self, company, date_from, date_to):
        return self._count_inspections('produce', company, date_from, date_to)

    def _count_inspections(self, kind, company, date_from, date_to):
        return self._count_in_period(
            'farm.inspection',
            company,
            'date',
            date_from,
            date_to,
            [('kind', '=', kind), ('state', 'in', ('done', 'closed'))],
        )

    def _count_samples(self, kind, company, date_from, date_to):
        """Count verified samples by the moment of sampling, whatever their verdict: a failed analysis was made too."""
        return self._count_in_period(
            'farm.sample',
            company,
            'collected_at',
            datetime.combine(date_from, time()),
            datetime.combine(date_to, time.max),
            [('kind', '=', kind), ('state', 'in', ('verified', 'published'))],
        )

    def _count_in_period(self, model, company, date_field, date_from, date_to, domain):
        return self.env[model].search_count(
            [*self._get_period_domain(company, date_field, date_from, date_to), *domain]
        )

    def _get_period_domain(self, company, date_field, date_from, date_to):
        return [('company_id', '=', company.id), (date_field, '>=', date_from), (date_field, '<=', date_to)]
