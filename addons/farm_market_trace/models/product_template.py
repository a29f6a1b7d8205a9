from odoo import models

#: Lots that the page of an item names, the newest first.
LOTS_SHOWN = 5


class ProductTemplate(models.Model):
    _inherit = 'product.template'

    def _get_public_lots(self):
        """Return the lots (sudoed) that a buyer may get now, the newest first."""
        self.ensure_one()
        # Where the goods come from is public; what is shown of a lot is its code and its harvest.
        lots_sudo = self.sudo()._get_lots_in_stock().filtered(lambda lot: lot.trace_code and lot.is_released)
        return lots_sudo.sorted(lambda lot: (lot.harvest_date or lot.create_date.date(), lot.id), reverse=True)[
            :LOTS_SHOWN
        ]
