from hashlib import sha256

from odoo import fields, models

from ..tools.epcis_capture import EpcisCapture
from ..tools.portal_http import PortalRefused

#: Events of one capture document.
BATCH = 100


class FarmPortal(models.Model):
    """Adapter of EPCIS 2.0 repositories: the market's events, in documents of a hundred."""

    _inherit = 'farm.portal'

    def _get_client_epcis(self, secret):
        return EpcisCapture(self.base_url, secret)

    def _enqueue_epcis(self):
        Event = self.env['farm.trace.event'].sudo()  # the record goes out whole, whoever presses the button
        events = Event.search([('company_id', '=', self.company_id.id), ('id', '>', self.last_event_id)], order='id')
        for start in range(0, len(events), BATCH):
            batch = events[start : start + BATCH]
            names = '|'.join(batch.mapped('name'))
            self.env['farm.portal.message'].create(
                {
                    'portal_id': self.id,
                    'key': sha256(names.encode()).hexdigest(),
                    'payload': batch._get_epcis_document(),
                }
            )
            self.last_event_id = batch[-1].id

    def _deliver_epcis(self, client, message):
        return client.capture(message.payload, message.key)

    def _confirm_epcis(self, client, messages):
        for message in messages:
            try:
                done = not message.remote_ref or client.is_captured(message.remote_ref)
            except PortalRefused as error:
                message.write({'state': 'dead', 'error': str(error)})
                continue
            if done:
                message.write({'state': 'confirmed', 'next_try_at': fields.Datetime.now()})
