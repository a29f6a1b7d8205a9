from datetime import datetime, timezone

from odoo import fields, models

from ..epcis.events import VIETNAM
from ..tools.sortable_sheet import workbook


class StockLot(models.Model):
    """What an authority asks for when it comes: events, a sortable sheet, a dossier."""

    _inherit = 'stock.lot'

    def _get_graph_lots(self):
        """Return these lots with all that they were made of, and all that was made of them."""
        return self | self._trace_backward().lot_id | self._trace_forward().to_lot_id

    def _get_sortable_sheet(self):
        """Return the sheet of critical tracking events of these lots, as XLSX."""
        return workbook(
            [
                self._prepare_harvest_sheet(),
                self._prepare_receiving_sheet(),
                self._prepare_transformation_sheet(),
                self._prepare_shipping_sheet(),
            ]
        )

    def _prepare_harvest_sheet(self):
        titles = (
            self.env._("Traceability lot code"),
            self.env._("Lot"),
            self.env._("Product"),
            self.env._("Harvested or made on"),
            self.env._("Grower or maker"),
            self.env._("Place"),
            self.env._("Stall"),
        )
        rows = [
            (
                lot._get_trace_uri(),
                lot.name,
                lot.product_id.name,
                lot.harvest_date,
                lot.producer_id.name,
                lot.producer_id.commune_id.display_name,
                lot.stall_id.name,
            )
            for lot in self.sorted('id')
        ]
        return self.env._("Harvesting"), titles, rows

    def _prepare_receiving_sheet(self):
        titles = (
            self.env._("Traceability lot code"),
            self.env._("Quantity"),
            self.env._("Unit"),
            self.env._("Received on"),
            self.env._("Place"),
            self.env._("Reference document"),
        )
        codes = {lot._get_trace_uri() for lot in self}
        # Who may read an event reads on the sheet what its place and its document are called.
        events_sudo = self.trace_event_ids.sudo()
        rows = [
            (
                element['epcClass'],
                element['quantity'],
                element.get('uom', ''),
                self._to_local(event.event_time),
                event.location_id.display_name,
                event.document_ref.display_name if event.document_ref else '',
            )
            for event in events_sudo.sorted('event_time')
            if event.biz_step == 'commissioning' and event.event_type == 'ObjectEvent'
            for element in event.body['quantityList']
            if element['epcClass'] in codes
        ]
        return self.env._("Receiving"), titles, rows

    def _prepare_transformation_sheet(self):
        titles = (
            self.env._("Lot code used up"),
            self.env._("Quantity"),
            self.env._("Unit"),
            self.env._("New lot code"),
            self.env._("Product"),
            self.env._("Date"),
        )
        edges = self.env['farm.trace.edge'].search(
            [('kind', '=', 'made'), '|', ('lot_id', 'in', self.ids), ('to_lot_id', 'in', self.ids)], order='date, id'
        )
        rows = [
            (
                edge.lot_id._get_trace_uri(),
                edge.quantity,
                edge.product_uom_id.name,
                edge.to_lot_id._get_trace_uri(),
                edge.to_lot_id.product_id.name,
                self._to_local(edge.date),
            )
            for edge in edges
        ]
        return self.env._("Transformation"), titles, rows

    def _prepare_shipping_sheet(self):
        titles = (
            self.env._("Traceability lot code"),
            self.env._("Product"),
            self.env._("Quantity"),
            self.env._("Unit"),
            self.env._("Kind"),
            self.env._("Recipient"),
            self.env._("Recipient's address"),
            self.env._("Date"),
            self.env._("Reference document"),
        )
        edges = self.env['farm.trace.edge'].search(
            [('kind', '!=', 'made'), ('lot_id', 'in', self.ids)], order='date, id'
        )
        kinds = dict(edges._fields['kind']._description_selection(self.env))
        # Who may read a link reads on the sheet who the buyer is and by which document.
        edges_sudo = edges.sudo()
        rows = [
            (
                edge.lot_id._get_trace_uri(),
                edge.product_id.name,
                edge.quantity,
                edge.product_uom_id.name,
                kinds[edge.kind],
                edge.partner_id.name or self.env._("Sold over the counter"),
                ", ".join((edge.partner_id.contact_address or '').split('\n')),
                self._to_local(edge.date),
                edge.picking_id.name,
            )
            for edge in edges_sudo
        ]
        return self.env._("Shipping"), titles, rows

    def _to_local(self, moment):
        """Return a moment as people here read it; sheets know no time zones."""
        local = fields.Datetime.to_datetime(moment).replace(tzinfo=timezone.utc).astimezone(VIETNAM)
        return datetime(local.year, local.month, local.day, local.hour, local.minute)

    def action_export_trace(self):
        return {
            'type': 'ir.actions.act_window',
            'name': self.env._("Export"),
            'res_model': 'farm.trace.export',
            'view_mode': 'form',
            'target': 'new',
            'context': {'default_lot_ids': self.ids},
        }
