from odoo import fields, models
from odoo.exceptions import UserError


class FarmCertificate(models.Model):
    """A change of scope, or a renewal, is another certificate that takes the place of this one."""

    _inherit = 'farm.certificate'  # pylint: disable=consider-merging-classes-inherited  # split by concern

    version = fields.Integer(default=1, readonly=True, copy=False, aggregator=None)

    def action_new_version(self):
        """Open a draft that supersedes this certificate the moment it is activated."""
        self.ensure_one()
        if self.state not in ('active', 'suspended'):
            raise UserError(self.env._("Only a certificate that was activated gets a new version."))
        version = self.copy({'name': self._get_version_name(), 'replaces_id': self.id, 'version': self.version + 1})
        return {
            'type': 'ir.actions.act_window',
            'res_model': self._name,
            'res_id': version.id,
            'view_mode': 'form',
        }

    def _get_version_name(self):
        """Return the number of the next version: the same with a suffix, until the paper's own number is entered."""
        self.ensure_one()
        base = self.name.rpartition('-v')[0] if self.version > 1 and '-v' in self.name else self.name
        return f"{base}-v{self.version + 1}"
