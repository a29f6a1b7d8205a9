from datetime import datetime, timezone

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..epcis import events
from ..epcis.event_hash import event_hash


class FarmTraceEvent(models.Model):
    """What happened to lots, as an EPCIS 2.0 event. Written once; never changed, never deleted.

    The name is the event's content hash (CBV 2.0, 8.9), so that any change would show. A wrong event is corrected by
    another one that declares the error (EPCIS 2.0, 7.4.1.2), not by an edit.
    """

    _name = 'farm.trace.event'
    _description = "Trace Event"
    _order = 'event_time desc, id desc'

    name = fields.Char(string="Identifier", required=True, readonly=True)
    event_type = fields.Selection(
        selection=[
            ('ObjectEvent', "Observation"),
            ('AggregationEvent', "Aggregation"),
            ('TransformationEvent', "Transformation"),
        ],
        required=True,
        readonly=True,
    )
    action = fields.Selection(selection=[('ADD', "Begins"), ('OBSERVE', "Goes On"), ('DELETE', "Ends")], readonly=True)
    biz_step = fields.Selection(
        selection=[
            ('commissioning', "Received With Its Code"),
            ('packing', "Packed"),
            ('shipping', "Sent Out"),
            ('receiving', "Received Back"),
            ('retail_selling', "Sold Over the Counter"),
            ('holding', "Put on Hold"),
            ('inspecting', "Inspected"),
            ('destroying', "Destroyed"),
        ],
        string="Step",
        required=True,
        readonly=True,
    )
    disposition = fields.Selection(
        selection=[
            ('active', "In Circulation"),
            ('in_progress', "In Progress"),
            ('in_transit', "On Its Way"),
            ('retail_sold', "Sold"),
            ('returned', "Given Back"),
            ('conformant', "In Order"),
            ('non_conformant', "Not in Order"),
            ('non_sellable_other', "Not for Sale"),
            ('recalled', "Recalled"),
            ('destroyed', "Destroyed"),
        ],
        string="State After It",
        readonly=True,
        help="The keys are those of GS1's vocabulary (CBV 2.0, 7.2).",
    )
    event_time = fields.Datetime(string="Happened", required=True, readonly=True, index=True)
    lot_ids = fields.Many2many(
        'stock.lot', 'farm_trace_event_lot_rel', 'event_id', 'lot_id', string="Lots", required=True, readonly=True
    )
    location_id = fields.Many2one('stock.location', string="Place", readonly=True, ondelete='restrict')
    document_ref = fields.Reference(selection='_selection_document_model', string="Document", readonly=True)
    document_name = fields.Char(string="Comes From", compute='_compute_document_name')
    company_id = fields.Many2one('res.company', string="Market", required=True, readonly=True, index=True)
    body = fields.Json(string="EPCIS Event", required=True, readonly=True)

    error_reason = fields.Selection(
        selection=[('incorrect_data', "Its Data Are Wrong"), ('did_not_occur', "It Never Happened")],
        string="Declared Wrong",
        readonly=True,
        help="This record declares that the event of the same name is wrong.",
    )
    is_wrong = fields.Boolean(compute='_compute_is_wrong', help="Another record declares that this event is wrong.")

    _event_uniq = models.UniqueIndex("(name) WHERE error_reason IS NULL", "This event is recorded already.")
    _declaration_uniq = models.UniqueIndex(
        "(name) WHERE error_reason IS NOT NULL", "This event was declared wrong already."
    )

    @api.model
    def _selection_document_model(self):
        """Models whose records an event may follow from. Hook: rooms that record events add theirs."""
        return [
            ('stock.picking', "Transfer"),
            ('stock.move', "Stock Move"),
            ('stock.scrap', "Scrap"),
            ('farm.hold', "Hold"),
        ]

    @api.depends('document_ref')
    def _compute_document_name(self):
        # Who may read the event may know which transfer or hold it came from, without a right to open it.
        documents_sudo = {event: event.sudo().document_ref for event in self}
        names = {}
        for model in {document._name for document in documents_sudo.values() if document}:
            ids = {document.id for document in documents_sudo.values() if document and document._name == model}
            for document_sudo in self.env[model].sudo().browse(ids).exists():
                names[document_sudo] = document_sudo.display_name
        for event, document_sudo in documents_sudo.items():
            event.document_name = names.get(document_sudo, False)

    @api.depends('biz_step', 'event_time')
    def _compute_display_name(self):
        labels = dict(self._fields['biz_step']._description_selection(self.env))
        for event in self:
            when = fields.Datetime.context_timestamp(event, event.event_time)
            event.display_name = f"{labels.get(event.biz_step)}, {when:%d/%m/%Y %H:%M}"

    @api.depends('name', 'error_reason')
    def _compute_is_wrong(self):
        declared = self.search([('name', 'in', self.mapped('name')), ('error_reason', '!=', False)])
        names = set(declared.mapped('name'))
        for event in self:
            event.is_wrong = not event.error_reason and event.name in names

    def write(self, vals):  # pylint: disable=method-required-super  # refusing is all it does
        raise UserError(self.env._("Events are a record: they are neither changed nor deleted. Record what is right."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("Events are a record: they are neither changed nor deleted. Record what is right."))

    # === Building === #

    @api.model
    def _prepare_event_values(self, body, lots, company, place=None, document=None):
        """Return the values of an event.

        :param dict body: as made by :mod:`odoo.addons.farm_trace.epcis.events`
        :param stock.lot lots: the lots that it speaks of
        :param document: the record that it follows from
        """
        moment = datetime.fromisoformat(body['eventTime']).astimezone(timezone.utc).replace(tzinfo=None)
        name = event_hash(body)
        return {
            'name': name,
            'event_type': body['type'],
            'action': body.get('action', False),
            'biz_step': body['bizStep'],
            'disposition': body.get('disposition', False),
            'event_time': fields.Datetime.to_string(moment),
            'lot_ids': [fields.Command.set(lots.ids)],
            'company_id': company.id,
            'location_id': place.id if place else False,
            'document_ref': f'{document._name},{document.id}' if document else False,
            'body': {**body, 'eventID': name},
        }

    @api.model
    def _record(self, vals_list):
        """Create the events that are not recorded yet: two with the same content are one and the same event."""
        by_name = {vals['name']: vals for vals in vals_list}
        if not by_name:
            return self
        recorded = set(self.search([('name', 'in', list(by_name)), ('error_reason', '=', False)]).mapped('name'))
        return self.create([vals for name, vals in by_name.items() if name not in recorded])

    def _declare_error(self, reason, corrective=None):
        """Record that these events are wrong, and return the declarations. The events stay as they are.

        :param str reason: ``incorrect_data`` or ``did_not_occur``
        :param farm.trace.event corrective: the events that tell it right
        """
        groups = ('farm_base.group_quality_officer', 'farm_base.group_board')
        if not self.env.su and not any(self.env.user.has_group(group) for group in groups):
            raise AccessError(self.env._("Only a quality officer or the management board declares an event wrong."))
        if any(event.error_reason or event.is_wrong for event in self):
            raise UserError(self.env._("This event was declared wrong already."))
        names = (corrective or self.browse()).mapped('name')
        # The right was checked above; the record itself takes entries from the engine only.
        declarations = self.sudo().create([event._prepare_declaration_values(reason, names) for event in self])
        self.invalidate_recordset(['is_wrong'])
        return declarations

    def _prepare_declaration_values(self, reason, names):
        self.ensure_one()
        return {
            'name': self.name,
            'event_type': self.event_type,
            'action': self.action,
            'biz_step': self.biz_step,
            'disposition': self.disposition,
            'event_time': self.event_time,
            'lot_ids': [fields.Command.set(self.lot_ids.ids)],
            'company_id': self.company_id.id,
            'location_id': self.location_id.id,
            'document_ref': f'{self.document_ref._name},{self.document_ref.id}' if self.document_ref else False,
            'error_reason': reason,
            'body': events.error_declaration(self.body, fields.Datetime.now(), reason, names),
        }

    def action_declare_error(self):
        self.ensure_one()
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Declare It Wrong"),
            'res_model': 'farm.trace.event.error',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_event_id': self.id},
        }

    @api.model
    def _get_place_uri(self, location):
        """Return the URI of a stock location: of the stall where it is one. The market has no GLN and invents none."""
        base = location.get_base_url().rstrip('/')
        stall = self.env['farm.stall'].sudo().search([('location_id', '=', location.id)], limit=1)
        return f'{base}/stall/{stall.code}' if stall else f'{base}/location/{location.id}'

    @api.model
    def _get_transaction(self, document):
        """Return type and URI of the business transaction that an event follows from."""
        base = document.get_base_url().rstrip('/')
        if document._name == 'stock.picking':
            kind = 'recadv' if document.picking_type_code == 'incoming' else 'desadv'
            return (kind, f'{base}/transfer/{document.id}')
        kind = document._name.rpartition('.')[2]
        return (f'{base}/vocabulary/transaction-{kind}', f'{base}/{kind}/{document.id}')

    def _get_epcis_document(self):
        """Return these events as one EPCIS 2.0 document, oldest first."""
        ordered = self.sorted(lambda event: (event.event_time, event.id))
        return events.document([event.body for event in ordered], fields.Datetime.now())
