from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.delivery_tracking.tools.carrier_http import CarrierError, CarrierRefused
from odoo.addons.delivery_tracking.tools.tracking import CANCELLED, CREATED, TrackingUpdate

from ..tools.ghtk_client import PRODUCTION_URL, SANDBOX_URL, GhtkClient
from ..tools.ghtk_tracking import CANCELLED_STATUS, parse_expected, parse_status

TRACKING_PAGE = 'https://i.ghtk.vn/'


class DeliveryCarrier(models.Model):
    _inherit = 'delivery.carrier'

    delivery_type = fields.Selection(
        selection_add=[('ghtk', "Giao Hàng Tiết Kiệm (GHTK)")],
        ondelete={'ghtk': lambda recs: recs.write({'delivery_type': 'fixed', 'fixed_price': 0})},
    )
    ghtk_token = fields.Char(string="GHTK Token", copy=False, groups='base.group_system')
    ghtk_partner_code = fields.Char(string="GHTK Partner Code", copy=False, groups='base.group_system')
    ghtk_base_url = fields.Char(
        string="GHTK Address",
        compute='_compute_ghtk_base_url',
        store=True,
        readonly=False,
        groups='base.group_system',
        help="Follows the environment; change it only to use a gateway.",
    )
    ghtk_pick_address_id = fields.Char(
        string="GHTK Pick-up Address",
        help="Number of a pick-up address kept at GHTK. It goes before the address of the warehouse.",
    )
    ghtk_pick_option = fields.Selection(
        [('cod', "GHTK fetches the parcels"), ('post', "We bring them to a post office")],
        string="Hand-over",
        default='cod',
    )
    ghtk_transport = fields.Selection([('road', "By road"), ('fly', "By air")], string="Transport", default='road')
    ghtk_farm_produce = fields.Boolean(
        string="Farm Produce or Dry Food",
        default=True,
        help="Declares the goods as GHTK asks for (label 7); GHTK may charge extra for it.",
    )

    @api.depends('prod_environment')
    def _compute_ghtk_base_url(self):
        for carrier in self:
            carrier.ghtk_base_url = PRODUCTION_URL if carrier.prod_environment else SANDBOX_URL

    @api.constrains('ghtk_base_url')
    def _check_ghtk_base_url(self):
        for carrier in self.filtered(lambda c: c.delivery_type == 'ghtk'):
            carrier._check_service_url(carrier.ghtk_base_url)

    def _get_webhook_url(self):
        url = super()._get_webhook_url()
        if self.delivery_type == 'ghtk':
            url = f'{url}?hash={self.webhook_token}'
        return url

    def _ghtk_client(self):
        # Whoever ships uses the credentials, without being allowed to see them.
        carrier_sudo = self.sudo()
        if not carrier_sudo.ghtk_token:
            raise UserError(
                self.env._(
                    "%(carrier)s has no token yet. Ask an administrator to enter it in the delivery method.",
                    carrier=self.name,
                )
            )
        return GhtkClient(
            self._get_carrier_session(),
            carrier_sudo.ghtk_base_url,
            carrier_sudo.ghtk_token,
            carrier_sudo.ghtk_partner_code or '',
        )

    def _ghtk_test_connection(self):
        self._ghtk_client().check()

    # ------------------------------------------------------------------
    # Odoo's hooks
    # ------------------------------------------------------------------

    def ghtk_rate_shipment(self, order):
        """Quote an order; see :meth:`rate_shipment`."""
        self.ensure_one()
        try:
            fee = self._ghtk_client().fee(self._ghtk_prepare_fee_query(order))
        except CarrierError as error:
            return self._ghtk_no_rate(self._get_carrier_error_message(error))
        except UserError as error:
            return self._ghtk_no_rate(error.args[0])
        return {
            'success': True,
            'price': self._get_amount_in_order_currency(fee, order, order.company_id),
            'error_message': False,
            'warning_message': False,
        }

    def _ghtk_no_rate(self, message):
        return {'success': False, 'price': 0.0, 'error_message': message, 'warning_message': False}

    def ghtk_send_shipping(self, pickings):
        """Register the parcels; see :meth:`send_shipping`.

        :raises UserError: GHTK did not take one, and what to do about it
        """
        return [self._ghtk_send(picking) for picking in pickings]

    def _ghtk_send(self, picking):
        order, products = self._ghtk_prepare_order(picking)
        try:
            answer = self._ghtk_submit(order, products)
        except CarrierError as error:
            raise UserError(self._get_carrier_error_message(error)) from error
        picking.write(
            {
                'cod_amount': order['pick_money'],
                'carrier_expected_date': parse_expected(answer['estimated_deliver_time']) or False,
            }
        )
        self._ghtk_record(answer['label'], CREATED, order['id'])
        return {
            'exact_price': self._get_amount_in_order_currency(answer['fee'], picking.sale_id, picking.company_id),
            'tracking_number': answer['label'],
        }

    def _ghtk_submit(self, order, products):
        """Place the order. After a lost answer, place it again: GHTK takes an id only once."""
        client = self._ghtk_client()
        try:
            answer = client.submit(order, products)
        except CarrierError as error:
            if not error.may_have_acted:
                raise
            answer = client.submit(order, products)
        if answer['fee'] is None:
            placed = client.status(answer['label'])
            answer['fee'] = round(float(placed.get('ship_money') or 0)) + round(float(placed.get('insurance') or 0))
        return answer

    def ghtk_get_tracking_link(self, picking):
        return self._get_tracking_links(picking, TRACKING_PAGE)

    def ghtk_cancel_shipment(self, pickings):
        """Cancel the parcels; what is cancelled already is well."""
        for picking in pickings.filtered(lambda p: p.carrier_tracking_ref and p.tracking_status != CANCELLED):
            for label in picking.carrier_tracking_ref.split(','):
                self._ghtk_cancel(label)
                self._ghtk_record(label, CANCELLED, 'cancel')
            picking.write({'parcel_number': picking.parcel_number + 1, 'cod_amount': 0})

    def _ghtk_cancel(self, label):
        client = self._ghtk_client()
        try:
            try:
                client.cancel(label)
            except CarrierRefused:
                if str(client.status(label).get('status')) != str(CANCELLED_STATUS):
                    raise
        except CarrierError as error:
            raise UserError(self._get_carrier_error_message(error)) from error

    def _ghtk_get_default_custom_package_code(self):
        """GHTK knows no codes of boxes."""
        return False

    def _ghtk_get_tracking_updates(self, picking):
        client, now = self._ghtk_client(), fields.Datetime.now()
        return [parse_status(label, client.status(label), now) for label in picking.carrier_tracking_ref.split(',')]

    def _ghtk_get_label_action(self, picking):
        label = picking.carrier_tracking_ref.split(',')[-1]
        name = f'{self._get_delivery_label_prefix()}-{label}.pdf'
        attachment = self.env['ir.attachment'].search(
            [('res_model', '=', 'stock.picking'), ('res_id', '=', picking.id), ('name', '=', name)], limit=1
        )
        if not attachment:
            attachment = self.env['ir.attachment'].create(
                {
                    'name': name,
                    'raw': self._ghtk_client().label_pdf(label),
                    'res_model': 'stock.picking',
                    'res_id': picking.id,
                    'mimetype': 'application/pdf',
                }
            )
        return {'type': 'ir.actions.act_url', 'url': f'/web/content/{attachment.id}', 'target': 'new'}

    def _ghtk_record(self, label, status, raw_id):
        """Record what we have done ourselves as the first and last step of the parcel."""
        update = TrackingUpdate(label, f'own/{status}/{raw_id}', status, fields.Datetime.now(), status)
        self.env['delivery.tracking.event']._record(self, [update])
