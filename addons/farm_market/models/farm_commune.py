from odoo import api, models


class FarmCommune(models.Model):
    _inherit = 'farm.commune'

    @api.model
    def _get_market_places(self, company):
        """Return where the communes lie in which the market knows a place: dict commune -> (latitude, longitude).

        The middle of the market's open stalls and pick-up points there: near enough to say what is close by, and known
        without a service outside.
        """
        known = {}
        for model, domain in (
            ('farm.stall', [('state', '=', 'open')]),
            ('farm.hub', [('active', '=', True)]),
        ):
            for record in self.env[model].search_fetch(
                [('company_id', '=', company.id), ('latitude', '!=', 0), *domain],
                ['commune_id', 'latitude', 'longitude'],
            ):
                known.setdefault(record.commune_id, []).append((record.latitude, record.longitude))
        return {
            commune: tuple(sum(axis) / len(axis) for axis in zip(*places, strict=True))
            for commune, places in sorted(known.items(), key=lambda item: item[0].name or '')
            if commune
        }
