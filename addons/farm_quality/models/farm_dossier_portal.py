from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import UserError


class FarmDossier(models.Model):
    """Handing in the dossier from the website, as the person who is logged in."""

    _inherit = 'farm.dossier'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    @api.model
    def _hand_in(self, producer):
        """Submit the dossier of a seller, or answer what was asked; begins it where there is none.

        :raises UserError: when a mandatory paper is missing, or nothing is to be handed in now
        """
        producer.check_access('read')
        dossier = self.search([('producer_id', '=', producer.id), ('state', '!=', 'refused')], limit=1)
        dossier = dossier or self.create({'producer_id': producer.id, 'company_id': producer.company_id.id})
        step = {'draft': 'submit', 'more': 'answer'}.get(dossier.state)
        if not step:
            raise UserError(self.env._("Your dossier lies with the market. Nothing is asked of you at the moment."))
        dossier._take_step(step)
        return dossier

    def _tell_seller(self, step):
        """Tell the seller what became of the dossier, and why, in the seller's language."""
        self.ensure_one()
        # Whoever decides need not be able to open the seller's contact.
        partner_sudo = self.sudo().producer_id.partner_id
        dossier = self.sudo().with_context(lang=partner_sudo.lang or self.env.lang)
        reason = dossier._get_step_takers(step).reason
        sentence = dossier.env._("Your dossier: %s.", dossier._get_state_label())
        dossier.message_notify(
            partner_ids=partner_sudo.ids,
            subject=sentence,
            body=Markup("<p>%s</p><p>%s</p>") % (sentence, reason or ''),
        )

    @api.model
    def _get_missing_before(self, producer):
        """Return which mandatory papers a seller has not yet who has not begun a dossier, in words."""
        return self.new({'producer_id': producer.id, 'company_id': producer.company_id.id}).missing_papers

    def _prepare_portal_values(self):
        """Return what the seller's own page says of one dossier."""
        self.ensure_one()
        # The steps are the office's record; why something is asked of a seller is told to the seller.
        last_sudo = self.sudo().step_ids.sorted('id')[-1:]
        return {
            'dossier': self,
            'reason': last_sudo.reason if self.state in ('more', 'restricted', 'refused') else False,
            'missing': self.missing_papers,
            'may_hand_in': self.state in ('draft', 'more'),
        }
