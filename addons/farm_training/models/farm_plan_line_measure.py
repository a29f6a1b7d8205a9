from datetime import datetime, time, timedelta

from pytz import UTC, timezone

from odoo import fields, models
from odoo.fields import Domain

TRAINING_MEASURES = {
    'training_market': ['market'],
    'training_standards': ['standards'],
    'training_ecommerce': ['ecommerce'],
    'training_consumer': ['consumer'],
}
OUTREACH_MEASURES = {'outreach_tv': 'tv', 'outreach_parade': 'parade'}
PRINT_MEASURES = {
    'outreach_leaflet': 'leaflet',
    'outreach_handbook': 'handbook',
    'outreach_poster': 'poster',
    'outreach_panel': 'panel',
}
REVIEW_MEASURES = {'review_handover': 'handover', 'review_yearly': 'yearly', 'review_final': 'final'}


class FarmPlanLine(models.Model):
    """What this room measures, and by whose eyes: figures are the same for whoever may read the line."""

    _inherit = 'farm.plan.line'

    measure = fields.Selection(
        selection_add=[
            ('training_market', "Trainings held: market and branding"),
            ('training_standards', "Trainings held: standards"),
            ('training_ecommerce', "Trainings held: e-market and logistics"),
            ('training_consumer', "Classes held for consumers"),
            ('training_communes', "Share of communes trained (%)"),
            ('outreach_tv', "Television items"),
            ('outreach_parade', "Promotion and parade rounds"),
            ('outreach_leaflet', "Leaflets printed"),
            ('outreach_handbook', "Handbooks printed"),
            ('outreach_poster', "Posters printed"),
            ('outreach_panel', "Panels and placards printed"),
            ('review_handover', "Handover conferences"),
            ('review_yearly', "Yearly reviews"),
            ('review_final', "Final reviews"),
            ('platform_websites', "Websites of the market in service"),
            ('platform_stalls_per_commune', "Open stalls in the commune that has fewest"),
        ],
        ondelete=dict.fromkeys(
            [
                *TRAINING_MEASURES,
                *OUTREACH_MEASURES,
                *PRINT_MEASURES,
                *REVIEW_MEASURES,
                'training_communes',
                'platform_websites',
                'platform_stalls_per_commune',
            ],
            'set default',
        ),
    )

    def _measure(self, date_from, date_to):
        """Count with the engine's eyes, in each line's own market, after the right to read the lines was checked.

        An agency reads the number of inspections without the right to read an inspection.
        """
        self.check_access('read')
        return super(FarmPlanLine, self.sudo())._measure(date_from, date_to)

    def _get_day_bounds(self, company, date_from, date_to):
        """Return the first moment of a period and the first after it, in UTC, by the market's own clock."""
        zone = timezone(company.partner_id.tz or 'Asia/Ho_Chi_Minh')
        return tuple(
            zone.localize(datetime.combine(day, time.min)).astimezone(UTC).replace(tzinfo=None)
            for day in (date_from, date_to + timedelta(days=1))
        )

    def _get_measured(self, measure, company, date_from, date_to):
        """Return (model, domain) of the records behind a figure, ``None`` where the figure is no count of records.

        Hook: the rooms that add measures may answer for theirs, so that the report leads to the records.
        """
        if measure in TRAINING_MEASURES:
            kinds = TRAINING_MEASURES[measure]
            return 'event.event', self._get_held_training_domain(company, kinds, date_from, date_to)
        by_date = (
            Domain('company_id', '=', company.id) & Domain('date', '>=', date_from) & Domain('date', '<=', date_to)
        )
        if measure in OUTREACH_MEASURES:
            return 'farm.outreach', by_date & Domain('kind', '=', OUTREACH_MEASURES[measure]) & Domain(
                'state', '=', 'done'
            )
        if measure in PRINT_MEASURES:
            printed = Domain('publication_kind', '=', PRINT_MEASURES[measure]) & Domain('kind', '=', 'print')
            return 'farm.publication.move', by_date & printed
        if measure in REVIEW_MEASURES:
            return 'farm.review', by_date & Domain('kind', '=', REVIEW_MEASURES[measure]) & Domain('state', '=', 'held')
        return None

    def _get_held_training_domain(self, company, kinds, date_from, date_to):
        """Return the domain of trainings held: over, not cancelled, and somebody was there."""
        start, end = self._get_day_bounds(company, date_from, date_to)
        return (
            Domain('company_id', '=', company.id)
            & Domain('training_kind', 'in', kinds)
            & Domain('date_end', '>=', start)
            & Domain('date_end', '<', min(end, fields.Datetime.now()))
            & Domain('stage_id.pipe_end', '=', True)
            & Domain('kanban_state', '!=', 'cancel')
            & Domain('registration_ids', 'any', [('state', '=', 'done')])
        )

    def action_view_measured(self, date_from, date_to):
        """Open the records behind the figure of a period (days as ISO text); ``False`` where there are none to show."""
        self.ensure_one()
        self.check_access('read')
        measured = self._get_measured(
            self.measure, self.company_id, fields.Date.to_date(date_from), fields.Date.to_date(date_to)
        )
        if not measured:
            return False
        model, domain = measured
        self.env[model].check_access('read')
        return {
            'type': 'ir.actions.act_window',
            'name': self.name,
            'res_model': model,
            'views': [(False, 'list'), (False, 'form')],
            # The condition reads more than some roles may (who attended); the list shows what the reader may see.
            'domain': [('id', 'in', self.env[model].sudo().search(domain).ids)],
        }

    def _count_measured(self, measure, company, date_from, date_to):
        model, domain = self._get_measured(measure, company, date_from, date_to)
        return self.env[model].search_count(domain)

    def _sum_printed(self, measure, company, date_from, date_to):
        model, domain = self._get_measured(measure, company, date_from, date_to)
        [[quantity]] = self.env[model]._read_group(domain, aggregates=['quantity:sum'])
        return quantity or 0

    def _measure_training_market(self, company, date_from, date_to):
        return self._count_measured('training_market', company, date_from, date_to)

    def _measure_training_standards(self, company, date_from, date_to):
        return self._count_measured('training_standards', company, date_from, date_to)

    def _measure_training_ecommerce(self, company, date_from, date_to):
        return self._count_measured('training_ecommerce', company, date_from, date_to)

    def _measure_training_consumer(self, company, date_from, date_to):
        return self._count_measured('training_consumer', company, date_from, date_to)

    def _measure_training_communes(self, company, date_from, date_to):
        """Share of the market's communes in which a training on the digital economy or the e-market was held."""
        communes = self.env['farm.hub'].search([('company_id', '=', company.id)]).commune_id
        domain = self._get_held_training_domain(company, ['digital', 'ecommerce'], date_from, date_to)
        trained = self.env['event.event'].search(domain).commune_ids & communes
        return 100 * len(trained) / len(communes) if communes else 0

    def _measure_outreach_tv(self, company, date_from, date_to):
        return self._count_measured('outreach_tv', company, date_from, date_to)

    def _measure_outreach_parade(self, company, date_from, date_to):
        return self._count_measured('outreach_parade', company, date_from, date_to)

    def _measure_outreach_leaflet(self, company, date_from, date_to):
        return self._sum_printed('outreach_leaflet', company, date_from, date_to)

    def _measure_outreach_handbook(self, company, date_from, date_to):
        return self._sum_printed('outreach_handbook', company, date_from, date_to)

    def _measure_outreach_poster(self, company, date_from, date_to):
        return self._sum_printed('outreach_poster', company, date_from, date_to)

    def _measure_outreach_panel(self, company, date_from, date_to):
        return self._sum_printed('outreach_panel', company, date_from, date_to)

    def _measure_review_handover(self, company, date_from, date_to):
        return self._count_measured('review_handover', company, date_from, date_to)

    def _measure_review_yearly(self, company, date_from, date_to):
        return self._count_measured('review_yearly', company, date_from, date_to)

    def _measure_review_final(self, company, date_from, date_to):
        return self._count_measured('review_final', company, date_from, date_to)

    def _measure_platform_websites(self, company, date_from, date_to):
        """The market's websites, from the day on which the market opened (where none is set: since they were made)."""
        _start, end = self._get_day_bounds(company, date_from, date_to)
        domain = [('company_id', '=', company.id)]
        if not company.market_opened_on:
            domain.append(('create_date', '<', end))
        elif company.market_opened_on > date_to:
            return 0
        return self.env['website'].search_count(domain)

    def _measure_platform_stalls_per_commune(self, company, date_from, date_to):
        hubs = self.env['farm.hub'].search([('company_id', '=', company.id)])
        counts = dict(
            self.env['farm.stall']._read_group(
                [('hub_id', 'in', hubs.ids), ('state', '=', 'open'), ('opened_on', '<=', date_to)],
                ['hub_id'],
                ['__count'],
            )
        )
        return min((counts.get(hub, 0) for hub in hubs), default=0)
