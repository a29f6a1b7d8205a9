from odoo import models


class StockLot(models.Model):
    """What strangers may read about a lot. Nothing here comes from a record that the room did not mean to publish."""

    _inherit = 'stock.lot'

    def _get_public_sections(self):
        """Return the sections of the lot's public page.

        Hook: rooms add theirs with ``super()``. A list of dicts ``{'code': str, 'title': str, 'sequence': int,
        'rows': [{'label': str, 'value': str, 'state': 'ok' | 'warn' | 'bad' | None, 'url': str (optional)}]}``, in the
        language of the context. Called on one sudoed lot by public routes: give out only what is public.
        """
        self.ensure_one()
        return []
