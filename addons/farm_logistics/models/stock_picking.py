from odoo import api, fields, models
from odoo.exceptions import UserError

from .farm_round_parcel import OPEN_STATES


class StockPicking(models.Model):
    _inherit = 'stock.picking'

    hub_id = fields.Many2one(related='stall_id.hub_id', string="Commune Hub", store=True, index='btree_not_null')
    farm_service = fields.Selection(related='carrier_id.farm_service')
    round_parcel_ids = fields.One2many('farm.round.parcel', 'picking_id', string="On Rounds")
    round_id = fields.Many2one(
        'farm.round',
        compute='_compute_round_id',
        store=True,
        index='btree_not_null',
        help="The round that carries the parcel, or brought it.",
    )
    cod_remittance_line_ids = fields.One2many('farm.cod.remittance.line', 'picking_id', string="Cash Handed Over")
    receiver_name = fields.Char(string="Received By", readonly=True, copy=False)

    @api.depends('round_parcel_ids.state', 'round_parcel_ids.round_id')
    def _compute_round_id(self):
        for picking in self:
            picking.round_id = picking.round_parcel_ids.filtered(
                lambda parcel: parcel.state in (*OPEN_STATES, 'delivered')
            )[:1].round_id

    @api.model
    def _get_waiting_parcel_domain(self):
        """Domain of the parcels that the stalls packed and that wait for a round of the shuttle."""
        return [
            ('carrier_id.farm_service', '=', 'shuttle'),
            ('picking_type_code', '=', 'outgoing'),
            ('packed_on', '!=', False),
            ('round_id', '=', False),
            ('state', 'in', ('assigned', 'confirmed', 'waiting')),
        ]

    def action_put_on_round(self):
        """Put packed parcels on the next round of their commune, planning one where there is none, and show it."""
        rounds = self.env['farm.round']
        for (company, hub), pickings in self.grouped(lambda picking: (picking.company_id, picking.hub_id)).items():
            if not hub:
                raise UserError(self.env._("%s is not a parcel of a stall.", ", ".join(pickings.mapped('name'))))
            next_round = self.env['farm.round'].search(
                [
                    ('company_id', '=', company.id),
                    ('hub_id', '=', hub.id),
                    ('state', 'in', ('planned', 'loading')),
                ],
                order='date, id',
                limit=1,
            ) or self.env['farm.round'].create(
                {
                    'company_id': company.id,
                    'hub_id': hub.id,
                }
            )
            next_round._add_parcels(pickings)
            rounds |= next_round
        action = self.env['ir.actions.act_window']._for_xml_id('farm_logistics.farm_round_action')
        if len(rounds) == 1:
            return {**action, 'res_id': rounds.id, 'views': [(False, 'form')], 'view_mode': 'form'}
        return {**action, 'domain': [('id', 'in', rounds.ids)], 'context': {}}

    def _hand_over_at_stall(self, receiver_name):
        """Hand a packed parcel to the buyer who comes for it.

        For those who may change the transfer: dispatcher, or the commune manager of the stall.

        :raises UserError: for a parcel that is not picked up at the stall, is not packed, or without a name
        """
        self.check_access('write')
        if not (receiver_name or '').strip():
            raise UserError(self.env._("Write down who received the parcel."))
        for picking in self:
            if picking.carrier_id.farm_service != 'pickup' or not picking.packed_on or picking.state != 'assigned':
                raise UserError(
                    self.env._(
                        "%s cannot be handed over here: it must be packed, complete, and picked up at the stall.",
                        picking.name,
                    )
                )
            # The right to the transfer was checked above; stock and money that follow from it are the engine's work.
            picking_sudo = picking.sudo()
            picking_sudo.move_ids.picked = True
            picking_sudo.with_context(skip_sms=True)._action_done()
            picking_sudo.receiver_name = receiver_name

    def _is_handed_over_at_the_stall(self):
        return self.carrier_id.farm_service == 'pickup' or super()._is_handed_over_at_the_stall()

    def _action_done(self):
        # OVERRIDE: what the driver has is delivered on the round, with a proof; what is still at the hub leaves it.
        if not self.env.context.get('round_parcel_delivery'):
            # Whoever closes the transfer, the rounds must know; the stock user need not have a right to them.
            parcels_sudo = self.sudo().round_parcel_ids
            carried = parcels_sudo.filtered(lambda parcel: parcel.state in ('loaded', 'failed'))
            if carried:
                raise UserError(
                    self.env._(
                        "%(parcel)s is with the driver of round %(round)s. "
                        "Note its delivery there, with who received it.",
                        parcel=carried[0].tracking_ref,
                        round=carried[0].round_id.name,
                    )
                )
            parcels_sudo.filtered(lambda parcel: parcel.state == 'waiting')._leave()
        return super()._action_done()

    def action_cancel(self):
        # A cancelled order's parcel does not leave; one on the way comes back.
        parcels_sudo = self.sudo().round_parcel_ids  # who cancels an order need not have a right to rounds
        parcels_sudo.filtered(lambda parcel: parcel.state == 'waiting')._leave()
        parcels_sudo.filtered(lambda parcel: parcel.state == 'loaded' and parcel.round_id.state == 'loading')._leave()
        parcels_sudo.filtered(lambda parcel: parcel.state == 'loaded' and parcel.round_id.state == 'on_the_way')._fail(
            'refused', self.env._("The order was cancelled.")
        )
        return super().action_cancel()
