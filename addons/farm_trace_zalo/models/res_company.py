from odoo import fields, models

from ..tools import zns


class ResCompany(models.Model):
    _inherit = 'res.company'

    zalo_template_id = fields.Char(
        groups='base.group_system',
        help="Number of the approved template, with the parameters customer_name, goods, recall and url.",
    )
    zalo_app_id = fields.Char(string="Zalo Application", groups='base.group_system')
    zalo_secret_key = fields.Char(groups='base.group_system', copy=False)
    zalo_access_token = fields.Char(groups='base.group_system', copy=False)
    zalo_refresh_token = fields.Char(
        groups='base.group_system',
        copy=False,
        help="From the page of the official account; it is renewed by itself, each time with the access token.",
    )
    zalo_api_url = fields.Char(string="Zalo Address", groups='base.group_system', default=zns.API_URL)
    zalo_oauth_url = fields.Char(string="Zalo Sign-In Address", groups='base.group_system', default=zns.OAUTH_URL)

    def _has_zalo(self):
        """Whether the market sends by Zalo. Called on a sudoed company."""
        self.ensure_one()
        return bool(self.zalo_template_id and (self.zalo_access_token or self.zalo_refresh_token))

    def _send_zalo(self, number, data, tracking_id):
        """Send one message from the market's official account, with a new token where the old one has run out.

        Called on a sudoed company. Raises :class:`zns.ZnsError`.
        """
        self.ensure_one()
        if not self.zalo_access_token:
            self._refresh_zalo()
        message = (number, self.zalo_template_id, data, tracking_id)
        try:
            zns.send(self.zalo_api_url, self.zalo_access_token, *message)
        except zns.ZnsError as error:
            if error.code not in zns.TOKEN_ERRORS:
                raise
            self._refresh_zalo()
            zns.send(self.zalo_api_url, self.zalo_access_token, *message)

    def _refresh_zalo(self):
        self.zalo_access_token, self.zalo_refresh_token = zns.refresh(
            self.zalo_oauth_url, self.zalo_app_id, self.zalo_secret_key, self.zalo_refresh_token
        )
