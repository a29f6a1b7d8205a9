from hashlib import sha256

from odoo import fields, models

from ..tools.epcis_capture import EpcisCapture
from ..tools.portal_http import PortalRefused

#: Events of one capture document, and documents that one exchange writes at most.
BATCH, MOST_DOCUMENTS = 100, 50
#: Events get their number before they are committed: one that was slow may appear behind others that have gone out.
LOOK_BACK = 1000


class FarmPortal(models.Model):
    """Adapter of EPCIS 2.0 repositories: the market's events, in documents of a hundred."""

    _inherit = 'farm.portal'

    def _get_client_epcis(self, secret):
        return EpcisCapture(self.base_url, secret)

    def _enqueue_epcis(self):
        Event = self.env['farm.trace.event'].sudo()  # the record goes out whole, whoever presses the button
        events = Event.search(
            [('company_id', '=', self.company_id.id), ('id', '>', self.last_event_id - LOOK_BACK)],
            order='id',
            limit=BATCH * MOST_DOCUMENTS + LOOK_BACK,
        )
        Message = self.env['farm.portal.message']
        gone = Message.search([('portal_id', '=', self.id), ('event_ids', 'in', events.ids)]).sudo().event_ids
        new = (events - gone)[: BATCH * MOST_DOCUMENTS]
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            Message.create(self._prepare_epcis_message(batch))
            self.last_event_id = max(self.last_event_id, batch[-1].id)

    def _prepare_epcis_message(self, events):
        # A declaration that an event is wrong has the name of that event.
        names = '|'.join(f'{event.name}{event.error_reason or ""}' for event in events)
        return {
            'portal_id': self.id,
            'key': sha256(names.encode()).hexdigest(),
            'payload': events._get_epcis_document(),
            'event_ids': [fields.Command.set(events.ids)],
        }

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
                message.state = 'confirmed'

    def _reconcile_epcis(self, client, messages):
        """Ask for the events of confirmed documents by name; a document of which one is missing is sent again."""
        for message in messages:
            names = {event['eventID'] for event in message.payload['epcisBody']['eventList']}
            if names - client.find(sorted(names)):
                message._postpone(self.env._("The portal does not have it."))
