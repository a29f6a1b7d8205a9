from odoo import fields, models
from odoo.exceptions import UserError


class FarmRoundParcel(models.Model):
    """The end of an attempt: the parcel is handed to its buyer with a proof, or goes back with a reason."""

    _inherit = 'farm.round.parcel'

    def action_deliver_wizard(self):
        self.ensure_one()
        return self._prepare_wizard_action('farm.parcel.deliver', self.env._("Hand Over to the Buyer"))

    def action_fail_wizard(self):
        self.ensure_one()
        return self._prepare_wizard_action('farm.parcel.fail', self.env._("Could Not Be Delivered"))

    def _prepare_wizard_action(self, model, name):
        return {
            'type': 'ir.actions.act_window',
            'name': name,
            'res_model': model,
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_parcel_id': self.id},
        }

    def _deliver(self, receiver_name, signature=None, photo=None, cod_collected=0, cod_note=None):
        """Note that the parcel was handed to its buyer, and take its goods out of the stock.

        :raises UserError: without a proof, when the money differs without a word why, or when the goods were stopped
        """
        self.ensure_one()
        self._check_step('loaded')
        self.round_id._check_state('on_the_way')
        self._check_proof(receiver_name, signature, photo)
        if self.currency_id.compare_amounts(cod_collected, self.cod_amount) and not (cod_note or '').strip():
            raise UserError(
                self.env._(
                    "The buyer was to pay %(due)s. Say why another amount was collected.",
                    due=self.currency_id.format(self.cod_amount),
                )
            )
        self._check_goods_unchanged()
        picking = self.picking_id.with_context(round_parcel_delivery=True, skip_sms=True)
        picking.move_ids.picked = True
        picking._action_done()
        self.write(
            {
                'state': 'delivered',
                'ended_at': fields.Datetime.now(),
                'receiver_name': receiver_name,
                'signature': signature,
                'photo': photo,
                'cod_collected': cod_collected,
                'cod_note': cod_note,
            }
        )
        self._track('delivered')

    def _check_proof(self, receiver_name, signature, photo):
        if not (receiver_name or '').strip():
            raise UserError(self.env._("Write down who received the parcel."))
        if not signature and not photo:
            raise UserError(self.env._("Let the receiver sign, or take a picture of the hand-over."))

    def _check_goods_unchanged(self):
        """A lot that was stopped on the way loses its reservation, and another may have taken its place in the books:
        what lies in the van is still the stopped one."""
        picking = self.picking_id
        stopped = self.lot_ids - picking.move_line_ids.lot_id
        if picking.state != 'assigned' or stopped:
            self.lot_ids.sudo()._check_released()
            raise UserError(
                self.env._(
                    "The goods of parcel %s are not the ones that were loaded any more. Bring it back to the hub.",
                    self.tracking_ref,
                )
            )

    def _fail(self, reason, note=None):
        """Note why the parcel could not be delivered; it goes back to the hub with the shuttle."""
        self._check_step('loaded')
        self.round_id._check_state('on_the_way')
        labels = dict(self._fields['fail_reason']._description_selection(self.env))
        if reason == 'other' and not (note or '').strip():
            raise UserError(self.env._("Say what happened."))
        self.write({'state': 'failed', 'ended_at': fields.Datetime.now(), 'fail_reason': reason, 'fail_note': note})
        self._track('failed', description=labels[reason])

    def _return_to_hub(self):
        self.write({'state': 'returned', 'back_at_hub_at': fields.Datetime.now()})
