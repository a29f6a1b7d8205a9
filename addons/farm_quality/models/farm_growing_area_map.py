from odoo import api, models

from ..engine.geo import outline, place_labels, project, read_rings

#: Size of the overview and of one area's outline, in units of the picture.
OVERVIEW = (640, 420)
OUTLINE = (96, 72)


class FarmGrowingArea(models.Model):
    """The public map of growing and raising areas: drawn by the market itself, so that it needs no map service."""

    _inherit = 'farm.growing.area'

    @api.model
    def _get_public_map(self, company):
        """Return what the map page of a market shows: dict with `areas`, each with its place in the picture.

        The owner is named as the public may know him; an area without coordinates is listed, not drawn.
        """
        # Areas in force are for everybody; nothing but the prepared values leaves this method.
        areas_sudo = self.sudo().search([('company_id', '=', company.id), ('is_in_force', '=', True)])
        placed = areas_sudo.filtered(lambda area: area.latitude and area.longitude)
        places = project([(area.longitude, area.latitude) for area in placed], *OVERVIEW, margin=40)
        labels = place_labels(places, [area.commodity_id.name for area in placed], *OVERVIEW)
        drawn = {area: (place, label) for area, place, label in zip(placed, places, labels, strict=True)}
        return {
            'width': OVERVIEW[0],
            'height': OVERVIEW[1],
            'areas': [area._prepare_public_values(*drawn.get(area, ())) for area in areas_sudo],
        }

    def _prepare_public_values(self, place=None, label=None):
        """Values of one sudoed area in force for a public page."""
        self.ensure_one()
        return {
            'id': self.id,
            'code': self.code,
            'name': self.name,
            'kind': self.kind,
            'kind_label': dict(self._fields['kind']._description_selection(self.env))[self.kind],
            'owner': self.producer_id.public_name,
            'crop': self.commodity_id.name,
            'area': self.area,
            'commune': self.commune_id.name,
            'date_to': self.date_to,
            'place': place,
            'label': label,
            'outline': outline(read_rings(self.boundary), *OUTLINE),
        }

    def action_view_map(self):
        return {'type': 'ir.actions.act_url', 'url': '/areas', 'target': 'new'}
