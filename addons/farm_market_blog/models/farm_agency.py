from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class FarmAgency(models.Model):
    """Agencies and other markets to which the website links (Hanoi plan III.3.2.2)."""

    _inherit = 'farm.agency'

    kind = fields.Selection(selection_add=[('market', "Other electronic market")], ondelete={'market': 'set other'})
    link_note = fields.Char(string="What Is Found There", translate=True)

    @api.constrains('website_url')
    def _check_website_url(self):
        for agency in self.filtered('website_url'):
            parts = urlsplit(agency.website_url)
            if parts.scheme not in ('http', 'https') or not parts.netloc:
                raise ValidationError(
                    self.env._("“%s” is not the address of a website. It begins with https://", agency.website_url)
                )

    @api.model
    def _get_public_links(self):
        """Return the agencies with a website, for everybody: list of (name of the kind, list of dicts)."""
        # Visitors read no agencies; names and websites of public bodies are public.
        agencies_sudo = self.sudo().search([('website_url', '!=', False)])
        kinds = dict(self._fields['kind']._description_selection(self.env))
        by_kind = agencies_sudo.grouped('kind')
        return [
            (
                label,
                [
                    {
                        'name': agency.name,
                        'url': agency.website_url,
                        'host': urlsplit(agency.website_url).netloc.removeprefix('www.'),
                        'note': agency.link_note,
                    }
                    for agency in by_kind[kind]
                ],
            )
            for kind, label in kinds.items()
            if kind in by_kind
        ]
