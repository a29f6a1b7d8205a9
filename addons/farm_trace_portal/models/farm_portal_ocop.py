from odoo import models

from ..tools.ocop import OcopPortal


class FarmPortal(models.Model):
    """Adapter of a district's OCOP portal: products that are there already are not typed in again."""

    _inherit = 'farm.portal'

    def _get_client_ocop(self, secret):
        return OcopPortal(self.base_url, secret)

    def _pull_ocop(self, client):
        return {str(product['code']): product for product in client.products()}
