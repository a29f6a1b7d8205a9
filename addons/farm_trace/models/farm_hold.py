from odoo import api, models

from ..epcis import events
from ..epcis.events import Quantity


class FarmHold(models.Model):
    _inherit = 'farm.hold'

    @api.model
    def _selection_source_model(self):
        return [*super()._selection_source_model(), ('farm.recall', self.env._("Recall"))]

    @api.model_create_multi
    def create(self, vals_list):
        # OVERRIDE: that a lot was stopped is part of its history, in the same transaction.
        holds = super().create(vals_list)
        holds._record_trace_events('holding')
        holds.lot_id._touch_public_page()
        return holds

    def write(self, vals):
        # OVERRIDE: what the public page says of a hold shows at once.
        res = super().write(vals)
        if {'state', 'public_reason'} & vals.keys():
            self.lot_id._touch_public_page()
        return res

    def _close(self, reason):
        # OVERRIDE: and so is that it was let go.
        res = super()._close(reason)
        self._record_trace_events('inspecting')
        return res

    def _record_trace_events(self, biz_step):
        # Who opens or lifts a hold has no right on the record of events, and needs none.
        self.env['farm.trace.event'].sudo()._record(
            [hold._prepare_trace_event(biz_step) for hold in self.filtered('lot_id.trace_code')]
        )

    def _prepare_trace_event(self, biz_step):
        self.ensure_one()
        Event, lot = self.env['farm.trace.event'], self.lot_id
        opened, recalled = biz_step == 'holding', self.cause == 'recall'
        disposition = ('recalled' if recalled else 'non_sellable_other') if opened else 'conformant'
        body = events.object_event(
            'OBSERVE',
            biz_step,
            self.opened_at if opened else self.closed_at,
            [Quantity(lot._get_trace_uri(), lot.product_qty, lot.product_uom_id._get_epcis_code())],
            disposition=disposition,
            transactions=[Event._get_transaction(self)],
            persistent={'set' if opened else 'unset': ['recalled']} if recalled else None,
        )
        return Event._prepare_event_values(body, lot, company=self.company_id or lot.company_id, document=self)
