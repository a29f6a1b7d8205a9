import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools import tracking
from ..tools.carrier_http import CarrierError
from .delivery_tracking_event import TRACKING_STATUSES

_logger = logging.getLogger(__name__)

REFRESH_AFTER = timedelta(hours=6)  # of silence the carrier is asked
REFRESH_BATCH = 100
SAME_REPORT_WITHIN = timedelta(minutes=10)


class StockPicking(models.Model):
    _inherit = 'stock.picking'

    carrier_tracking_ref = fields.Char(index='btree_not_null')
    tracking_event_ids = fields.One2many('delivery.tracking.event', 'picking_id', readonly=True)
    tracking_status = fields.Selection(
        TRACKING_STATUSES, string="Parcel", copy=False, readonly=True, index='btree_not_null'
    )
    tracking_status_date = fields.Datetime(string="Parcel Status Since", copy=False, readonly=True)
    tracking_checked_at = fields.Datetime(
        string="Parcel Last Asked For", copy=False, readonly=True, index='btree_not_null'
    )
    carrier_expected_date = fields.Datetime(string="Expected Arrival", copy=False, readonly=True)
    cod_currency_id = fields.Many2one('res.currency', compute='_compute_cod_currency_id')
    cod_amount = fields.Monetary(
        string="Cash on Delivery",
        currency_field='cod_currency_id',
        copy=False,
        readonly=True,
        help="What the carrier was told to collect from the buyer for this parcel, in đồng.",
    )
    parcel_number = fields.Integer(
        default=1,
        copy=False,
        readonly=True,
        help="Counts the shipments of this transfer; a cancelled one is not used again.",
    )
    has_parcel_tracking = fields.Boolean(related='carrier_id.supports_parcel_tracking')
    has_carrier_label = fields.Boolean(compute='_compute_has_carrier_label')

    def _compute_cod_currency_id(self):
        self.cod_currency_id = self.env.ref('base.VND')

    @api.depends('carrier_id', 'carrier_tracking_ref')
    def _compute_has_carrier_label(self):
        for picking in self:
            picking.has_carrier_label = bool(picking.carrier_tracking_ref) and hasattr(
                picking.carrier_id, f'_{picking.carrier_id.delivery_type}_get_label_action'
            )

    def write(self, vals):
        res = super().write(vals)
        if vals.get('carrier_tracking_ref'):
            self._link_tracking_events()
        return res

    def _link_tracking_events(self):
        """Take over reports that came before this transfer had its reference."""
        for picking in self.filtered(lambda p: p.picking_type_code == 'outgoing' and p.carrier_id):
            events_sudo = (
                self.env['delivery.tracking.event']
                .sudo()
                .search(
                    [
                        ('picking_id', '=', False),
                        ('carrier_id.delivery_type', '=', picking.carrier_id.delivery_type),
                        ('tracking_ref', 'in', picking.carrier_tracking_ref.split(',')),
                    ]
                )
            )
            events_sudo.write({'picking_id': picking.id})
            events_sudo._notify_picking()

    def _on_tracking_event(self, event):
        """Take note of what the carrier reports. Extend it to act on it.

        Called once for each new event, also for late ones: compare ``event.status``
        with :attr:`tracking_status` to know whether it is the present state.

        :param event: a `delivery.tracking.event` of this transfer
        """
        self.ensure_one()
        if event.status and event.happened_at >= (self.tracking_status_date or event.happened_at):
            # The carrier's report, not the logged-in user, changes the transfer.
            self.sudo().write(
                {
                    'tracking_status': event.status,
                    'tracking_status_date': event.happened_at,
                }
            )

    def _is_parcel_collecting(self):
        """Return whether the courier has collected, or is still to collect, our money."""
        self.ensure_one()
        return self.tracking_status not in (tracking.RETURNING, tracking.RETURNED, tracking.CANCELLED)

    def _get_parcel_client_ref(self):
        """Return our own name for this shipment: the same at each attempt to send it.

        The carrier recognises by it an order whose answer got lost, so it must not
        depend on anything that a rollback undoes, and must differ between databases.
        """
        self.ensure_one()
        database = self.env['ir.config_parameter'].sudo().get_param('database.uuid', '')
        return f'{database.replace("-", "")[:8]}-{self.id}-{self.parcel_number}'

    def _get_tracking_timeline(self):
        """Return the events to show to the buyer, newest first, repetitions left out."""
        self.ensure_one()
        events = self.tracking_event_ids.filtered('status').sorted()
        timeline = events[:1]
        for event in events[1:]:
            if (event.status, event.place) != (timeline[-1].status, timeline[-1].place):
                timeline += event
        return timeline

    def action_get_carrier_label(self):
        """Show the carrier's label of this parcel."""
        self.ensure_one()
        self.check_access('write')
        carrier = self.carrier_id
        try:
            return getattr(carrier, f'_{carrier.delivery_type}_get_label_action')(self)
        except CarrierError as error:
            raise UserError(carrier._get_carrier_error_message(error)) from error

    def action_refresh_tracking(self):
        """Ask the carriers now where the parcels are."""
        self.check_access('write')
        for picking in self.filtered(lambda p: p.carrier_tracking_ref and p.has_parcel_tracking):
            try:
                picking._refresh_tracking()
            except CarrierError as error:
                raise UserError(picking.carrier_id._get_carrier_error_message(error)) from error

    def _refresh_tracking(self):
        """Ask the carrier where the parcel is.

        :raises CarrierError: it did not tell
        """
        self.ensure_one()
        carrier = self.carrier_id
        updates = getattr(carrier, f'_{carrier.delivery_type}_get_tracking_updates')(self)
        self.sudo().tracking_checked_at = fields.Datetime.now()
        news = [update for update in updates if not self._is_reported(update)]
        return self.env['delivery.tracking.event']._record(carrier, news)

    def _is_reported(self, update):
        """Return whether the carrier has told the same before, by its callback.

        What is asked for and what is called back carry different identities and
        moments that differ a little.
        """
        return any(
            event.raw_status == update.raw_status and abs(event.happened_at - update.happened_at) <= SAME_REPORT_WITHIN
            for event in self.tracking_event_ids
        )

    @api.model
    def _get_stale_tracking_domain(self):
        """Return which parcels are under way and have been silent too long."""
        silent_since = fields.Datetime.now() - REFRESH_AFTER
        return Domain(
            [
                ('carrier_tracking_ref', '!=', False),
                ('state', '=', 'done'),
                ('picking_type_code', '=', 'outgoing'),
                ('tracking_status', 'not in', [False, *tracking.FINAL_STATUSES]),
                ('tracking_status_date', '<', silent_since),
            ]
        ) & (Domain('tracking_checked_at', '=', False) | Domain('tracking_checked_at', '<', silent_since))

    @api.model
    def _cron_refresh_tracking(self):
        """Ask for parcels of which nothing was heard: a report may have got lost."""
        domain = self._get_stale_tracking_domain()
        pickings = self.search(domain, limit=REFRESH_BATCH, order='tracking_checked_at, id')
        self.env['ir.cron']._commit_progress(remaining=self.search_count(domain))
        unusable = self.env['delivery.carrier']
        for picking in pickings:
            if picking.carrier_id not in unusable and picking.has_parcel_tracking:
                try:
                    picking._refresh_tracking()
                except CarrierError as error:
                    unusable |= picking.carrier_id
                    _logger.warning(
                        "Carrier %s cannot tell about its parcels: %s", picking.carrier_id.name, type(error).__name__
                    )
            picking.tracking_checked_at = fields.Datetime.now()
            self.env['ir.cron']._commit_progress(1)
