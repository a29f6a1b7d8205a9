from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.portal_http import PortalError, PortalUnauthorised

#: Messages that one exchange takes up at most; the rest comes with the next.
BATCH = 500
#: How often the market asks whether the portal still has what it confirmed, and how far back.
RECONCILE_EVERY, RECONCILE_BACK = timedelta(days=1), timedelta(days=30)


class FarmPortal(models.Model):
    """A portal of others that the market exchanges trace records with.

    An adapter is one `kind` with its methods ``_get_client_<kind>``, ``_enqueue_<kind>``, ``_deliver_<kind>``,
    ``_confirm_<kind>``, ``_reconcile_<kind>`` and ``_pull_<kind>``, of which it has those that the portal can do.
    """

    _name = 'farm.portal'
    _description = "Trace Portal"
    _inherit = ['mail.thread']
    _order = 'name'

    name = fields.Char(required=True)
    company_id = fields.Many2one(
        'res.company', string="Market", required=True, index=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        selection=[
            ('epcis', "EPCIS 2.0 Capture (National System)"),
            ('checkvn', "City Portal (CheckVN)"),
            ('ocop', "District OCOP Portal"),
        ],
        required=True,
    )
    base_url = fields.Char(string="Address", required=True, tracking=True)
    login = fields.Char(copy=False)
    secret = fields.Char(
        string="Password or Token", copy=False, groups='farm_base.group_operator,farm_base.group_board'
    )
    state = fields.Selection(
        selection=[('draft', "Not Connected"), ('on', "Connected"), ('stopped', "Stopped: Check the Credentials")],
        required=True,
        readonly=True,
        copy=False,
        default='draft',
        tracking=True,
    )
    last_error = fields.Char(readonly=True, copy=False)
    last_run_at = fields.Datetime(string="Last Exchange", readonly=True, copy=False)
    last_reconciled_at = fields.Datetime(
        string="Last Compared", readonly=True, copy=False, help="When what was confirmed was last looked for there."
    )
    last_event_id = fields.Integer(readonly=True, copy=False, help="The latest event that was put into the outbox.")
    active = fields.Boolean(default=True)
    message_line_ids = fields.One2many('farm.portal.message', 'portal_id', string="Portal Messages")
    waiting_count = fields.Integer(string="Waiting", compute='_compute_counts')
    confirmed_count = fields.Integer(string="Confirmed", compute='_compute_counts')
    dead_count = fields.Integer(string="Dead Letters", compute='_compute_counts')
    todo_count = fields.Integer(string="To Be Matched", compute='_compute_counts')

    @api.depends('message_line_ids.state')
    def _compute_counts(self):
        counts = {portal_id: {} for portal_id in self.ids}
        for portal, state, count in self.env['farm.portal.message']._read_group(
            [('portal_id', 'in', self.ids)], ['portal_id', 'state'], ['__count']
        ):
            counts[portal.id][state] = count
        for portal in self:
            found = counts.get(portal.id, {})
            portal.waiting_count = found.get('waiting', 0) + found.get('sent', 0)
            portal.confirmed_count = found.get('confirmed', 0)
            portal.dead_count = found.get('dead', 0)
            portal.todo_count = found.get('open', 0)

    @api.constrains('base_url')
    def _check_base_url(self):
        for portal in self:
            if not portal.base_url.startswith(('https://', 'http://127.0.0.1:', 'http://localhost:')):
                raise UserError(self.env._("The address begins with https://: records and credentials travel there."))

    # === Working === #

    def _get_client(self):
        """Return the client of the portal's interface."""
        self.ensure_one()
        # The secret is for the engine; who may run the exchange need not read it.
        return getattr(self, f'_get_client_{self.kind}')(self.sudo().secret or '')

    def _can(self, step):
        return hasattr(self, f'_{step}_{self.kind}')

    def action_connect(self):
        """Try the credentials and, when they are right, begin to exchange."""
        for portal in self:
            try:
                portal._get_client().test()
            except PortalError as error:
                raise UserError(
                    self.env._("%(portal)s cannot be reached: %(reason)s.", portal=portal.name, reason=error)
                ) from error
            portal.write({'state': 'on', 'last_error': False})

    def action_stop(self):
        self.state = 'draft'

    def action_reconcile(self):
        """Compare now, and exchange what was found to be missing with the next exchange."""
        if any(portal.state != 'on' for portal in self):
            raise UserError(self.env._("Connect the portal first."))
        self.last_reconciled_at = False
        self.action_run()

    def action_run(self):
        """Exchange now what waits."""
        if any(portal.state != 'on' for portal in self):
            raise UserError(self.env._("Connect the portal first."))
        for portal in self:
            portal._run()

    @api.model
    def _cron_run(self):
        portals = self.search([('state', '=', 'on')])
        self.env['ir.cron']._commit_progress(remaining=len(portals))
        for portal in portals:
            portal._run()
            if not self.env['ir.cron']._commit_progress(1):
                break

    def _run(self):
        """Fill the outbox, deliver, confirm and pull. What fails is written down and never stops the other portals."""
        self.ensure_one()
        try:
            for step in ('enqueue', 'deliver', 'confirm', 'reconcile', 'pull'):
                if self._can(step):
                    getattr(self, f'_run_{step}')()
            self.last_error = False
        except PortalUnauthorised as error:
            self.write({'state': 'stopped', 'last_error': str(error)})
        except PortalError as error:
            self.last_error = str(error)
        self.last_run_at = fields.Datetime.now()

    def _run_enqueue(self):
        getattr(self, f'_enqueue_{self.kind}')()

    def _run_deliver(self):
        Message = self.env['farm.portal.message']
        due = Message.search(Domain('portal_id', '=', self.id) & Message._get_due_domain(), order='id', limit=BATCH)
        due.try_lock_for_update()._deliver(self._get_client())

    def _run_confirm(self):
        sent = self.env['farm.portal.message'].search(
            [('portal_id', '=', self.id), ('state', '=', 'sent')], order='id', limit=BATCH
        )
        if sent:
            getattr(self, f'_confirm_{self.kind}')(self._get_client(), sent)

    def _run_reconcile(self):
        """Once a day, look whether the portal still has what it confirmed in the last weeks."""
        now = fields.Datetime.now()
        if self.last_reconciled_at and self.last_reconciled_at > now - RECONCILE_EVERY:
            return
        confirmed = self.env['farm.portal.message'].search(
            [('portal_id', '=', self.id), ('state', '=', 'confirmed'), ('sent_at', '>=', now - RECONCILE_BACK)],
            order='id',
        )
        self.last_reconciled_at = now  # also where it fails: a portal that cannot say it is asked again tomorrow
        if confirmed:
            getattr(self, f'_reconcile_{self.kind}')(self._get_client(), confirmed)

    def _run_pull(self):
        self._receive(getattr(self, f'_pull_{self.kind}')(self._get_client()))
        self.env['farm.portal.message'].search([('portal_id', '=', self.id), ('state', '=', 'open')])._match()

    def _receive(self, payloads):
        """Keep what came in as it came; the same thing coming again is kept once, with its latest content.

        :param dict payloads: key -> content
        """
        self.ensure_one()
        known = self.env['farm.portal.message'].search(
            [('portal_id', '=', self.id), ('direction', '=', 'in'), ('key', 'in', list(payloads))]
        )
        for message in known:
            if message.payload != payloads[message.key]:
                message.payload = payloads[message.key]
        new = payloads.keys() - set(known.mapped('key'))
        known.create(
            [
                {'portal_id': self.id, 'direction': 'in', 'key': key, 'payload': payload, 'state': 'open'}
                for key, payload in payloads.items()
                if key in new
            ]
        )

    # === Actions === #

    def action_view_messages(self):
        self.ensure_one()
        return {
            **self.env['ir.actions.act_window']._for_xml_id('farm_trace_portal.farm_portal_message_action'),
            'domain': [('portal_id', '=', self.id)],
            'context': {key: value for key, value in self.env.context.items() if key.startswith('search_default_')},
        }
