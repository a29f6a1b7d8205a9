import secrets
from urllib.parse import urlsplit

import requests

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import consteq

from ..tools import carrier_http

LOCAL_HOSTS = ('127.0.0.1', 'localhost', '::1')


class DeliveryCarrier(models.Model):
    """What carriers with a parcel service share.

    A provider ``<code>`` may offer, beside Odoo's own hooks:

    - ``_<code>_get_tracking_updates(picking)``: list of :class:`TrackingUpdate`, asked
      of the carrier now;
    - ``_<code>_get_label_action(picking)``: an action that shows the label;
    - ``_<code>_test_connection()``: raises a :class:`CarrierError`, or returns nothing.
    """

    _inherit = 'delivery.carrier'

    webhook_token = fields.Char(
        string="Callback Secret",
        copy=False,
        groups='base.group_system',
        help="The carrier proves with this secret that a report comes from it.",
    )
    webhook_url = fields.Char(
        string="Callback Address",
        compute='_compute_webhook_url',
        groups='base.group_system',
        help="Give this address to the carrier, which reports each step of a parcel to it.",
    )
    supports_parcel_tracking = fields.Boolean(compute='_compute_supports_parcel_tracking')

    @api.depends('delivery_type')
    def _compute_supports_parcel_tracking(self):
        for carrier in self:
            carrier.supports_parcel_tracking = hasattr(carrier, f'_{carrier.delivery_type}_get_tracking_updates')

    @api.depends('delivery_type', 'webhook_token')
    def _compute_webhook_url(self):
        for carrier in self:
            carrier.webhook_url = carrier.webhook_token and carrier._get_webhook_url()

    def _get_webhook_url(self):
        """Return the address that the carrier calls. Extended by each provider."""
        self.ensure_one()
        return f'{self.get_base_url()}/delivery/{self.delivery_type}/webhook'

    def action_renew_webhook_token(self):
        """Draw a new secret; the one before is void from now on."""
        for carrier in self:
            carrier.webhook_token = secrets.token_urlsafe(32)

    def action_test_carrier_connection(self):
        """Ask the carrier something harmless and tell whether it worked."""
        self.ensure_one()
        self.check_access('write')
        try:
            getattr(self, f'_{self.delivery_type}_test_connection')()
        except carrier_http.CarrierError as error:
            raise UserError(self._get_carrier_error_message(error)) from error
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success',
                'message': self.env._("%(carrier)s accepts the credentials.", carrier=self.name),
            },
        }

    @api.model
    def _get_webhook_carriers(self, delivery_type, token):
        """Return the carriers, as superuser, whose secret ``token`` is; empty if none."""
        if not token:
            return self.browse()
        # The caller is a machine without a user: the secret is its right.
        carriers_sudo = self.sudo().search([('delivery_type', '=', delivery_type), ('webhook_token', '!=', False)])
        return carriers_sudo.filtered(lambda c: consteq(c.webhook_token, token))

    @api.model
    def _check_service_url(self, url):
        """Refuse an address to which credentials would travel unencrypted.

        :raises ValidationError: neither https nor this machine
        """
        parts = urlsplit(url or '')
        if parts.scheme == 'https' and parts.hostname:
            return
        if parts.scheme == 'http' and parts.hostname in LOCAL_HOSTS:
            return
        raise ValidationError(
            self.env._(
                "The address of the service, %(url)s, must begin with https://, or the credentials "
                "would travel unprotected.",
                url=url,
            )
        )

    @api.model
    def _get_carrier_session(self):
        """Return what carries the HTTP requests. A seam for tests and proxies."""
        return requests.Session()

    def _get_carrier_error_message(self, error):
        """Return, in the user's language, what went wrong and what to do about it."""
        name = self.name
        if isinstance(error, carrier_http.CarrierUnauthorised):
            return self.env._(
                "%(carrier)s refused our credentials. Ask an administrator to check token, shop "
                "and environment of this delivery method.",
                carrier=name,
            )
        if isinstance(error, carrier_http.CarrierRefused):
            return self.env._(
                "%(carrier)s refused: %(reason)s Correct this and try again.",
                carrier=name,
                reason=(error.reason or error.code).rstrip('. ') + '.',
            )
        if error.may_have_acted:
            return self.env._(
                "%(carrier)s gave no readable answer. Try again in some minutes: if the parcel "
                "was registered, it is found again and not registered twice.",
                carrier=name,
            )
        return self.env._(
            "%(carrier)s cannot be reached now. Try again in some minutes, or choose another delivery method.",
            carrier=name,
        )
