from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import UserError

TRACKING_STATUSES = [
    ('created', "Registered with the carrier"),
    ('picked_up', "Picked up"),
    ('in_transit', "On the way"),
    ('out_for_delivery', "Out for delivery"),
    ('delivered', "Delivered"),
    ('failed', "Delivery failed"),
    ('returning', "Being returned"),
    ('returned', "Returned"),
    ('cancelled', "Cancelled"),
]


class DeliveryTrackingEvent(models.Model):
    """One report of a carrier about one parcel. Append-only.

    A report may come before the transfer knows its tracking reference (carriers call
    back while they still answer the order): it is kept without a transfer and joined
    to it by :meth:`stock.picking._link_tracking_events`.
    """

    _name = 'delivery.tracking.event'
    _description = "Parcel Tracking Event"
    _order = 'happened_at desc, id desc'
    _rec_name = 'tracking_ref'

    carrier_id = fields.Many2one('delivery.carrier', required=True, index=True, ondelete='restrict')
    picking_id = fields.Many2one('stock.picking', string="Transfer", index='btree_not_null', ondelete='cascade')
    company_id = fields.Many2one('res.company', compute='_compute_company_id', store=True, index=True)
    tracking_ref = fields.Char(string="Tracking Reference", required=True, index=True)
    status = fields.Selection(
        TRACKING_STATUSES,
        help="The carrier's status in common terms. Empty where the carrier reports something "
        "else than the parcel's way, such as a new weight or fee.",
    )
    raw_status = fields.Char(string="Carrier Status", required=True)
    raw_id = fields.Char(string="Report", required=True, help="Names this report among all reports about the parcel.")
    happened_at = fields.Datetime(string="When", required=True, index=True)
    place = fields.Char(string="Where")
    description = fields.Char()
    raw_payload = fields.Json(string="Report as Received", groups='stock.group_stock_manager')

    _unique_report = models.UniqueIndex(
        '(carrier_id, tracking_ref, raw_id)', "This report of the carrier is recorded already."
    )

    @api.depends('picking_id.company_id', 'carrier_id.company_id')
    def _compute_company_id(self):
        for event in self:
            event.company_id = event.picking_id.company_id or event.carrier_id.company_id

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Reports of carriers are kept as they came and cannot be deleted."))

    @api.model
    def _record(self, carriers, updates):
        """Record reports of one of ``carriers``; what is recorded already is left alone.

        :param carriers: `delivery.carrier` records that share one account of the carrier
        :param updates: :class:`~odoo.addons.delivery_tracking.tools.tracking.TrackingUpdate`
        :returns: the events that are new
        """
        # A report is the carrier's act, whoever happens to be logged in.
        events_sudo = self.sudo()
        for update in updates:
            if not events_sudo._find_report(carriers, update):
                events_sudo |= events_sudo._create_from_update(carriers, update)
        events_sudo._notify_picking()
        return events_sudo

    def _find_report(self, carriers, update):
        return self.search(
            [
                ('carrier_id', 'in', carriers.ids),
                ('tracking_ref', '=', update.tracking_ref),
                ('raw_id', '=', update.raw_id),
            ],
            limit=1,
        )

    def _create_from_update(self, carriers, update):
        picking_sudo = self._find_picking(carriers, update.tracking_ref)
        values = self._prepare_event_values(carriers, picking_sudo, update)
        try:
            with self.env.cr.savepoint():
                return self.create(values)
        except UniqueViolation:
            # The same report arrived twice at once, and the other one was first.
            return self.browse()

    def _prepare_event_values(self, carriers, picking, update):
        return {
            'carrier_id': (picking.carrier_id & carriers or carriers[:1]).id,
            'picking_id': picking.id,
            'tracking_ref': update.tracking_ref,
            'status': update.status,
            'raw_status': update.raw_status,
            'raw_id': update.raw_id,
            'happened_at': update.happened_at,
            'place': update.place,
            'description': update.description,
            'raw_payload': update.payload,
        }

    def _find_picking(self, carriers, tracking_ref):
        """Return the transfer that sent the parcel, empty if it is not known (yet).

        Transfers of one chain share the reference: the one that leaves the warehouse
        counts. After a cancellation the transfer has lost its reference, but its events
        have not.
        """
        pickings = self.env['stock.picking'].search(
            [
                ('carrier_id', 'in', carriers.ids),
                ('carrier_tracking_ref', '=', tracking_ref),
            ]
        )
        if pickings:
            return (pickings.filtered(lambda p: p.picking_type_code == 'outgoing') or pickings)[:1]
        return self.search(
            [
                ('carrier_id', 'in', carriers.ids),
                ('tracking_ref', '=', tracking_ref),
                ('picking_id', '!=', False),
            ],
            limit=1,
        ).picking_id

    def _notify_picking(self):
        """Tell the transfers about their new events, oldest first."""
        for event in self.sorted(lambda e: (e.happened_at, e.id)):
            if event.picking_id:
                event.picking_id._on_tracking_event(event)
