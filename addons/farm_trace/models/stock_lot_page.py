from datetime import datetime, timedelta

from odoo import fields, models
from odoo.fields import Domain

#: How far back before the harvest the page looks in the diary, and how many entries it shows.
DIARY_DAYS = 365
DIARY_LIMIT = 40


class StockLot(models.Model):
    """What the public page of a lot says. Called on one sudoed lot: only what is meant for strangers is given out."""

    _inherit = 'stock.lot'

    # === State === #

    def _get_public_state(self):
        """Return how the lot stands now: ``{'code': …, 'title': …, 'text': …}``, the worst first.

        Codes: recalled, held, expired, blocked (something that is asked is missing), fine.
        """
        self.ensure_one()
        holds = self.hold_ids.filtered(lambda hold: hold.state == 'open')
        recalls = holds.filtered(lambda hold: hold.cause == 'recall')
        reason = ((recalls or holds).filtered('public_reason')[:1]).public_reason
        if recalls:
            return {
                'code': 'recalled',
                'title': self.env._("Recalled: do not eat it"),
                'text': reason
                or self.env._("This lot was called back. Bring it back to the stall or call the hotline."),
            }
        if holds:
            return {
                'code': 'held',
                'title': self.env._("On hold: do not use it for now"),
                'text': reason or self.env._("This lot is being checked. Until then it is not sold."),
            }
        if self.expiration_date and self.expiration_date <= fields.Datetime.now():
            return {
                'code': 'expired',
                'title': self.env._("Past its use-by date"),
                'text': self.env._("It was good until %s.", self._format_day(self.expiration_date)),
            }
        if not self.is_released:
            return {
                'code': 'blocked',
                'title': self.env._("Not cleared for sale"),
                'text': self.env._("Something that this market asks for is missing or has run out."),
            }
        return {
            'code': 'fine',
            'title': self.env._("Checked and in order"),
            'text': self.env._("Nothing holds this lot, and all that this market asks for is in force today."),
        }

    def _format_day(self, moment):
        """Return a date, or the local day of a moment, as people here write it."""
        if isinstance(moment, datetime):
            zone = self.with_context(tz=self.env.context.get('tz') or 'Asia/Ho_Chi_Minh')
            moment = fields.Datetime.context_timestamp(zone, moment)
        return f'{moment:%d/%m/%Y}'

    # === Content === #

    def _get_public_facts(self):
        """Return the rows of what it is and where it came from, in the shape of the sections' rows."""
        self.ensure_one()
        producer, commune = self.producer_id, self.producer_id.commune_id or self.stall_id.commune_id
        kinds = dict(producer._fields['kind']._description_selection(self.env))
        expired = self.expiration_date and self.expiration_date <= fields.Datetime.now()
        rows = [
            (self.env._("Grown or made by"), producer.public_name, None),
            (self.env._("Kind of producer"), kinds.get(producer.kind), None),
            (self.env._("Where"), ", ".join(filter(None, [commune.name, commune.province_id.name])), None),
            (self.env._("Sold by"), self.stall_id.name, None),
            (self.env._("Harvested or made on"), self.harvest_date and self._format_day(self.harvest_date), None),
            (
                self.env._("Use by"),
                self.expiration_date and self._format_day(self.expiration_date),
                'bad' if expired else None,
            ),
            (self.env._("Keep it"), self.commodity_id.storage_note, None),
            (self.env._("Lot"), self.name, None),
            (self.env._("Trace code"), self.trace_code_grouped, None),
            (self.env._("Article number (GTIN)"), self.product_id.gtin, None),
        ]
        return [{'label': label, 'value': value, 'state': state} for label, value, state in rows if value]

    def _get_public_sections(self):
        # OVERRIDE: the diary, and what the lot was made of.
        sections = super()._get_public_sections()
        for section in (
            self._prepare_origin_section(),
            self._prepare_diary_section(),
            self._prepare_verification_section(),
        ):
            if section['rows']:
                sections.append(section)
        return sections

    def _prepare_origin_section(self):
        sources = (self._trace_backward().lot_id - self).sorted('harvest_date')
        return {
            'code': 'made_of',
            'title': self.env._("What it was made of"),
            'sequence': 20,
            'rows': [
                {
                    'label': source.product_id.name,
                    'value': source.trace_code_grouped,
                    'state': 'bad' if source.hold_count else None,
                    'url': f'/t/{source.trace_code}',
                }
                for source in sources
            ],
        }

    def _prepare_diary_section(self):
        kinds = dict(self.env['farm.diary.entry']._fields['kind']._description_selection(self.env))
        rows = []
        for entry in self._get_public_diary():
            used = ", ".join(filter(None, [entry.input_name, entry.active_substance, entry.dose, entry.quantity]))
            waiting = entry.waiting_until and self.env._("no harvest before %s", self._format_day(entry.waiting_until))
            rows.append(
                {
                    'label': self._format_day(entry.date),
                    'value': ": ".join(filter(None, [kinds[entry.kind], "; ".join(filter(None, [used, waiting]))])),
                    'state': None,
                }
            )
        return {'code': 'diary', 'title': self.env._("Production diary"), 'sequence': 40, 'rows': rows}

    def _get_public_diary(self):
        """Return the entries of the season that led to this lot, oldest first."""
        if not self.harvest_date or not self.producer_id:
            return self.env['farm.diary.entry']
        plot = self._get_diary_plot()
        entries = self.env['farm.diary.entry'].search(
            Domain('producer_id', '=', self.producer_id.id)
            & Domain('date', '>=', self.harvest_date - timedelta(days=DIARY_DAYS))
            & Domain('date', '<=', self.harvest_date)
            & (Domain('lot_id', '=', self.id) | Domain('lot_id', '=', False))
            & (Domain('commodity_id', '=', False) | Domain('commodity_id', 'parent_of', self.commodity_id.ids)),
        )
        concerned = entries.filtered(lambda entry: entry.lot_id or entry._concerns(self.commodity_id, plot))
        return concerned[:DIARY_LIMIT].sorted(lambda entry: (entry.date, entry.id))

    def _get_public_timeline(self):
        """Return what happened, oldest first: ``{'day': …, 'title': …, 'code': …}``. Buyers are counted, not named."""
        self.ensure_one()
        titles = {
            'commissioning': self.env._("Received at the stall with its trace code"),
            'packing': self.env._("Packed for its way to a buyer"),
            'receiving': self.env._("Brought back by a buyer, set apart"),
            'retail_selling': self.env._("Sold over the counter"),
            'holding': self.env._("Put on hold"),
            'inspecting': self.env._("Checked and found in order"),
            'destroying': self.env._("Destroyed"),
        }
        rows = []
        if self.harvest_date:
            rows.append(
                {
                    'day': self._format_day(self.harvest_date),
                    'code': 'harvest',
                    'title': self.env._("Harvested or made"),
                }
            )
        told = self.trace_event_ids.filtered(lambda event: not event.error_reason and not event.is_wrong)
        ordered = told.sorted(lambda event: (event.event_time, event.id))
        groups = []  # of neighbours: a hold after a hold was lifted is told again
        for event in ordered:
            key = (self._format_day(event.event_time), event.biz_step)
            if not groups or groups[-1][0] != key:
                groups.append((key, []))
            groups[-1][1].append(event)
        for (day, step), events in groups:
            row = {'day': day, 'code': step, 'title': titles.get(step)}
            if step == 'holding' and any(event.disposition == 'recalled' for event in events):
                row.update(code='recalled', title=self.env._("Recalled"))
            elif step == 'inspecting' and any(event.disposition == 'non_conformant' for event in events):
                row['title'] = self.env._("Checked and found not in order")
            elif step == 'shipping':
                row['title'] = self.env._("Handed over to buyers (%s deliveries)", len(events))
            elif any(event.event_type == 'TransformationEvent' for event in events):
                row['title'] = self._get_transformation_title(events[-1])
            rows.append(row)
        return rows

    def _get_transformation_title(self, event):
        made = any(quantity['epcClass'] == self._get_trace_uri() for quantity in event.body['outputQuantityList'])
        if made:
            return self.env._("Made or packed from other lots")
        return self.env._("Part of it was made into something else")

    def _get_public_values(self):
        """Return all that the template of the page needs."""
        self.ensure_one()
        return {
            'lot': self,
            'state': self._get_public_state(),
            'facts': self._get_public_facts(),
            'origin_title': self.env._("Where it comes from"),
            'place': self._get_public_place(),
            'sketch': self._get_public_map(),
            'shop_url': self._get_public_shop_url(),
            'sections': sorted(self._get_public_sections(), key=lambda section: section['sequence']),
            'timeline': self._get_public_timeline(),
            'market': self.company_id,
        }
