import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.portal_http import MAX_ATTEMPTS, PortalRefused, PortalUnavailable, delay

#: Messages in a row without an answer, after which an exchange gives up: each costs half a minute of waiting.
MOST_SILENT = 3


class FarmPortalMessage(models.Model):
    """One message to a portal, or one from it, as it was sent or came.

    Out: waiting → sent → confirmed, or dead when a person has to look. In: open → done. What nobody wants is dropped,
    and can be taken up again.
    """

    _name = 'farm.portal.message'
    _description = "Portal Message"
    _order = 'id desc'
    _rec_name = 'key'

    portal_id = fields.Many2one('farm.portal', required=True, readonly=True, ondelete='cascade', index=True)
    company_id = fields.Many2one(related='portal_id.company_id', store=True, index=True)
    direction = fields.Selection(
        selection=[('out', "To the Portal"), ('in', "From the Portal")], required=True, readonly=True, default='out'
    )
    key = fields.Char(
        required=True, readonly=True, help="Names the content: the same message sent twice is recognised by it."
    )
    payload = fields.Json(string="Content", required=True, readonly=True)
    payload_text = fields.Text(string="Content as Text", compute='_compute_payload_text')
    state = fields.Selection(
        selection=[
            ('waiting', "Waiting"),
            ('sent', "Sent"),
            ('confirmed', "Confirmed"),
            ('dead', "Dead Letter"),
            ('open', "To Be Matched"),
            ('done', "Done"),
            ('dropped', "Dropped"),
        ],
        required=True,
        readonly=True,
        default='waiting',
        index=True,
    )
    attempts = fields.Integer(readonly=True)
    next_try_at = fields.Datetime(string="Next Attempt", readonly=True, default=fields.Datetime.now)
    sent_at = fields.Datetime(readonly=True)
    remote_ref = fields.Char(string="Their Reference", readonly=True)
    error = fields.Char(readonly=True)
    event_ids = fields.Many2many(
        'farm.trace.event', 'farm_portal_message_event_rel', 'message_id', 'event_id', string="Events", readonly=True
    )
    lot_id = fields.Many2one('stock.lot', readonly=True, ondelete='restrict', index='btree_not_null')

    _portal_key_uniq = models.UniqueIndex("(portal_id, direction, key)")
    _due_idx = models.Index("(portal_id, next_try_at) WHERE state = 'waiting'")

    @api.depends('payload')
    def _compute_payload_text(self):
        for message in self:
            message.payload_text = json.dumps(message.payload, ensure_ascii=False, indent=2)

    @api.model
    def _get_due_domain(self):
        return Domain('state', '=', 'waiting') & Domain('next_try_at', '<=', fields.Datetime.now())

    def _deliver(self, client):
        """Deliver the messages one by one, each with its own outcome.

        A portal that does not answer several times in a row is left alone until the next exchange.

        :raises PortalUnauthorised: at the first message that meets it; the rest goes on waiting
        """
        silent = 0
        for message in self:
            silent = 0 if message._deliver_one(client) else silent + 1
            if silent == MOST_SILENT:
                break

    def _deliver_one(self, client):
        """Deliver one message; return whether the portal answered, be it with a refusal."""
        self.ensure_one()
        try:
            remote_ref = getattr(self.portal_id, f'_deliver_{self.portal_id.kind}')(client, self)
        except PortalUnavailable as error:
            self._postpone(str(error))
            return False
        except PortalRefused as error:
            self.write({'state': 'dead', 'attempts': self.attempts + 1, 'error': str(error)})
            return True
        self.write(
            {
                'state': 'sent',
                'attempts': self.attempts + 1,
                'sent_at': fields.Datetime.now(),
                'remote_ref': remote_ref,
                'error': False,
            }
        )
        return True

    def _postpone(self, error):
        """Wait longer after each failure, and give up to a person in the end."""
        self.ensure_one()
        attempts = self.attempts + 1
        self.write(
            {
                'state': 'dead' if attempts >= MAX_ATTEMPTS else 'waiting',
                'attempts': attempts,
                'error': error,
                'next_try_at': fields.Datetime.now() + timedelta(seconds=delay(attempts)),
            }
        )

    def action_retry(self):
        """Put dead letters back into the outbox with a clean slate, and take up again what was dropped."""
        if any(message.state not in ('dead', 'dropped') for message in self):
            raise UserError(self.env._("Only dead letters and what was dropped are taken up anew."))
        incoming = self.filtered(lambda message: message.direction == 'in')
        incoming.write({'state': 'open'})
        (self - incoming).write({'state': 'waiting', 'attempts': 0, 'next_try_at': fields.Datetime.now()})

    def action_drop(self):
        """Put aside dead letters that are not sent any more, and products that are not wanted here."""
        if any(message.state not in ('dead', 'open') for message in self):
            raise UserError(self.env._("Only dead letters and products that wait in the inbox are dropped."))
        self.write({'state': 'dropped'})
