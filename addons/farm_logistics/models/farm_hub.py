from odoo import api, models


class FarmHub(models.Model):
    _inherit = 'farm.hub'

    @api.model_create_multi
    def create(self, vals_list):
        hubs = super().create(vals_list)
        hubs._setup_contact()
        return hubs

    def write(self, vals):
        res = super().write(vals)
        if {'address', 'latitude', 'longitude'} & vals.keys():
            for hub_sudo in self.sudo():
                if hub_sudo.warehouse_id.partner_id != hub_sudo.company_id.partner_id:
                    hub_sudo.warehouse_id.partner_id.write(hub_sudo._prepare_contact_address())
        return res

    def _setup_contact(self):
        """Give each hub's warehouse an address of its own, from which carriers fetch. What is set stays."""
        # The hub is the board's decision, checked when it was made; contact and warehouse come with it.
        for hub_sudo in self.sudo():
            warehouse = hub_sudo.warehouse_id
            if warehouse.partner_id in (self.env['res.partner'], hub_sudo.company_id.partner_id):
                warehouse.partner_id = hub_sudo.env['res.partner'].create(hub_sudo._prepare_contact_values())

    def _prepare_contact_values(self):
        self.ensure_one()
        company = self.company_id
        return {
            'name': f"{company.name} – {self.commune_id.name}",
            'company_id': company.id,
            'phone': company.phone or company.hotline,
            'email': company.email,
            'city': self.commune_id.name,
            'commune_id': self.commune_id.id,
            'state_id': self.commune_id.province_id.state_id.id,
            'country_id': self.env.ref('base.vn').id,
            **self._prepare_contact_address(),
        }

    def _prepare_contact_address(self):
        self.ensure_one()
        return {
            'street': self.address or self.env._("Pick-up point of %s", self.commune_id.name),
            'partner_latitude': self.latitude,
            'partner_longitude': self.longitude,
        }
