from odoo import fields, models
from odoo.exceptions import UserError


class FarmRound(models.Model):
    """From planning over loading and leaving to the end of a round."""

    _inherit = 'farm.round'

    def _check_state(self, *states):
        for market_round in self:
            if market_round.state not in states:
                labels = dict(self._fields['state']._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "Round %(round)s is “%(state)s”: this step does not come now.",
                        round=market_round.name,
                        state=labels[market_round.state],
                    )
                )

    def action_start_loading(self):
        self.check_access('write')
        self._check_state('planned')
        self.state = 'loading'

    def action_hand_over_all(self):
        """Hand every parcel that still waits to the driver."""
        for market_round in self:
            market_round.parcel_ids.filtered(lambda parcel: parcel.state == 'waiting').action_hand_over()

    def action_depart(self):
        """The shuttle leaves with what was handed over; what was not stays at the hub for another round."""
        self.check_access('write')
        self._check_state('loading')
        for market_round in self:
            loaded = market_round.parcel_ids.filtered(lambda parcel: parcel.state == 'loaded')
            if not loaded:
                raise UserError(self.env._("Nothing was handed over yet. Hand the parcels to the driver first."))
            market_round.parcel_ids.filtered(lambda parcel: parcel.state == 'waiting')._leave()
            market_round.write({'state': 'on_the_way', 'departed_at': fields.Datetime.now()})
            loaded._depart()

    def action_done(self):
        """End the round: what was not delivered is back at the hub."""
        self.check_access('write')
        self._check_state('on_the_way')
        for market_round in self:
            open_parcels = market_round.parcel_ids.filtered(lambda parcel: parcel.state == 'loaded')
            if open_parcels:
                raise UserError(
                    self.env._(
                        "Say of each parcel whether it was delivered, before you end the round: %s",
                        ", ".join(open_parcels.mapped('tracking_ref')),
                    )
                )
            market_round.parcel_ids.filtered(lambda parcel: parcel.state == 'failed')._return_to_hub()
            market_round.write({'state': 'done', 'ended_at': fields.Datetime.now()})

    def action_cancel(self):
        self.check_access('write')
        self._check_state('planned', 'loading')
        self.parcel_ids.filtered(lambda parcel: parcel.state in ('waiting', 'loaded'))._leave()
        self.state = 'cancel'
