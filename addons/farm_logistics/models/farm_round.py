from odoo import api, fields, models
from odoo.exceptions import UserError


class FarmRound(models.Model):
    """One run of the market's shuttle: from a commune's hub to the buyers' doors.

    The stalls' parcels are gathered at the hub, handed to the driver one by one, and each ends with a proof that it
    arrived or a reason why it did not; what did not arrive goes back to the hub and waits for another round.
    """

    _name = 'farm.round'
    _description = "Delivery Round"
    _inherit = ['mail.thread', 'mail.activity.mixin']
    _order = 'date desc, id desc'
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    date = fields.Date(required=True, default=fields.Date.context_today, index=True, tracking=True)
    hub_id = fields.Many2one(
        'farm.hub',
        string="Commune Hub",
        required=True,
        ondelete='restrict',
        index=True,
        check_company=True,
        tracking=True,
        help="Where the parcels are gathered and the round begins.",
    )
    carrier_id = fields.Many2one(
        'delivery.carrier',
        string="Delivery Method",
        required=True,
        ondelete='restrict',
        check_company=True,
        domain=[('farm_service', '=', 'shuttle')],
        compute='_compute_carrier_id',
        store=True,
        readonly=False,
        precompute=True,
    )
    driver_id = fields.Many2one('res.partner', tracking=True, check_company=True)
    vehicle = fields.Char(help="Number plate")
    dispatcher_id = fields.Many2one(
        'res.users', required=True, default=lambda self: self.env.user, tracking=True, check_company=True
    )
    state = fields.Selection(
        selection=[
            ('planned', "Planned"),
            ('loading', "Loading"),
            ('on_the_way', "On the Way"),
            ('done', "Done"),
            ('cancel', "Cancelled"),
        ],
        required=True,
        default='planned',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )
    departed_at = fields.Datetime(readonly=True, copy=False)
    ended_at = fields.Datetime(readonly=True, copy=False)
    note = fields.Text()
    pilot_id = fields.Many2one('farm.logistics.pilot', ondelete='restrict', index='btree_not_null', check_company=True)
    parcel_ids = fields.One2many('farm.round.parcel', 'round_id', string="Parcels")
    reading_ids = fields.One2many('farm.temperature.reading', 'round_id', string="Temperatures")
    parcel_count = fields.Integer(compute='_compute_parcel_count')
    delivered_count = fields.Integer(compute='_compute_parcel_count')
    failed_count = fields.Integer(compute='_compute_parcel_count')
    waiting_count = fields.Integer(
        compute='_compute_waiting_count', help="Packed parcels at the hub that are on no round yet."
    )
    currency_id = fields.Many2one(related='company_id.currency_id')
    cod_due = fields.Monetary(
        string="To Collect", compute='_compute_cod', help="Cash that the buyers are to pay at the door."
    )
    cod_collected = fields.Monetary(string="Collected", compute='_compute_cod')

    @api.depends('company_id')
    def _compute_carrier_id(self):
        for market_round in self:
            if market_round.carrier_id.company_id != market_round.company_id:
                market_round.carrier_id = market_round.company_id._get_market_carrier('shuttle')

    @api.depends('parcel_ids.state')
    def _compute_parcel_count(self):
        counts = {}
        for market_round, state, count in self.env['farm.round.parcel']._read_group(
            [('round_id', 'in', self.ids), ('state', '!=', 'left')], ['round_id', 'state'], ['__count']
        ):
            counts.setdefault(market_round.id, {})[state] = count
        for market_round in self:
            by_state = counts.get(market_round.id, {})
            market_round.parcel_count = sum(by_state.values())
            market_round.delivered_count = by_state.get('delivered', 0)
            market_round.failed_count = by_state.get('failed', 0) + by_state.get('returned', 0)

    @api.depends('parcel_ids.cod_amount', 'parcel_ids.cod_collected', 'parcel_ids.state')
    def _compute_cod(self):
        sums = {
            market_round.id: (due, collected)
            for market_round, due, collected in self.env['farm.round.parcel']._read_group(
                [('round_id', 'in', self.ids), ('state', '!=', 'left')],
                ['round_id'],
                ['cod_amount:sum', 'cod_collected:sum'],
            )
        }
        for market_round in self:
            market_round.cod_due, market_round.cod_collected = sums.get(market_round.id, (0, 0))

    def _compute_waiting_count(self):
        counts = dict(
            self.env['stock.picking']._read_group(
                [*self.env['stock.picking']._get_waiting_parcel_domain(), ('hub_id', 'in', self.hub_id.ids)],
                ['hub_id'],
                ['__count'],
            )
        )
        for market_round in self:
            market_round.waiting_count = counts.get(market_round.hub_id, 0)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            vals['name'] = self.env['ir.sequence'].next_by_code('farm.round')
        return super().create(vals_list)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_started(self):
        if any(market_round.state not in ('planned', 'cancel') for market_round in self):
            raise UserError(self.env._("A round that was begun is kept. Cancel it instead, or end it."))

    # === Parcels === #

    def _add_parcels(self, pickings):
        """Put packed parcels on this round.

        :raises UserError: for a parcel of another hub, one that is not packed, or one that is on a round already
        """
        self.ensure_one()
        self.check_access('write')
        if self.state not in ('planned', 'loading'):
            raise UserError(self.env._("Round %s has left already. Put the parcel on another round.", self.name))
        waiting = pickings.filtered_domain(pickings._get_waiting_parcel_domain())
        refused = (pickings - waiting) | waiting.filtered(lambda picking: picking.hub_id != self.hub_id)
        if refused:
            raise UserError(
                self.env._(
                    "%(parcels)s cannot go on round %(round)s: "
                    "only packed parcels for the shuttle that wait at %(hub)s can.",
                    parcels=", ".join(refused.mapped('name')),
                    round=self.name,
                    hub=self.hub_id.name,
                )
            )
        return self.env['farm.round.parcel'].create(
            [{'round_id': self.id, 'picking_id': picking.id} for picking in waiting]
        )

    def action_add_waiting(self):
        """Add all packed parcels of the commune."""
        for market_round in self:
            pickings = self.env['stock.picking'].search(
                [
                    *self.env['stock.picking']._get_waiting_parcel_domain(),
                    ('hub_id', '=', market_round.hub_id.id),
                    ('company_id', '=', market_round.company_id.id),
                ]
            )
            if not pickings:
                raise UserError(self.env._("No packed parcel waits at %s.", market_round.hub_id.name))
            market_round._add_parcels(pickings)

    def action_prepare_remittance(self):
        """Prepare the hand-over of the cash that was collected on this round."""
        self.ensure_one()
        remittance = self.env['farm.cod.remittance'].search(
            [('round_id', '=', self.id), ('state', '!=', 'cancel')], limit=1
        )
        if not remittance:
            remittance = self.env['farm.cod.remittance'].create(
                {
                    'company_id': self.company_id.id,
                    'carrier_id': self.carrier_id.id,
                    'round_id': self.id,
                }
            )
            remittance.action_add_collected()
        return {
            'type': 'ir.actions.act_window',
            'res_model': 'farm.cod.remittance',
            'res_id': remittance.id,
            'view_mode': 'form',
        }

    def action_view_parcels(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_logistics.farm_round_parcel_action'),
            'domain': [('round_id', '=', self.id)],
            'context': {},
        }

    def action_view_waiting(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_logistics.stock_picking_action_waiting_parcels'),
            'domain': [*self.env['stock.picking']._get_waiting_parcel_domain(), ('hub_id', '=', self.hub_id.id)],
            'context': {},
        }
