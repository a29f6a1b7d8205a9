from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools.cold_chain import find_breach

#: Field that names the place, by kind of place.
PLACES = {'round': 'round_id', 'parcel': 'picking_id', 'hub': 'hub_id'}


class FarmTemperatureReading(models.Model):
    """A temperature measured on a shuttle, in a parcel or at a hub. Never changed afterwards.

    Where goods were outside the range that their kind bears, for longer than it bears, their lots are put on hold.
    """

    _name = 'farm.temperature.reading'
    _description = "Temperature Reading"
    _order = 'measured_at desc, id desc'
    _check_company_auto = True

    measured_at = fields.Datetime(required=True, default=fields.Datetime.now, index=True)
    temperature = fields.Float(string="Temperature (°C)", digits=(4, 1), required=True, aggregator='avg')
    place_kind = fields.Selection(
        selection=[('round', "Round"), ('parcel', "Parcel"), ('hub', "Hub")],
        string="Where",
        required=True,
        default='round',
    )
    round_id = fields.Many2one('farm.round', ondelete='restrict', index='btree_not_null', check_company=True)
    picking_id = fields.Many2one(
        'stock.picking', string="Parcel", ondelete='restrict', index='btree_not_null', check_company=True
    )
    hub_id = fields.Many2one('farm.hub', ondelete='restrict', index='btree_not_null', check_company=True)
    commodity_id = fields.Many2one(
        'farm.commodity',
        string="Only Goods Of",
        ondelete='restrict',
        help="Where there are several compartments: the kind of goods in the one that was measured. Empty: all goods.",
    )
    company_id = fields.Many2one('res.company', string="Market", compute='_compute_site', store=True, index=True)
    site_id = fields.Many2one(
        'farm.hub', string="Commune Hub", compute='_compute_site', store=True, index='btree_not_null'
    )
    device = fields.Char(help="Name or number of the thermometer.")
    note = fields.Char()
    user_id = fields.Many2one('res.users', string="Entered By", readonly=True, default=lambda self: self.env.user)
    is_breach = fields.Boolean(readonly=True, index=True)
    breach_note = fields.Text(readonly=True)
    breach_lot_ids = fields.Many2many('stock.lot', string="Lots Put on Hold", readonly=True)

    @api.depends('place_kind', 'measured_at')
    def _compute_display_name(self):
        for reading in self:
            place = reading[PLACES[reading.place_kind]].display_name
            moment = fields.Datetime.context_timestamp(reading, reading.measured_at) if reading.measured_at else ''
            reading.display_name = f"{place} {reading.temperature:g} °C {moment:%d/%m/%Y %H:%M}" if moment else place

    @api.depends('round_id', 'picking_id', 'hub_id')
    def _compute_site(self):
        for reading in self:
            reading.site_id = reading.hub_id or reading.round_id.hub_id or reading.picking_id.hub_id
            place = reading.hub_id or reading.round_id or reading.picking_id
            reading.company_id = place.company_id or self.env.company

    @api.constrains('place_kind', 'round_id', 'picking_id', 'hub_id')
    def _check_place(self):
        for reading in self:
            given = [kind for kind, name in PLACES.items() if reading[name]]
            if given != [reading.place_kind]:
                raise ValidationError(
                    self.env._("Say where the temperature was measured: on one round, in one parcel or at one hub.")
                )

    @api.constrains('temperature', 'measured_at')
    def _check_plausible(self):
        for reading in self:
            if not -60 <= reading.temperature <= 60:
                raise ValidationError(self.env._("A temperature lies between -60 and 60 °C. Correct the number."))
            if reading.measured_at > fields.Datetime.add(fields.Datetime.now(), minutes=10):
                raise ValidationError(self.env._("A reading cannot lie in the future. Correct the time."))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            given = [kind for kind, name in PLACES.items() if vals.get(name)]
            if len(given) == 1:  # a list to import need not say twice where it was
                vals['place_kind'] = given[0]
        readings = super().create(vals_list)
        readings._evaluate()
        return readings

    def write(self, vals):
        if {'measured_at', 'temperature', 'place_kind', 'commodity_id', *PLACES.values()} & vals.keys():
            raise UserError(self.env._("A reading is not changed afterwards. Enter another one, with a note."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Readings are kept as they came. Enter another one, with a note."))

    @api.model
    def get_import_templates(self):
        return [
            {
                'label': self.env._("Template for temperatures"),
                'template': '/farm_logistics/static/xls/temperatures.csv',
            }
        ]

    # === Breach === #

    def _get_place(self):
        self.ensure_one()
        return self[PLACES[self.place_kind]]

    def _evaluate(self):
        """Hold the lots that these readings show to have been kept wrongly."""
        for (place, commodity), readings in self.grouped(
            lambda reading: (reading._get_place(), reading.commodity_id)
        ).items():
            lots_sudo = readings._get_lots_sudo(place, commodity)
            if lots_sudo:
                readings._evaluate_place(place, commodity, lots_sudo)

    def _get_lots_sudo(self, place, commodity):
        """Return the lots that are at a place, or were when its temperature was measured."""
        # What is stopped does not depend on what the person with the thermometer may read.
        place_sudo = place.sudo()
        if place._name == 'stock.picking':
            lots_sudo = place_sudo.move_line_ids.lot_id
        elif place._name == 'farm.round':
            first, last = min(self.mapped('measured_at')), max(self.mapped('measured_at'))
            lots_sudo = place_sudo.parcel_ids.filtered(
                lambda parcel: (
                    parcel.handed_over_at
                    and parcel.handed_over_at <= last
                    and (not parcel.ended_at or parcel.ended_at >= first)
                )
            ).lot_ids
        else:
            location = place_sudo.warehouse_id.view_location_id
            lots_sudo = (
                place_sudo.env['stock.quant']
                .search(
                    [
                        ('location_id', 'child_of', location.id),
                        ('quantity', '>', 0),
                        ('lot_id', '!=', False),
                    ]
                )
                .lot_id
            )
        if commodity:
            lots_sudo = lots_sudo.filtered_domain([('commodity_id', 'child_of', commodity.id)])
        return lots_sudo

    def _evaluate_place(self, place, commodity, lots_sudo):
        company = self.company_id[:1]
        conditions = self.env['farm.storage.condition'].sudo()._get_conditions(company, lots_sudo.commodity_id)
        for condition, held_sudo in lots_sudo.grouped(lambda lot: conditions.get(lot.commodity_id)).items():
            if not condition:
                continue
            series = self._get_series(place, commodity, condition)
            low = condition.temperature_min if condition.has_min else None
            breach = find_breach(
                [(reading.measured_at, reading.temperature) for reading in series],
                low,
                condition.temperature_max,
                condition.max_hours,
            )
            if breach:
                series[breach.index]._open_holds(condition, breach, held_sudo)

    def _get_series(self, place, commodity, condition):
        """Return the readings of a place that these ones go on from, in the order of time."""
        first = fields.Datetime.subtract(min(self.mapped('measured_at')), hours=2 * condition.max_hours + 24)
        return self.sudo().search(
            [
                (PLACES[self[0].place_kind], '=', place.id),
                ('commodity_id', '=', commodity.id or False),
                ('measured_at', '>=', first),
            ],
            order='measured_at, id',
        )

    def _open_holds(self, condition, breach, lots_sudo):
        self.ensure_one()
        note = self.env._(
            "%(place)s: %(worst)s °C instead of %(range)s, from %(since)s on.",
            place=self._get_place().display_name,
            worst=f"{breach.worst:g}",
            range=condition._get_range_label(),
            since=f"{fields.Datetime.context_timestamp(self, breach.since):%d/%m/%Y %H:%M}",
        )
        already = lots_sudo.hold_ids.filtered(lambda hold: hold.state == 'open' and hold.cause == 'condition').lot_id
        stopped_sudo = lots_sudo - already
        # A breach stops the goods at once, whoever measured it; who may lift the hold is another question.
        hold_sudo = self.env['farm.hold'].sudo()
        hold_sudo.create(
            [
                {
                    'lot_id': lot.id,
                    'cause': 'condition',
                    'reason': note,
                    'source_ref': f'{self._name},{self.id}',
                    'opened_by_id': self.env.user.id,
                }
                for lot in stopped_sudo
            ]
        )
        self.sudo().write(
            {
                'is_breach': True,
                'breach_note': "\n".join(filter(None, (self.breach_note, note))),
                'breach_lot_ids': [fields.Command.link(lot.id) for lot in lots_sudo],
            }
        )

    def action_view_holds(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_base.farm_hold_action'),
            'domain': [('lot_id', 'in', self.breach_lot_ids.ids), ('cause', '=', 'condition')],
            'context': {},
        }
