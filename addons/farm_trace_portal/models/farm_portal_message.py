import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.portal_http import MAX_ATTEMPTS, PortalRefused, PortalUnavailable, delay


class FarmPortalMessage(models.Model):
    """One message to a portal, or one from it, as it was sent or came.

    Out: waiting → sent → confirmed, or dead when a person has to look. In: open → done.
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

        :raises PortalUnauthorised: at the first message that meets it; the rest goes on waiting
        """
        for message in self:
            try:
                remote_ref = getattr(message.portal_id, f'_deliver_{message.portal_id.kind}')(client, message)
            except PortalUnavailable as error:
                message._postpone(str(error))
            except PortalRefused as error:
                message.write({'state': 'dead', 'attempts': message.attempts + 1, 'error': str(error)})
            else:
                message.write(
                    {
                        'state': 'sent',
                        'attempts': message.attempts + 1,
                        'sent_at': fields.Datetime.now(),
                        'remote_ref': remote_ref,
                        'error': False,
                    }
                )

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
        """Put dead letters back into the outbox, with a clean slate."""
        if any(message.state != 'dead' for message in self):
            raise UserError(self.env._("Only dead letters are sent anew."))
        self.write({'state': 'waiting', 'attempts': 0, 'next_try_at': fields.Datetime.now()})
