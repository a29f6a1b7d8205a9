from odoo import fields, models


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    def _get_public_certificates(self):
        """Return what anybody may know of the certificates in force of the stall's seller: a list of dicts."""
        self.ensure_one()
        # Certificates are the office's records; which are in force is public, see `_prepare_public_values`.
        certificates_sudo = (
            self.env['farm.certificate']
            .sudo()
            .search(
                [
                    ('producer_id', '=', self.sudo().producer_id.id),
                    ('company_id', '=', self.company_id.id),
                    ('state', '=', 'active'),
                    ('date_to', '>=', fields.Date.context_today(self)),
                ],
                order='date_to desc',
                limit=12,
            )
        )
        return [certificate._prepare_public_values() for certificate in certificates_sudo]
