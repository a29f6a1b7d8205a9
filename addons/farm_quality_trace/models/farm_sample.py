from urllib.parse import quote

from odoo import fields, models

from odoo.addons.farm_quality.engine.limits import FAILING, PASSING
from odoo.addons.farm_trace.epcis import events
from odoo.addons.farm_trace.epcis.events import Quantity


class FarmSample(models.Model):
    """A verified test of a lot is part of the lot's history, in the same transaction."""

    _inherit = 'farm.sample'

    def _after_step(self, name):
        # OVERRIDE: the verdict stands from here on; one that is declared invalid was no inspection.
        res = super()._after_step(name)
        if name == 'verify':
            self._record_inspections()
        elif name == 'invalidate':
            self._get_inspections()._declare_error('incorrect_data')
        return res

    def _record_inspections(self):
        told = self.filtered(lambda sample: sample.lot_id.trace_code and sample.verdict in (*PASSING, *FAILING))
        # Who verifies tests has no right on the record of events, and needs none.
        self.env['farm.trace.event'].sudo()._record([sample._prepare_inspection_event() for sample in told])

    def _prepare_inspection_event(self):
        self.ensure_one()
        # The history of a lot is the market's, whoever verified its test.
        Event, lot_sudo = self.env['farm.trace.event'], self.sudo().lot_id
        body = events.object_event(
            'OBSERVE',
            'inspecting',
            fields.Datetime.now(),
            [Quantity(lot_sudo._get_trace_uri(), lot_sudo.product_qty, lot_sudo.product_uom_id._get_epcis_code())],
            disposition='non_conformant' if self.verdict in FAILING else 'conformant',
            transactions=[Event._get_transaction(self)],
        )
        body['certificationInfo'] = f'{self.get_base_url().rstrip("/")}/analysis/{quote(self.name)}'
        return Event._prepare_event_values(body, lot_sudo, company=self.company_id, document=self)

    def _get_inspections(self):
        """Return the events (sudoed) of these tests that stand."""
        references = [f'farm.sample,{sample_id}' for sample_id in self.ids]
        events_sudo = self.env['farm.trace.event'].sudo().search([('document_ref', 'in', references)])
        return events_sudo.filtered(lambda event: not event.error_reason and not event.is_wrong)
