from odoo import fields, models

from ..tools.rotation import take_turns

#: How long a listing keeps its place before the next turn.
TURN_MINUTES = 10


class Website(models.Model):
    _inherit = 'website'

    def _get_featured_listings(self):
        """Return the listings that stand in the featured places at this moment; only what the shop sells now."""
        self.ensure_one()
        now = fields.Datetime.now()
        today = fields.Date.context_today(self)
        # Which goods are featured is public, who asked for it and what it cost is not.
        places_sudo = (
            self.env['farm.featured.place']
            .sudo()
            .search(
                [
                    ('company_id', '=', self.company_id.id),
                    ('state', '=', 'approved'),
                    ('date_from', '<=', today),
                    ('date_to', '>=', today),
                    ('product_tmpl_id', 'any', self._product_domain()),
                ],
                order='id',
            )
        )
        turn = int(now.timestamp() // (60 * TURN_MINUTES))
        listings = take_turns(list(places_sudo.product_tmpl_id), self.company_id.featured_count, turn)
        return self.env['product.template'].browse([listing.id for listing in listings])
