from odoo import models

from ..tools.checkvn import CheckVN


class FarmPortal(models.Model):
    """Adapter of the city's portal: its products give the numbers under which our lots are published there."""

    _inherit = 'farm.portal'

    def _get_client_checkvn(self, secret):
        return CheckVN(self.base_url, self.login or '', secret)

    def _pull_checkvn(self, client):
        return {str(product['Product_ID']): product for product in client.products()}

    def _enqueue_checkvn(self):
        """Put the released lots of the products that the portal knows into the outbox, once each."""
        codes = self.env['farm.portal.code'].search([('portal_id', '=', self.id), ('product_tmpl_id', '!=', False)])
        by_listing = {code.product_tmpl_id: code.code for code in codes}
        # Lots are published for the market, not for who presses the button.
        lots = (
            self.env['stock.lot']
            .sudo()
            .search(
                [
                    ('product_id.product_tmpl_id', 'in', codes.product_tmpl_id.ids),
                    ('trace_code', '!=', False),
                    ('is_released', '=', True),
                    ('id', 'not in', self.message_line_ids.lot_id.ids),
                ]
            )
        )
        self.env['farm.portal.message'].create(
            [
                {
                    'portal_id': self.id,
                    'key': lot.trace_code,
                    'lot_id': lot.id,
                    'payload': self._prepare_checkvn_batch(lot, by_listing[lot.product_id.product_tmpl_id]),
                }
                for lot in lots
            ]
        )

    def _prepare_checkvn_batch(self, lot, product_code):
        return {
            'Product_ID': product_code,
            'Batch_ID': lot.trace_code,
            'Factory_ID': lot.stall_id.code,
            'QRCodeNumber': 1,
            'SerialNumberStart': 1,
            'SerialNumberEnd': 1,
            'SerialNumberText': lot.trace_url,
            'ManufactureDate': f'{lot.harvest_date:%d/%m/%Y}' if lot.harvest_date else '',
            'ManufactureShift': '',
        }

    def _deliver_checkvn(self, client, message):
        client.activate(message.payload)
        return message.payload['Batch_ID']

    def _reconcile_checkvn(self, client, messages):
        self._confirm_checkvn(client, messages)

    def _confirm_checkvn(self, client, messages):
        """Compare with what the portal has: what it knows is confirmed, what it lost is sent again."""
        for product, sent in messages.grouped(lambda message: message.payload['Product_ID']).items():
            known = {str(batch.get('Batch_ID')) for batch in client.batches(product)}
            for message in sent:
                if message.remote_ref in known:
                    message.state = 'confirmed'
                else:
                    message._postpone(self.env._("The portal does not have it."))
