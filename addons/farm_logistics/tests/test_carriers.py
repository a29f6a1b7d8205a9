from datetime import date

from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import LogisticsCommon


@tagged('post_install', '-at_install')
class TestCarriers(LogisticsCommon):
    def _rate(self, *lines, partner=None):
        cart = self._create_cart(*lines)
        if partner:
            cart.partner_shipping_id = partner
        return self.shuttle.rate_shipment(cart)

    def test_a_new_market_has_shuttle_pickup_and_cash_on_delivery(self):
        other = self._create_market("Sàn mới")
        for service in ('shuttle', 'pickup'):
            carrier = other._get_market_carrier(service)
            self.assertTrue(carrier.is_published)
            self.assertTrue(carrier.allow_cash_on_delivery)
            self.assertFalse(carrier.product_id.taxes_id)
            self.assertEqual(carrier.product_id.company_id, other)
        provider = self.env['payment.provider'].search(
            [
                ('company_id', '=', other.id),
                ('custom_mode', '=', 'cash_on_delivery'),
            ]
        )
        self.assertEqual(provider.mapped('state'), ['enabled'])
        self.assertTrue(provider.is_published)

    def test_setting_a_market_up_again_changes_nothing(self):
        self.shuttle.price_rule_ids[0].list_base_price = 12000
        self.market._setup_market_carriers()
        self.assertEqual(self.market._get_market_carrier('shuttle'), self.shuttle)
        self.assertEqual(self.shuttle.price_rule_ids[0].list_base_price, 12000)
        self.assertEqual(self.env['delivery.carrier'].search_count([('company_id', '=', self.market.id)]), 2)

    def test_buyers_are_offered_the_ways_of_their_market_and_no_other(self):
        cart = self._create_cart((self.greens, 1))
        cart.partner_shipping_id.country_id = self.env.ref('base.vn')
        self.assertEqual(cart._get_delivery_methods(), self.shuttle + self.pickup)

    def test_names_are_vietnamese_and_english(self):
        self.assertEqual(self.shuttle.with_context(lang='en_US').name, "Market shuttle")
        self.assertEqual(self.shuttle.with_context(lang='vi_VN').name, "Xe của chợ")
        self.assertEqual(self.pickup.with_context(lang='vi_VN').name, "Nhận tại gian hàng")

    def test_a_small_parcel_costs_the_fixed_price_and_a_heavy_one_by_weight(self):
        self.assertEqual(self._rate((self.greens, 2))['price'], 15000)
        self.assertEqual(self._rate((self.greens, 20))['price'], 30000)

    def test_each_stalls_parcel_is_weighed_and_priced_alone(self):
        rate = self._rate((self.greens, 2), (self.rice_bag, 20))
        self.assertEqual(rate['price'], 15000 + 30000)

    def test_picking_up_costs_nothing(self):
        self.assertEqual(self.pickup.rate_shipment(self._create_cart((self.greens, 2)))['price'], 0)

    def test_a_price_holds_for_its_place_only(self):
        bac_ninh = self.commune_a.province_id
        far = self.buyer.copy({'city': "Hiệp Hòa", 'state_id': bac_ninh.state_id.id})
        self.assertEqual(far.commune_id, self.commune_a)
        self.shuttle.price_rule_ids = [
            Command.create(
                {
                    'variable': 'weight',
                    'operator': '<=',
                    'max_value': 100,
                    'list_base_price': 9000,
                    'sequence': 0,
                    'commune_ids': [Command.set(self.commune_a.ids)],
                }
            )
        ]
        self.assertEqual(self._rate((self.greens, 2), partner=far)['price'], 9000)
        self.assertEqual(self._rate((self.greens, 2))['price'], 15000)
        self.shuttle.price_rule_ids.filtered(lambda rule: not rule.sequence).write(
            {
                'commune_ids': [Command.clear()],
                'province_ids': [Command.set(bac_ninh.ids)],
            }
        )
        self.assertEqual(self._rate((self.greens, 2), partner=far)['price'], 9000)
        self.assertEqual(self._rate((self.greens, 2))['price'], 15000)

    def test_a_price_holds_for_its_time_only(self):
        rules = self.shuttle.price_rule_ids
        rules[0].copy({'list_base_price': 18000, 'sequence': 0, 'date_from': date(2030, 1, 1)})
        cart = self._create_cart((self.greens, 2))
        self.assertEqual(self.shuttle.rate_shipment(cart)['price'], 15000)
        cart.date_order = '2030-02-01 08:00:00'
        self.assertEqual(self.shuttle.rate_shipment(cart)['price'], 18000)
        with self.assertRaises(ValidationError):
            rules[0].write({'date_from': date(2030, 1, 2), 'date_to': date(2030, 1, 1)})

    def test_where_no_price_holds_the_shuttle_does_not_go(self):
        self.shuttle.price_rule_ids.province_ids = self.commune_a.province_id
        rate = self._rate((self.greens, 2))
        self.assertFalse(rate['success'])
        self.assertIn(self.shuttle.name, rate['error_message'])

    def test_a_parcel_leaves_from_the_hub_of_its_stall(self):
        contact = self.hub_a.warehouse_id.partner_id
        self.assertNotEqual(contact, self.market.partner_id)
        self.assertEqual(contact.commune_id, self.commune_a)
        cart = self._create_cart((self.greens, 2))
        self.assertEqual(self.shuttle._get_pickup_partner(cart), contact)
        [order] = self._order((self.greens, 1))
        self.assertEqual(self.shuttle._get_pickup_partner(order.picking_ids), contact)
        self.hub_a.address = "Chợ Thắng"
        self.assertEqual(contact.street, "Chợ Thắng")
