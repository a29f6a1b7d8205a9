from odoo import models


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    def _get_public_certificates(self):
        """Return the certificates of the listing's seller that name the listing, its kind of goods, or nothing."""
        self.ensure_one()
        ancestors = self.env['farm.commodity'].browse(
            self.commodity_id._get_ancestor_ids() if self.commodity_id else []
        )
        kinds = set(ancestors.mapped('name'))
        return [
            certificate
            for certificate in self.stall_id._get_public_certificates()
            if self.name in certificate['items']
            or kinds & set(certificate['goods'])
            or not (certificate['items'] or certificate['goods'])
        ]
