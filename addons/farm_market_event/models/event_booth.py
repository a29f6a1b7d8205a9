from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class EventBooth(models.Model):
    _inherit = 'event.booth'

    stall_id = fields.Many2one('farm.stall', copy=False, ondelete='restrict', index='btree_not_null')

    _event_stall_uniq = models.UniqueIndex(
        '(event_id, stall_id) WHERE stall_id IS NOT NULL', "This stall has a booth at this round already."
    )

    @api.constrains('stall_id', 'event_id')
    def _check_stall_market(self):
        for booth in self:
            if booth.stall_id and booth.stall_id.company_id != booth.event_id.company_id:
                raise ValidationError(self.env._("A booth is taken by a stall of the same market."))

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._name_renter(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._name_renter(vals))

    def _name_renter(self, vals):
        """A booth with a stall is taken, by its seller; without one it is free."""
        if 'stall_id' not in vals:
            return vals
        stall = self.env['farm.stall'].browse(vals['stall_id'])
        # Who the seller of a stall is stays with the board, which reads booths.
        renter = {'partner_id': stall.sudo().owner_id.id, 'state': 'unavailable' if stall else 'available'}
        return {**renter, **vals}

    def _take(self, stall):
        """Give the booth to a stall that its people run.

        :raises AccessError: when the user does not run the stall
        :raises UserError: when the booth is taken, or the round is over
        """
        self.ensure_one()
        stall.check_access('write')
        # The right to the stall was checked; booths belong to the board, a seller takes only what is free.
        booth_sudo = self.sudo().with_context(mail_create_nosubscribe=True)
        booth_sudo.lock_for_update()
        if not booth_sudo.is_available or booth_sudo.event_id.round_state != 'planned':
            raise UserError(self.env._("This booth is taken already. Choose another."))
        if booth_sudo.event_id.date_end < fields.Datetime.now():
            raise UserError(self.env._("This round is over."))
        if stall in booth_sudo.event_id.event_booth_ids.stall_id:
            raise UserError(self.env._("%s has a booth at this round already.", stall.name))
        booth_sudo.action_confirm({'stall_id': stall.id})

    def _give_back(self, stall):
        """Free a booth of the stall again, before the round begins."""
        self.ensure_one()
        stall.check_access('write')
        booth_sudo = self.sudo()  # as in _take
        if booth_sudo.stall_id != stall or booth_sudo.event_id.date_begin < fields.Datetime.now():
            raise UserError(self.env._("A booth can be given back until the round begins."))
        booth_sudo.write(
            {
                'stall_id': False,
                'contact_name': False,
                'contact_email': False,
                'contact_phone': False,
            }
        )
