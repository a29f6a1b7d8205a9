from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.delivery_tracking.tools.carrier_http import CarrierError, CarrierRefused
from odoo.addons.delivery_tracking.tools.tracking import CANCELLED, CREATED, TrackingUpdate, parse_moment

from ..tools.ghn_client import PRODUCTION_URL, SANDBOX_URL, GhnClient
from ..tools.ghn_tracking import parse_detail

TRACKING_PAGES = {True: 'https://donhang.ghn.vn/?order_code=', False: 'https://tracking.ghn.dev/?order_code='}


class DeliveryCarrier(models.Model):
    _inherit = 'delivery.carrier'

    delivery_type = fields.Selection(
        selection_add=[('ghn', "Giao Hàng Nhanh (GHN)")],
        ondelete={'ghn': lambda recs: recs.write({'delivery_type': 'fixed', 'fixed_price': 0})},
    )
    ghn_token = fields.Char(string="GHN Token", copy=False, groups='base.group_system')
    ghn_shop_id = fields.Char(string="GHN Shop Number", copy=False, groups='base.group_system')
    ghn_base_url = fields.Char(
        string="GHN Address",
        compute='_compute_ghn_base_url',
        store=True,
        readonly=False,
        groups='base.group_system',
        help="Follows the environment; change it only to use a gateway.",
    )
    ghn_package_type_id = fields.Many2one(
        'stock.package.type',
        string="GHN Default Box",
        domain=[('package_carrier_type', '=', 'ghn')],
        default=lambda self: self.env.ref('delivery_ghn.stock_package_type_box', raise_if_not_found=False),
        help="Size of a parcel that was not packed into a package of its own.",
    )
    ghn_required_note = fields.Selection(
        [('CHOXEMHANGKHONGTHU', "May look, not try"), ('CHOTHUHANG', "May try"), ('KHONGCHOXEMHANG', "May not look")],
        string="Buyer May Open the Parcel",
        default='CHOXEMHANGKHONGTHU',
    )
    ghn_pickup_at_shop = fields.Boolean(
        string="Pick Up at the Shop's Address",
        default=True,
        help="GHN fetches the parcels at the address registered for the shop. Otherwise at the "
        "address of the warehouse.",
    )
    ghn_label_page = fields.Selection(
        [('A5', "A5"), ('80x80', "80 × 80 mm"), ('52x70', "52 × 70 mm")], string="Label Size", default='A5'
    )

    @api.depends('prod_environment')
    def _compute_ghn_base_url(self):
        for carrier in self:
            carrier.ghn_base_url = PRODUCTION_URL if carrier.prod_environment else SANDBOX_URL

    @api.depends('delivery_type')
    def _compute_supports_shipping_insurance(self):
        res = super()._compute_supports_shipping_insurance()
        self.filtered(lambda c: c.delivery_type == 'ghn').supports_shipping_insurance = True
        return res

    @api.constrains('ghn_base_url')
    def _check_ghn_base_url(self):
        for carrier in self.filtered(lambda c: c.delivery_type == 'ghn'):
            carrier._check_service_url(carrier.ghn_base_url)

    @api.constrains('delivery_type', 'ghn_package_type_id')
    def _check_ghn_package_type_id(self):
        for carrier in self.filtered(lambda c: c.delivery_type == 'ghn'):
            box = carrier.ghn_package_type_id
            if not (box.packaging_length and box.width and box.height):
                raise ValidationError(
                    self.env._(
                        "GHN charges by weight and size. Choose for %(carrier)s a default box that has "
                        "length, width and height.",
                        carrier=carrier.name,
                    )
                )

    def _get_webhook_url(self):
        url = super()._get_webhook_url()
        if self.delivery_type == 'ghn':
            url = f'{url}?token={self.webhook_token}'
        return url

    def _ghn_client(self):
        # Whoever ships uses the credentials, without being allowed to see them.
        carrier_sudo = self.sudo()
        if not carrier_sudo.ghn_token or not carrier_sudo.ghn_shop_id:
            raise UserError(
                self.env._(
                    "%(carrier)s has no token or shop number yet. Ask an administrator to enter them in "
                    "the delivery method.",
                    carrier=self.name,
                )
            )
        return GhnClient(
            self._get_carrier_session(), carrier_sudo.ghn_base_url, carrier_sudo.ghn_token, carrier_sudo.ghn_shop_id
        )

    def _ghn_test_connection(self):
        self._ghn_client().check()

    # ------------------------------------------------------------------
    # Odoo's hooks
    # ------------------------------------------------------------------

    def ghn_rate_shipment(self, order):
        """Quote an order; see :meth:`rate_shipment`."""
        self.ensure_one()
        try:
            parcel = self._get_order_parcel(order, self.ghn_package_type_id)
            value = self._get_order_goods_value(order)
            body = self._ghn_prepare_order(order, order.partner_shipping_id, [parcel], value, 0)
            fee = self._ghn_client().preview(body)['total_fee']
        except CarrierError as error:
            return self._ghn_no_rate(self._get_carrier_error_message(error))
        except UserError as error:
            return self._ghn_no_rate(error.args[0])
        return {
            'success': True,
            'price': self._get_amount_in_order_currency(fee, order, order.company_id),
            'error_message': False,
            'warning_message': False,
        }

    def _ghn_no_rate(self, message):
        return {'success': False, 'price': 0.0, 'error_message': message, 'warning_message': False}

    def ghn_send_shipping(self, pickings):
        """Register the parcels; see :meth:`send_shipping`.

        :raises UserError: GHN did not take one, and what to do about it
        """
        return [self._ghn_send(picking) for picking in pickings]

    def _ghn_send(self, picking):
        body = self._ghn_prepare_picking_order(picking)
        try:
            answer = self._ghn_create(body)
        except CarrierError as error:
            raise UserError(self._get_carrier_error_message(error)) from error
        code = answer['order_code']
        picking.write(
            {
                'cod_amount': body['cod_amount'],
                'carrier_expected_date': parse_moment(answer['expected_delivery_time'], False),
            }
        )
        self._ghn_record(code, CREATED, body['client_order_code'])
        return {
            'exact_price': self._get_amount_in_order_currency(answer['total_fee'], picking.sale_id, picking.company_id),
            'tracking_number': code,
        }

    def _ghn_create(self, body):
        """Place the order. After a lost answer, look whether it was placed."""
        client = self._ghn_client()
        try:
            return client.place(body)
        except CarrierError as error:
            if not error.may_have_acted:
                raise
            found = client.find(body['client_order_code'])
            if not found:
                raise
            fee = client.preview(body)['total_fee']
            return {
                'order_code': str(found['order_code']),
                'total_fee': fee,
                'expected_delivery_time': found.get('leadtime'),
            }

    def ghn_get_tracking_link(self, picking):
        return self._get_tracking_links(picking, TRACKING_PAGES[self.prod_environment])

    def ghn_cancel_shipment(self, pickings):
        """Cancel the parcels; what is cancelled already is well."""
        for picking in pickings.filtered(lambda p: p.carrier_tracking_ref and p.tracking_status != CANCELLED):
            for code in picking.carrier_tracking_ref.split(','):
                self._ghn_cancel(code)
                self._ghn_record(code, CANCELLED, 'cancel')
            picking.write({'parcel_number': picking.parcel_number + 1, 'cod_amount': 0})

    def _ghn_cancel(self, code):
        client = self._ghn_client()
        try:
            try:
                client.cancel(code)
            except CarrierRefused:
                if client.detail(code).get('status') != 'cancel':
                    raise
        except CarrierError as error:
            raise UserError(self._get_carrier_error_message(error)) from error

    def _ghn_get_default_custom_package_code(self):
        """GHN knows no codes of boxes, only their sizes."""
        return False

    def _ghn_get_tracking_updates(self, picking):
        client, now = self._ghn_client(), fields.Datetime.now()
        updates = []
        for code in picking.carrier_tracking_ref.split(','):
            updates += parse_detail(code, client.detail(code), now)
        return updates

    def _ghn_get_label_action(self, picking):
        codes = picking.carrier_tracking_ref.split(',')
        return {
            'type': 'ir.actions.act_url',
            'url': self._ghn_client().print_url(codes, self.ghn_label_page or 'A5'),
            'target': 'new',
        }

    def _ghn_record(self, code, status, raw_id):
        """Record what we have done ourselves as the first and last step of the parcel."""
        update = TrackingUpdate(code, f'own/{status}/{raw_id}', status, fields.Datetime.now(), status)
        self.env['delivery.tracking.event']._record(self, [update])
