from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.schedule import spread, year_days

#: Field of the wizard -> measure of the plan line whose target it proposes.
MEASURES = {
    'rapid_rounds': 'rapid_rounds',
    'surveys': 'survey_rounds',
    'inspections_inputs': 'inspections_inputs',
    'inspections_produce': 'inspections_produce',
    'visits': 'certified_establishments',
    'growing_areas': 'growing_area_codes',
}


class FarmYearPlan(models.TransientModel):
    """Plan the year: makes the work that the market's plan asks for, spread over the days that are left.

    The numbers are proposed from the targets of the plan; work that exists already counts, so that planning twice makes
    nothing twice.
    """

    _name = 'farm.year.plan'
    _description = "Plan the Year"

    company_id = fields.Many2one('res.company', string="Market", required=True, default=lambda self: self.env.company)
    year = fields.Integer(required=True, default=lambda self: fields.Date.context_today(self).year)
    rapid_rounds = fields.Integer(string="Rapid Test Rounds", compute='_compute_targets', store=True, readonly=False)
    surveys = fields.Integer(string="Survey Rounds", compute='_compute_targets', store=True, readonly=False)
    inspections_inputs = fields.Integer(
        string="Inspections of Inputs", compute='_compute_targets', store=True, readonly=False
    )
    inspections_produce = fields.Integer(
        string="Inspections of Produce", compute='_compute_targets', store=True, readonly=False
    )
    visits = fields.Integer(string="Certification Visits", compute='_compute_targets', store=True, readonly=False)
    growing_areas = fields.Integer(string="Growing-Area Codes", compute='_compute_targets', store=True, readonly=False)
    has_samples = fields.Boolean(string="Samples of Every Item on Sale", default=True)

    @api.depends('company_id', 'year')
    def _compute_targets(self):
        for plan in self:
            targets = self.env['farm.plan.target'].search(
                [
                    ('company_id', '=', plan.company_id.id),
                    ('year', '=', plan.year),
                    ('line_id.measure', 'in', list(MEASURES.values())),
                    ('is_applicable', '=', True),
                ]
            )
            amounts = {target.line_id.measure: int(target.amount) for target in targets}
            for name, measure in MEASURES.items():
                plan[name] = amounts.get(measure, 0)

    def action_plan(self):
        """Create what is missing and show it in the calendar of the year."""
        self.ensure_one()
        first, last = year_days(self.year, self.company_id._get_quality_today())
        if first > last:
            raise UserError(self.env._("The year %s is over. Plan the next one.", self.year))
        plans = self._get_plans()
        made = {model: plan(first, last) for model, plan in plans.items() if self.env[model].has_access('create')}
        lines = [f"{self.env['ir.model']._get(name).name}: {len(records)}" for name, records in made.items() if records]
        others = [self.env['ir.model']._get(name).name for name in plans if name not in made]
        if others:
            lines.append(self.env._("planned by other offices: %s", ", ".join(others)))
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'title': self.env._("The year %s is planned", self.year),
                'message': ", ".join(lines) or self.env._("Everything was planned already."),
                'type': 'success',
                'sticky': True,
                'next': {'type': 'ir.actions.act_window_close'},
            },
        }

    def _get_plans(self):
        """Return what plans each kind of work. Everybody plans what the own office may create, and nothing else."""
        return {
            'farm.test.round': self._plan_rounds,
            'farm.survey': self._plan_surveys,
            'farm.inspection': self._plan_inspections,
            'farm.visit': self._plan_visits,
            'farm.growing.area': self._plan_growing_areas,
            'farm.sample': self._plan_samples,
        }

    def _count_missing(self, model, wanted, domain=()):
        """Return how many records of the year are missing; what was cancelled does not count."""
        year = [('date', '>=', f'{self.year}-01-01'), ('date', '<=', f'{self.year}-12-31')]
        there = self.env[model].search_count(
            [('company_id', '=', self.company_id.id), ('state', '!=', 'cancelled'), *year, *domain]
        )
        return max(wanted - there, 0)

    def _create_spread(self, model, count, first, last, **values):
        return self.env[model].create(
            [{'company_id': self.company_id.id, 'date': day, **values} for day in spread(count, first, last)]
        )

    def _plan_rounds(self, first, last):
        count = self._count_missing('farm.test.round', self.rapid_rounds)
        return self._create_spread('farm.test.round', count, first, last)

    def _plan_surveys(self, first, last):
        surveys = self.env['farm.survey']
        count = self._count_missing('farm.survey', self.surveys)
        offset = self.surveys - count
        for number, day in enumerate(spread(count, first, last), start=offset + 1):
            name = self.env._("Survey round %(number)s of %(year)s", number=number, year=self.year)
            surveys |= surveys.create({'company_id': self.company_id.id, 'date': day, 'name': name})
        return surveys

    def _plan_inspections(self, first, last):
        made = self.env['farm.inspection']
        for kind, wanted in (('inputs', self.inspections_inputs), ('produce', self.inspections_produce)):
            count = self._count_missing('farm.inspection', wanted, [('kind', '=', kind)])
            subject = self.env._("To be chosen")
            made |= self._create_spread('farm.inspection', count, first, last, kind=kind, subject=subject)
        return made

    def _plan_visits(self, first, last):
        """Visit first those without a certificate in force, then those whose certificate runs out earliest."""
        count = self._count_missing('farm.visit', self.visits)
        producers = self.env['farm.producer'].search([('company_id', '=', self.company_id.id)])
        planned = self.env['farm.visit'].search(
            [
                ('company_id', '=', self.company_id.id),
                ('date', '>=', f'{self.year}-01-01'),
                ('state', '!=', 'cancelled'),
            ]
        )
        ends = dict(
            self.env['farm.certificate']._read_group(
                [
                    ('producer_id', 'in', producers.ids),
                    ('state', '=', 'active'),
                    ('scheme_id.is_certification', '=', True),
                ],
                ['producer_id'],
                ['date_to:max'],
            )
        )
        waiting = (producers - planned.producer_id).sorted(
            lambda producer: (ends.get(producer) or fields.Date.to_date('2000-01-01'), producer.id)
        )[:count]
        days = spread(len(waiting), first, last)
        return self.env['farm.visit'].create(
            [
                {'company_id': self.company_id.id, 'producer_id': producer.id, 'date': day}
                for producer, day in zip(waiting, days, strict=True)
            ]
        )

    def _plan_growing_areas(self, _first, _last):
        """Prepare an area for producers who have none, until the number of codes of the year is reached."""
        Area = self.env['farm.growing.area']
        company = [('company_id', '=', self.company_id.id)]
        in_year = [('issued_on', '>=', f'{self.year}-01-01'), ('issued_on', '<=', f'{self.year}-12-31')]
        there = Area.search_count([*company, '|', ('state', '=', 'draft'), '&', *in_year])
        with_area = dict(Area._read_group(company, ['producer_id'], ['__count']))
        producers = self.env['farm.producer'].search(company).filtered(lambda producer: producer not in with_area)
        growers = producers.filtered(lambda producer: producer._get_sold_commodities() and producer.commune_id)
        return Area.create(
            [
                {
                    'company_id': self.company_id.id,
                    'producer_id': grower.id,
                    'name': grower.commune_id.name,
                    'commune_id': grower.commune_id.id,
                    'commodity_id': grower._get_sold_commodities()[:1].id,
                }
                for grower in growers[: max(self.growing_areas - there, 0)]
            ]
        )

    def _plan_samples(self, first, last):
        """Plan what falls due in the year: of every item on sale safety twice, nutrition once."""
        if not self.has_samples:
            return self.env['farm.sample']
        due = self.env['farm.test.due'].search(
            [
                ('company_id', '=', self.company_id.id),
                ('is_on_sale', '=', True),
                ('due_on', '<=', last),
                ('sample_id', '=', False),
            ]
        )
        values = []
        for row in due:
            day = max(row.due_on, first)
            values.append({**row._prepare_sample_values(), 'date_planned': day})
            again = day + relativedelta(months=6)
            if row.kind == 'safety' and again <= last:
                values.append({**row._prepare_sample_values(), 'date_planned': again})
        return self.env['farm.sample'].create(values)
