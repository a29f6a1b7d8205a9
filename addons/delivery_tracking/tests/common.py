from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import TransactionCase

from .fake_carrier import FakeCarrier, LocalSession


class ParcelCase(TransactionCase):
    """A company in đồng, a buyer and goods in kilograms."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vnd = cls.env.ref('base.VND')
        cls.vnd.active = True
        cls.state = cls.env['res.country.state'].search(
            [('country_id.code', '=', 'VN'), ('code', '=', 'VN-HN')], limit=1
        )
        cls.company = cls.env['res.company'].create(
            {'name': "Chợ thử", 'currency_id': cls.vnd.id, 'country_id': cls.state.country_id.id}
        )
        cls.env.user.write({'company_ids': [Command.link(cls.company.id)], 'company_id': cls.company.id})
        cls.env = cls.env(context={**cls.env.context, 'allowed_company_ids': cls.company.ids})
        cls.warehouse = cls.env['stock.warehouse'].search([('company_id', '=', cls.company.id)], limit=1)
        cls.warehouse.partner_id.write(cls._address("Trạm Hiệp Hòa", '0204 387 1234'))
        cls.warehouse.out_type_id.print_label = False
        cls.buyer = cls.env['res.partner'].create(cls._address("Nguyễn Thị Mua", '+84 912 345 678'))
        cls.product = cls.env['product.product'].create(
            {'name': "Rau cần", 'type': 'consu', 'weight': 1.0, 'list_price': 25000, 'taxes_id': [Command.clear()]}
        )
        cls.fee_product = cls.env['product.product'].create(
            {'name': "Phí giao hàng", 'type': 'service', 'list_price': 0, 'taxes_id': [Command.clear()]}
        )

    @classmethod
    def _address(cls, name, phone):
        return {
            'name': name,
            'phone': phone,
            'street': "Thôn Đông",
            'city': "Xã Hiệp Hòa",
            'state_id': cls.state.id,
            'country_id': cls.state.country_id.id,
        }

    @classmethod
    def _make_carrier(cls, delivery_type='fixed', **values):
        return cls.env['delivery.carrier'].create(
            {
                'name': "Người giao",
                'delivery_type': delivery_type,
                'product_id': cls.fee_product.id,
                'company_id': cls.company.id,
                **values,
            }
        )

    def _make_order(self, quantity=2.0, carrier=None):
        order = self.env['sale.order'].create(
            {
                'partner_id': self.buyer.id,
                'company_id': self.company.id,
                'order_line': [
                    Command.create({'product_id': self.product.id, 'product_uom_qty': quantity, 'price_unit': 25000})
                ],
            }
        )
        if carrier:
            order.set_delivery_line(carrier, 20000)
        return order

    def _make_delivery(self, carrier, quantity=2.0, cash_on_delivery=False):
        """Return a transfer that is done and was not sent to the carrier yet."""
        order = self._make_order(quantity, carrier)
        if cash_on_delivery:
            self._pay_on_delivery(order)
        order.action_confirm()
        picking = order.picking_ids
        picking.move_ids.quantity = quantity
        picking.button_validate()
        self.assertEqual(picking.state, 'done')
        return picking

    def _pay_on_delivery(self, order):
        method = (
            self.env['payment.method']
            .sudo()
            .with_context(active_test=False)
            .search([('code', '=', 'cash_on_delivery')], limit=1)
        )
        provider = (
            self.env['payment.provider']
            .sudo()
            .create(
                {
                    'name': "Tiền mặt khi nhận",
                    'code': 'custom',
                    'custom_mode': 'cash_on_delivery',
                    'company_id': self.company.id,
                    'state': 'test',
                    'payment_method_ids': [Command.set(method.ids)],
                }
            )
        )
        return (
            self.env['payment.transaction']
            .sudo()
            .create(
                {
                    'provider_id': provider.id,
                    'payment_method_id': method.id,
                    'amount': order.amount_total,
                    'currency_id': order.currency_id.id,
                    'partner_id': order.partner_id.id,
                    'state': 'pending',
                    'reference': f'COD-{order.name}',
                    'sale_order_ids': [Command.set(order.ids)],
                }
            )
        )


class FakeCarrierCase(ParcelCase):
    """With a carrier's service on this machine."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        patcher = patch.object(cls.registry['delivery.carrier'], '_get_carrier_session', lambda self: LocalSession())
        patcher.start()
        cls.addClassCleanup(patcher.stop)

    def setUp(self):
        super().setUp()
        self.fake = FakeCarrier()
        self.addCleanup(self.fake.stop)
