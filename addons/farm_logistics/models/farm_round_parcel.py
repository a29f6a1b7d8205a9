from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.delivery_tracking.tools.tracking import TrackingUpdate

#: A parcel in one of these is at the hub for the round, or on the shuttle.
OPEN_STATES = ('waiting', 'loaded', 'failed')
#: A buyer's signature and door are personal: for those who settle disputes, not for sellers.
PROOF_GROUPS = 'farm_base.group_market_user,farm_base.group_commune_manager'


class FarmRoundParcel(models.Model):
    """One attempt to bring one parcel to its buyer: who handed it over to whom and when, and how it ended. Kept."""

    _name = 'farm.round.parcel'
    _description = "Parcel on a Round"
    _inherit = ['mail.thread']
    _order = 'round_id desc, sequence, id'
    _rec_name = 'tracking_ref'
    _check_company_auto = True

    round_id = fields.Many2one('farm.round', required=True, ondelete='cascade', index=True, check_company=True)
    picking_id = fields.Many2one(
        'stock.picking', string="Parcel", required=True, ondelete='restrict', index=True, check_company=True
    )
    company_id = fields.Many2one(related='round_id.company_id', store=True, index=True)
    hub_id = fields.Many2one(related='round_id.hub_id', store=True, index=True)
    pilot_id = fields.Many2one(related='round_id.pilot_id', store=True, index='btree_not_null')
    stall_id = fields.Many2one(related='picking_id.stall_id', store=True, index='btree_not_null')
    order_id = fields.Many2one(related='picking_id.sale_id', string="Order")
    tracking_ref = fields.Char(related='picking_id.carrier_tracking_ref', store=True, string="Parcel Number")
    partner_id = fields.Many2one(related='picking_id.partner_id', string="Buyer")
    address = fields.Char(compute='_compute_address')
    phone = fields.Char(related='picking_id.partner_id.phone')
    sequence = fields.Integer(default=10, help="Order of the stops")
    round_state = fields.Selection(related='round_id.state', string="Round Is")
    state = fields.Selection(
        selection=[
            ('waiting', "At the Hub"),
            ('loaded', "With the Driver"),
            ('delivered', "Delivered"),
            ('failed', "Not Delivered"),
            ('returned', "Back at the Hub"),
            ('left', "Taken off the Round"),
        ],
        required=True,
        default='waiting',
        readonly=True,
        copy=False,
        tracking=True,
        index=True,
        group_expand=True,
    )
    handed_over_at = fields.Datetime(readonly=True, copy=False)
    handed_over_by_id = fields.Many2one(
        'res.users', readonly=True, copy=False, help="Who gave the parcel to the driver."
    )
    handed_over_to_id = fields.Many2one('res.partner', readonly=True, copy=False)
    lot_ids = fields.Many2many('stock.lot', string="Lots in the Parcel", readonly=True, copy=False)
    ended_at = fields.Datetime(string="Delivered or Tried", readonly=True, copy=False)
    back_at_hub_at = fields.Datetime(readonly=True, copy=False)
    receiver_name = fields.Char(string="Received By", readonly=True, copy=False)
    signature = fields.Binary(readonly=True, copy=False, attachment=True, groups=PROOF_GROUPS)
    photo = fields.Image(readonly=True, copy=False, max_width=1280, max_height=1280, groups=PROOF_GROUPS)
    fail_reason = fields.Selection(
        selection=[
            ('absent', "Nobody was there"),
            ('unreachable', "The telephone was not answered"),
            ('address', "The address was not found"),
            ('refused', "The buyer did not take the parcel"),
            ('unpaid', "The buyer did not pay"),
            ('damaged', "Damaged on the way"),
            ('stopped', "The goods were stopped on the way"),
            ('other', "Something else"),
        ],
        readonly=True,
        copy=False,
        tracking=True,
    )
    fail_note = fields.Char(readonly=True, copy=False)
    currency_id = fields.Many2one(related='company_id.currency_id')
    cod_amount = fields.Monetary(
        string="To Collect", readonly=True, copy=False, help="What the buyer of this parcel still owes for its order."
    )
    cod_collected = fields.Monetary(string="Collected", readonly=True, copy=False)
    cod_note = fields.Char(readonly=True, copy=False, help="Why more or less was collected.")
    remittance_line_ids = fields.One2many('farm.cod.remittance.line', 'parcel_id')

    _open_picking_uniq = models.UniqueIndex(
        "(picking_id) WHERE state IN ('waiting', 'loaded', 'failed')", "This parcel is on a round already."
    )

    @api.depends('picking_id.partner_id')
    def _compute_address(self):
        for parcel in self:
            partner = parcel.picking_id.partner_id
            place = [partner.street, partner.street2, partner.commune_id.name or partner.city, partner.state_id.name]
            parcel.address = ", ".join(part for part in place if part)

    @api.model_create_multi
    def create(self, vals_list):
        self.flush_model(['state'])  # what went back to the hub is no longer on its round for the unique index
        parcels = super().create(vals_list)
        for parcel in parcels:
            if not parcel.picking_id.carrier_tracking_ref:
                parcel.picking_id.carrier_tracking_ref = self.env['ir.sequence'].next_by_code('farm.parcel')
            parcel._track('created')
        return parcels

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if any(parcel.state not in ('waiting', 'left') for parcel in self):
            raise UserError(self.env._("What became of a parcel is kept. It cannot be deleted."))

    def _track(self, status, moment=None, description=''):
        """Tell buyer and seller where the parcel is, in the terms of all carriers."""
        updates = []
        for parcel in self:
            update = TrackingUpdate(
                parcel.tracking_ref,
                f'{parcel.id}-{status}',
                status,
                moment or fields.Datetime.now(),
                status,
                description=description,
                place=parcel.hub_id.name if status in ('created', 'picked_up', 'returned') else '',
            )
            self.env['delivery.tracking.event']._record(parcel.picking_id.carrier_id, [update])
            updates.append(update)
        return updates

    def _check_step(self, *states):
        self.check_access('write')
        for parcel in self:
            if parcel.state not in states:
                labels = dict(self._fields['state']._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "Parcel %(parcel)s is “%(state)s”: this step does not come now.",
                        parcel=parcel.tracking_ref,
                        state=labels[parcel.state],
                    )
                )

    # === At the hub === #

    def action_hand_over(self):
        """The driver takes the parcel. Its lots must be free to go at this moment."""
        self._check_step('waiting')
        self.round_id._check_state('loading')
        for parcel in self:
            picking = parcel.picking_id
            if picking.state != 'assigned':
                raise UserError(
                    self.env._(
                        "Parcel %s is not complete: part of its goods is not there or may not be sold. Ask the stall.",
                        parcel.tracking_ref,
                    )
                )
            lots = picking.move_line_ids.lot_id
            lots.sudo()._check_released()  # the gate reads all that holds a lot, whoever loads
            parcel.write(
                {
                    'state': 'loaded',
                    'handed_over_at': fields.Datetime.now(),
                    'handed_over_by_id': self.env.user.id,
                    'handed_over_to_id': parcel.round_id.driver_id.id,
                    'lot_ids': [fields.Command.set(lots.ids)],
                }
            )
        self._track('picked_up')

    def action_take_off(self):
        """Leave the parcel at the hub, for another round."""
        self._check_step('waiting', 'loaded')
        self.round_id._check_state('planned', 'loading')
        self._leave()

    def _leave(self):
        self.write({'state': 'left'})

    def _depart(self):
        for parcel in self:
            amount = parcel.picking_id.carrier_id._get_cod_amount(parcel.picking_id)
            parcel.picking_id.cod_amount = parcel.cod_amount = amount
        self._track('out_for_delivery')
