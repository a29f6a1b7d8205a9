from odoo import models
from odoo.tools import SQL


class FarmStall(models.Model):
    _inherit = 'farm.stall'

    def _get_distances(self, latitude, longitude):
        """Return dict stall id -> kilometres along the great circle; stalls without a place are left out."""
        if not self:
            return {}
        self.flush_model(['latitude', 'longitude'])
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT id, 2 * 6371 * asin(sqrt(least(1,
                               sin(radians(latitude - %(lat)s) / 2) ^ 2
                               + cos(radians(%(lat)s)) * cos(radians(latitude))
                                 * sin(radians(longitude - %(lng)s) / 2) ^ 2)))
                      FROM farm_stall
                     WHERE id IN %(ids)s AND (latitude <> 0 OR longitude <> 0)
                    """,
                    lat=latitude,
                    lng=longitude,
                    ids=tuple(self.ids),
                )
            )
        )
