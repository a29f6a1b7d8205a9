from odoo import fields, models
from odoo.exceptions import AccessError


class FarmStall(models.Model):
    """Which version of the regulations a stall accepted, and whether a newer one waits for it."""

    _inherit = 'farm.stall'

    acceptance_ids = fields.One2many('farm.regulation.acceptance', 'stall_id', string="Accepted Regulations")

    def _get_regulation_to_accept(self):
        """Return the regulations in force that the stall has not accepted yet; empty when there are none.

        Who opened before acceptances were recorded is asked for versions that came after the opening.
        """
        self.ensure_one()
        current = self.env['farm.regulation']._get_current(self.company_id)
        accepted = self.acceptance_ids.regulation_id
        since = fields.Date.to_date(self.opened_on or self.create_date)
        is_asked = current and current not in accepted and (accepted or current.valid_from > since)
        return current if is_asked else current.browse()

    def _accept_regulation(self, regulation):
        """Note that the user, one of the stall's people, accepts a version of the regulations."""
        self.ensure_one()
        self.check_access('read')
        if self.env.user not in self.sudo().user_ids:  # a manager does much in a seller's name, but does not promise
            raise AccessError(self.env._("Only the people of the stall accept the regulations."))
        if regulation not in self.acceptance_ids.regulation_id:
            # Nobody writes acceptances but by this step and the application, which both belong to the seller.
            self.acceptance_ids.sudo().create(
                {'regulation_id': regulation.id, 'stall_id': self.id, 'user_id': self.env.uid}
            )
