from odoo import models

from ..tools.parcel import normalise_phone, province_name


class ResPartner(models.Model):
    _inherit = 'res.partner'

    def _get_carrier_address(self):
        """Return the address as Vietnamese carriers want it.

        Since 1 July 2025 a Vietnamese address has two levels: province and commune
        (Resolution 202/2025/QH15). Odoo has a field for the province; the commune
        (phường, xã) is what people write as the city. Extend this where the commune
        is a record, or where a carrier still asks for the former district.

        :returns: ``name``, ``phone``, ``street``, ``ward``, ``district``, ``province``;
            strings, empty where unknown
        """
        self.ensure_one()
        return {
            'name': self.name or self.commercial_partner_id.name or '',
            'phone': normalise_phone(self.phone or self.commercial_partner_id.phone),
            'street': ', '.join(part for part in (self.street, self.street2) if part),
            'ward': (self.city or '').strip(),
            'district': '',
            'province': province_name(self.state_id.name),
        }

    def _check_carrier_address(self):
        """Return what is missing for sending a parcel here, as one message, or ``''``."""
        self.ensure_one()
        address = self._get_carrier_address()
        labels = {
            'phone': self.env._("a Vietnamese phone number"),
            'street': self.env._("the street or hamlet"),
            'ward': self.env._("the commune or ward (in the field City)"),
            'province': self.env._("the province (in the field State)"),
        }
        missing = [label for key, label in labels.items() if not address[key]]
        if not missing:
            return ''
        return self.env._(
            "The address of %(partner)s lacks %(missing)s. Complete the contact, then try again.",
            partner=self.display_name,
            missing=", ".join(missing),
        )
