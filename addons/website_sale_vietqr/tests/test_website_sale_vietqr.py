import json

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.payment_vietqr.tests.common import VietQRCommon


@tagged('post_install', '-at_install')
class TestWebsiteSaleVietqr(VietQRCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vietqr.state = 'enabled'
        product = cls.env['product.product'].create(
            {
                'name': "Rau cần",
                'list_price': cls.amount,
                'type': 'service',
                'taxes_id': False,
            }
        )
        pricelist = cls.env['product.pricelist'].create(
            {'name': "VND", 'currency_id': cls.currency.id},
        )
        cls.order = cls.env['sale.order'].create(
            {
                'partner_id': cls.partner.id,
                'pricelist_id': pricelist.id,
                'order_line': [Command.create({'product_id': product.id, 'price_unit': cls.amount})],
            }
        )

    def _create_for_order(self, reference):
        return self._create_pending(reference, sale_order_ids=[Command.set(self.order.ids)])

    def _render(self):
        return str(
            self.env['ir.qweb']._render(
                'website_sale.payment_confirmation_status',
                {
                    'order': self.order,
                    'json': json,
                    'order_tracking_info': {},
                },
            )
        )

    def test_order_page_shows_the_code_until_it_is_paid(self):
        transaction = self._create_for_order('VietQR 1')
        html = self._render()
        self.assertIn('o_vietqr_image', html)
        self.assertIn(transaction.vietqr_content, html)
        self.assertNotIn('role="alert"', html.split('o_vietqr_waiting')[-1])
        self._receive(transaction)
        html = self._render()
        self.assertNotIn('o_vietqr_image', html)
        self.assertIn('alert-success', html)

    def test_money_for_an_open_order_is_taken(self):
        transaction = self._create_for_order('VietQR 1')
        self._receive(transaction)
        self.assertEqual(transaction.state, 'done')

    def test_money_for_a_cancelled_order_is_kept_back(self):
        transaction = self._create_for_order('VietQR 1')
        self.order._action_cancel()
        notice = self._receive(transaction)
        self.assertEqual((notice.state, transaction.state), ('late', 'pending'))
        self.assertIn(self.order.name, notice.state_reason)

    def test_money_for_an_order_paid_in_another_way_is_kept_back(self):
        first, second = self._create_for_order('VietQR 1'), self._create_for_order('VietQR 2')
        self._receive(first)
        notice = self._receive(second, referenceCode='FT2')
        self.assertEqual((notice.state, second.state), ('late', 'pending'))
