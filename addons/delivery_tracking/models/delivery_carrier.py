import json
import secrets
from urllib.parse import quote, urlsplit

import requests

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import consteq

from ..tools import carrier_http
from ..tools.parcel import Parcel, round_up, to_grams

LOCAL_HOSTS = ('127.0.0.1', 'localhost', '::1')


class DeliveryCarrier(models.Model):
    """What carriers with a parcel service share.

    A provider ``<code>`` may offer, beside Odoo's own hooks:

    - ``_<code>_get_tracking_updates(picking)``: list of :class:`TrackingUpdate`, asked
      of the carrier now;
    - ``_<code>_get_label_action(picking)``: an action that shows the label;
    - ``_<code>_test_connection()``: raises a :class:`CarrierError`, or returns nothing.
    """

    _inherit = 'delivery.carrier'

    webhook_token = fields.Char(
        string="Callback Secret",
        copy=False,
        groups='base.group_system',
        help="The carrier proves with this secret that a report comes from it.",
    )
    webhook_url = fields.Char(
        string="Callback Address",
        compute='_compute_webhook_url',
        groups='base.group_system',
        help="Give this address to the carrier, which reports each step of a parcel to it.",
    )
    supports_parcel_tracking = fields.Boolean(compute='_compute_supports_parcel_tracking')

    @api.depends('delivery_type')
    def _compute_supports_parcel_tracking(self):
        for carrier in self:
            carrier.supports_parcel_tracking = hasattr(carrier, f'_{carrier.delivery_type}_get_tracking_updates')

    @api.depends('delivery_type', 'webhook_token')
    def _compute_webhook_url(self):
        for carrier in self:
            carrier.webhook_url = carrier.webhook_token and carrier._get_webhook_url()

    def _get_webhook_url(self):
        """Return the address that the carrier calls. Extended by each provider."""
        self.ensure_one()
        return f'{self.get_base_url()}/delivery/{self.delivery_type}/webhook'

    def action_renew_webhook_token(self):
        """Draw a new secret; the one before is void from now on."""
        for carrier in self:
            carrier.webhook_token = secrets.token_urlsafe(32)

    def action_test_carrier_connection(self):
        """Ask the carrier something harmless and tell whether it worked."""
        self.ensure_one()
        self.check_access('write')
        try:
            getattr(self, f'_{self.delivery_type}_test_connection')()
        except carrier_http.CarrierError as error:
            raise UserError(self._get_carrier_error_message(error)) from error
        return {
            'type': 'ir.actions.client',
            'tag': 'display_notification',
            'params': {
                'type': 'success',
                'message': self.env._("%(carrier)s accepts the credentials.", carrier=self.name),
            },
        }

    @api.model
    def _get_webhook_carriers(self, delivery_type, token):
        """Return the carriers, as superuser, whose secret ``token`` is; empty if none."""
        if not token:
            return self.browse()
        # The caller is a machine without a user: the secret is its right.
        carriers_sudo = self.sudo().search([('delivery_type', '=', delivery_type), ('webhook_token', '!=', False)])
        return carriers_sudo.filtered(lambda c: consteq(c.webhook_token, token))

    @api.model
    def _check_service_url(self, url):
        """Refuse an address to which credentials would travel unencrypted.

        :raises ValidationError: neither https nor this machine
        """
        parts = urlsplit(url or '')
        if parts.scheme == 'https' and parts.hostname:
            return
        if parts.scheme == 'http' and parts.hostname in LOCAL_HOSTS:
            return
        raise ValidationError(
            self.env._(
                "The address of the service, %(url)s, must begin with https://, or the credentials "
                "would travel unprotected.",
                url=url,
            )
        )

    @api.model
    def _get_carrier_session(self):
        """Return what carries the HTTP requests. A seam for tests and proxies."""
        return requests.Session()

    def _get_carrier_error_message(self, error):
        """Return, in the user's language, what went wrong and what to do about it."""
        name = self.name
        if isinstance(error, carrier_http.CarrierUnauthorised):
            return self.env._(
                "%(carrier)s refused our credentials. Ask an administrator to check token, shop "
                "and environment of this delivery method.",
                carrier=name,
            )
        if isinstance(error, carrier_http.CarrierRefused):
            return self.env._(
                "%(carrier)s refused: %(reason)s Correct this and try again.",
                carrier=name,
                reason=(error.reason or error.code).rstrip('. ') + '.',
            )
        if error.may_have_acted:
            return self.env._(
                "%(carrier)s gave no readable answer. Try again in some minutes: if the parcel "
                "was registered, it is found again and not registered twice.",
                carrier=name,
            )
        return self.env._(
            "%(carrier)s cannot be reached now. Try again in some minutes, or choose another delivery method.",
            carrier=name,
        )

    # ------------------------------------------------------------------
    # Parcels
    # ------------------------------------------------------------------

    def _get_parcel_grams(self, weight):
        """Return a weight in the database's unit as whole grams, rounded up.

        :raises UserError: there is no weight
        """
        unit = self.env['product.template']._get_weight_uom_id_from_ir_config_parameter()
        grams = to_grams(unit._compute_quantity(weight, self.env.ref('uom.product_uom_gram'), round=False), 1)
        if grams <= 0:
            raise UserError(self.env._("The parcel has no weight. Enter the weight of the products or of the parcel."))
        return grams

    def _get_order_grams(self, order):
        """Return the weight of an order in grams; see :meth:`_get_parcel_grams`."""
        weight = self.env.context.get('order_weight') or order.shipping_weight
        return self._get_parcel_grams(weight or order._get_estimated_weight())

    def _get_order_parcel(self, order, package_type):
        """Return the one :class:`Parcel` that an order would make."""
        return self._make_parcel(self._get_parcel_content(order), self._get_order_grams(order), package_type)

    def _get_picking_parcels(self, picking, package_type):
        """Return the list of :class:`Parcel` of a transfer: its packages, and what is loose.

        :param package_type: gives the size where a package has none of its own
        """
        packages = picking.move_line_ids.result_package_id.with_context(picking_id=picking.id)
        if not packages:
            weight = picking.shipping_weight or picking._get_estimated_weight()
            return [self._make_parcel(self._get_parcel_content(picking), self._get_parcel_grams(weight), package_type)]
        parcels = [
            self._make_parcel(
                package.name,
                self._get_parcel_grams(package.shipping_weight or package.weight),
                package.package_type_id if package.package_type_id.packaging_length else package_type,
            )
            for package in packages
        ]
        if picking.weight_bulk:
            parcels.append(
                self._make_parcel(
                    self._get_parcel_content(picking), self._get_parcel_grams(picking.weight_bulk), package_type
                )
            )
        return parcels

    def _make_parcel(self, name, grams, package_type):
        unit = self.env['product.template']._get_length_uom_id_from_ir_config_parameter()
        centimetre = self.env.ref('uom.product_uom_cm')
        length, width, height = (
            round_up(unit._compute_quantity(size, centimetre, round=False))
            for size in (package_type.packaging_length, package_type.width, package_type.height)
        )
        return Parcel(name, grams, length, width, height)

    def _get_amount_in_vnd(self, amount, currency, company, date=None):
        """Return an amount as whole đồng."""
        vnd = self.env.ref('base.VND')
        if currency != vnd:
            amount = currency._convert(amount, vnd, company, date or fields.Date.context_today(self))
        return round(amount)

    def _get_cod_amount(self, picking):
        """Return what the courier shall collect for ``picking``, in whole đồng.

        Nothing, unless the buyer chose to pay on delivery. Then what of the order is
        neither paid nor collected by another parcel; while further parcels are to
        come, not more than the goods in this one.
        """
        order = picking.sale_id
        if not order or not order._is_cash_on_delivery():
            return 0
        others = (order.picking_ids - picking).filtered(lambda p: p.picking_type_code == 'outgoing')
        collected = sum(others.filtered(lambda p: p._is_parcel_collecting()).mapped('cod_amount'))
        due = (
            self._get_amount_in_vnd(order.amount_total - order.amount_paid, order.currency_id, order.company_id)
            - collected
        )
        if others.filtered(lambda p: p.state not in ('done', 'cancel')):
            due = min(due, self._get_goods_value(picking))
        return max(due, 0)

    def _get_goods_value(self, picking):
        """Return the selling price of a transfer's goods with taxes, in whole đồng."""
        order = picking.sale_id
        currency = order.currency_id or picking.company_id.currency_id
        return self._get_amount_in_vnd(sum(picking.move_line_ids.mapped('sale_price')), currency, picking.company_id)

    def _get_order_goods_value(self, order):
        """Return the price of an order's goods with taxes, in whole đồng."""
        return self._get_amount_in_vnd(
            order._compute_amount_total_without_delivery(), order.currency_id, order.company_id
        )

    def _get_parcel_content(self, picking_or_order):
        """Return what is in the parcel, in words for the courier."""
        if picking_or_order._name == 'sale.order':
            lines = picking_or_order.order_line.filtered(lambda line: line.product_id.type == 'consu')
            parts = [(line.product_id, line.product_uom_qty, line.product_uom_id) for line in lines]
        else:
            moves = picking_or_order.move_ids.filtered(lambda m: m.state != 'cancel')
            parts = [(m.product_id, m.quantity or m.product_uom_qty, m.product_uom) for m in moves]
        return ", ".join(f"{product.name} {quantity:g} {uom.name}" for product, quantity, uom in parts)

    def _get_tracking_links(self, picking, prefix):
        """Return the address where the buyer follows the parcel, or Odoo's list for several."""
        links = [(ref, prefix + quote(ref)) for ref in picking.carrier_tracking_ref.split(',')]
        return links[0][1] if len(links) == 1 else json.dumps(links)

    def _get_amount_in_order_currency(self, amount, order, company):
        """Return an amount of đồng in the currency of an order, or of the company."""
        vnd = self.env.ref('base.VND')
        currency = order.currency_id or company.currency_id
        return vnd._convert(amount, currency, company, fields.Date.context_today(self))

    def _get_pickup_partner(self, picking_or_order):
        """Return from where the parcel leaves: the warehouse, else the company."""
        record = picking_or_order
        warehouse = record.warehouse_id if record._name == 'sale.order' else record.picking_type_id.warehouse_id
        return warehouse.partner_id or record.company_id.partner_id
