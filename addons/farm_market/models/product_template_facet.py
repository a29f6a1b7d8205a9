from odoo import api, fields, models

from ..tools.drawn_map import great_circle_km
from ..tools.facets import Facet, Option


class ProductTemplate(models.Model):
    """What buyers narrow the shop by."""

    _inherit = 'product.template'

    @api.model
    def _get_shop_facet_names(self):
        """Return the names of the questions, as they stand in the address of the shop. Rooms add theirs."""
        return ['season', 'stars', 'commune']

    @api.model
    def _get_shop_facets(self, domain):
        """Return the questions by which the listings of `domain` can be narrowed, with their answers.

        Hook: rooms add questions with ``super()``, each in a number of queries that does not grow with the listings.

        :return: dict name -> :class:`~odoo.addons.farm_market.tools.facets.Facet`
        """
        communes, stars, season = {}, {}, set()
        today = fields.Date.context_today(self)
        grades = dict(self._fields['stars']._description_selection(self.env))
        for commune, grade, commodity, ids in self._read_group(
            domain, ['commune_id', 'stars', 'commodity_id'], ['id:array_agg']
        ):
            if commune:
                communes.setdefault(commune, set()).update(ids)
            if grade:
                stars.setdefault(grade, set()).update(ids)
            if commodity.season_months and commodity._is_in_season(today):
                season.update(ids)
        return {
            'season': Facet(
                self.env._("Season"), {'now': Option(self.env._("In season now"), season)} if season else {}
            ),
            'stars': Facet(
                self.env._("OCOP stars"),
                {grade: Option(f"OCOP {grades[grade]}", stars[grade]) for grade in sorted(stars, reverse=True)},
            ),
            'commune': Facet(
                self.env._("Commune"),
                {str(each.id): Option(each.name, communes[each]) for each in sorted(communes, key=lambda c: c.name)},
            ),
        }

    @api.model
    def _get_shop_distances(self, domain, place):
        """Return dict listing id -> kilometres from `place` (latitude, longitude) to its stall.

        Listings of stalls whose place nobody told are left out.
        """
        km = {}
        for stall, ids in self._read_group(domain, ['stall_id'], ['id:array_agg']):
            if stall.latitude or stall.longitude:
                km.update(dict.fromkeys(ids, great_circle_km(*place, stall.latitude, stall.longitude)))
        return km
