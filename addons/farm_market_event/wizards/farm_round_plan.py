from datetime import datetime, time

from pytz import UTC, timezone

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..tools.round_planner import plan_rounds

#: Rounds are held in the morning.
STARTS, ENDS = time(7, 0), time(11, 0)
ZONE = timezone('Asia/Ho_Chi_Minh')


class FarmRoundPlan(models.TransientModel):
    """Proposes days and communes for offline rounds: fifty a year, on weekends, rotating fairly."""

    _name = 'farm.round.plan'
    _description = "Plan Offline Rounds"

    company_id = fields.Many2one('res.company', required=True, default=lambda self: self.env.company)
    date_from = fields.Date(string="From", required=True, default=fields.Date.context_today)
    date_to = fields.Date(
        string="Until", required=True, default=lambda self: fields.Date.end_of(fields.Date.context_today(self), 'year')
    )
    count = fields.Integer(string="Rounds", required=True, default=50)
    booth_count = fields.Integer(string="Booths per Round", required=True, default=12)
    hub_ids = fields.Many2many(
        'farm.hub', string="Communes", domain="[('company_id', '=', company_id)]", help="Empty: all of the market."
    )
    existing_count = fields.Integer(string="Planned or Held Already", compute='_compute_existing_count')

    _check_counts = models.Constraint(
        'CHECK(count > 0 AND booth_count >= 0)', "Plan at least one round, with no fewer than zero booths."
    )

    @api.depends('company_id', 'date_from', 'date_to')
    def _compute_existing_count(self):
        for wizard in self:
            wizard.existing_count = len(wizard._get_existing())

    def _get_existing(self):
        """Return the rounds of the market in the period."""
        self.ensure_one()
        if not self.date_from or not self.date_to:
            return self.env['event.event']
        return self.env['event.event'].search(
            [
                ('company_id', '=', self.company_id.id),
                ('round_state', 'in', ('planned', 'held')),
                ('date_begin', '>=', self._at(self.date_from, time.min)),
                ('date_begin', '<=', self._at(self.date_to, time.max)),
            ]
        )

    @staticmethod
    def _at(day, hour):
        """Return a moment of a day in Vietnam, in UTC."""
        return ZONE.localize(datetime.combine(day, hour)).astimezone(UTC).replace(tzinfo=None)

    def action_plan(self):
        """Create the proposed rounds, unpublished, and show them in the calendar."""
        self.ensure_one()
        events = self.env['event.event'].create([self._prepare_event_values(day, hub) for day, hub in self._plan()])
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_market_event.event_event_action_round'),
            'domain': [('id', 'in', events.ids)],
            'context': {},
        }

    def _plan(self):
        """Return list of (day, hub). Communes that had fewer rounds, ever, come first."""
        hubs = self.hub_ids or self.env['farm.hub'].search([('company_id', '=', self.company_id.id)])
        held = dict(
            self.env['event.event']._read_group(
                [('hub_id', 'in', hubs.ids), ('round_state', 'in', ('planned', 'held'))], ['hub_id'], ['__count']
            )
        )
        taken = {
            fields.Datetime.context_timestamp(event.with_context(tz=ZONE.zone), event.date_begin).date()
            for event in self._get_existing()
        }
        try:
            return plan_rounds(self.date_from, self.date_to, self.count, hubs, held, taken)
        except ValueError as error:
            raise UserError(
                self.env._(
                    "There are not enough free Saturdays and Sundays, or no commune, for %s rounds. "
                    "Take a longer period or fewer rounds.",
                    self.count,
                )
            ) from error

    def _prepare_event_values(self, day, hub):
        category = self.env.ref('farm_market_event.event_booth_category_stall')
        return {
            'name': self.env._("Open-air market in %s", hub.commune_id.name),
            'company_id': self.company_id.id,
            'hub_id': hub.id,
            'round_place': hub.address,
            'date_begin': self._at(day, STARTS),
            'date_end': self._at(day, ENDS),
            'date_tz': ZONE.zone,
            'address_id': self.company_id.partner_id.id,
            'event_booth_ids': [
                Command.create({'name': self.env._("Booth %s", number), 'booth_category_id': category.id})
                for number in range(1, self.booth_count + 1)
            ],
        }
