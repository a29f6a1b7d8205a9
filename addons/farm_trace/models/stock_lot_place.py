from odoo import models

from ..tools.sketch_map import HEIGHT, WIDTH, Place, distance_km, sketch


class StockLot(models.Model):
    """Where a lot comes from, as the public page shows it, and where that can be checked."""

    _inherit = 'stock.lot'

    def _get_public_place(self):
        """Return latitude and longitude to show, or ``None``. A household's home is shown to about a kilometre."""
        self.ensure_one()
        digits = 2 if self.producer_id.kind == 'household' else 4
        for record in (self.producer_id, self.stall_id, self.stall_id.hub_id):
            if record.latitude or record.longitude:
                return round(record.latitude, digits), round(record.longitude, digits)
        return None

    def _get_public_map(self):
        """Return the sketch of where it grew and where it is sold, or ``None`` when the place is not known."""
        self.ensure_one()
        found = self._get_public_place()
        if not found:
            return None
        place = Place(self.producer_id.public_name or self.stall_id.name, *found)
        own_hub = self.stall_id.hub_id
        hubs = own_hub | own_hub.search([('company_id', '=', self.company_id.id), ('latitude', '!=', 0)])
        others = [Place(hub.commune_id.name, hub.latitude, hub.longitude) for hub in hubs if hub.latitude]
        distance = distance_km(place, others[0]) if others and own_hub.latitude else None
        return {
            **sketch(place, others),
            'width': WIDTH,
            'height': HEIGHT,
            'distance': round(distance) if distance and distance >= 1 else None,
            'hub': own_hub.commune_id.name,
        }

    def _get_public_shop_url(self):
        """Return where the goods can be bought, or ``None``. Hook: the shop's bridge knows."""
        self.ensure_one()

    def _prepare_verification_section(self):
        """Return where what the page says can be checked: the record itself, and the agencies that watch over it."""
        agencies = self.env['farm.agency'].search([('kind', '=', 'department'), ('website_url', '!=', False)])
        record = {
            'label': self.env._("Record of events"),
            'value': self.env._("EPCIS 2.0, each event named by its content"),
            'url': f'/t/{self.trace_code}/epcis',
        }
        return {
            'code': 'verify',
            'title': self.env._("Check it yourself"),
            'sequence': 90,
            'rows': [
                record,
                *(
                    {'label': self.env._("Agency"), 'value': agency.name, 'url': agency.website_url}
                    for agency in agencies
                ),
            ],
        }
