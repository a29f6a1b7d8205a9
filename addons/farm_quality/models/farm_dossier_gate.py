from odoo import models

from odoo.addons.farm_base.tools.release import FOREVER, ReleaseTerm


class FarmDossier(models.Model):
    """What a seller's dossier says to the gate: a restriction closes it, as does the end of a mandatory paper."""

    _inherit = 'farm.dossier'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    def _get_lots(self):
        """Return all lots on sale by these sellers."""
        # Whoever decides on a dossier need not see the lots that wait for it.
        return self.env['stock.lot'].sudo().search([('stall_id.producer_id', 'in', self.producer_id.ids)])

    def _prepare_release_term(self):
        """Answer for one approved or restricted (sudoed) dossier."""
        self.ensure_one()
        if self.state == 'restricted':
            reason = self._get_step_takers('restrict').reason
            return ReleaseTerm('dossier', None, self.env._("The seller's dossier is restricted: %s", reason), self)
        until = self.company_id._get_quality_day_end(self.papers_until) if self.papers_until else FOREVER
        message = self.env._(
            "A mandatory paper of the seller ran out on %s. Hand in a new one.", self.papers_until or ''
        )
        return ReleaseTerm('dossier', until, message, self)
