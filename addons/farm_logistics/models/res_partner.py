from odoo import api, fields, models

from ..tools.places import find_commune


class ResPartner(models.Model):
    _inherit = 'res.partner'

    commune_id = fields.Many2one(
        'farm.commune',
        string="Commune or Ward",
        compute='_compute_commune_id',
        store=True,
        readonly=False,
        copy=False,
        ondelete='restrict',
        index='btree_not_null',
        domain=[('valid_to', '=', False)],
        help="Found from city and province where people write them; choose it where it was not found.",
    )

    @api.depends('city', 'state_id')
    def _compute_commune_id(self):
        candidates = self.filtered(lambda partner: partner.city and partner.state_id)
        (self - candidates).commune_id = False
        names_by_state = self._get_commune_names(candidates.state_id)
        for partner in candidates:
            names = names_by_state.get(partner.state_id.id, {})
            if partner.commune_id.id in names and find_commune(partner.city, names) is None:
                continue  # chosen by hand, and still in this province
            partner.commune_id = find_commune(partner.city, names)

    @api.model
    def _get_commune_names(self, states):
        """Return the communes of today: dict state id -> dict commune id -> name."""
        # Official units are public; buyers who write their address may have no right to list them.
        provinces_sudo = self.env['farm.province'].sudo().search([('state_id', 'in', states.ids)])
        names = {}
        for commune in (
            self.env['farm.commune']
            .sudo()
            .search_fetch(
                [('province_id', 'in', provinces_sudo.ids), ('valid_to', '=', False)], ['name', 'province_id']
            )
        ):
            names.setdefault(commune.province_id.state_id.id, {})[commune.id] = commune.name
        return names

    def _get_carrier_address(self):
        # OVERRIDE: where the commune is a record, its official name and province are what carriers know.
        address = super()._get_carrier_address()
        if self.commune_id:
            province = self.commune_id.province_id
            address.update(
                ward=self.commune_id.name,
                district='',
                province=province.name.removeprefix("Thành phố ").removeprefix("Tỉnh "),
            )
        return address
