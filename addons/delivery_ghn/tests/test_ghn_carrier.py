from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from odoo.addons.delivery_tracking.tests.fake_carrier import CUT, DROP, Answer

from .common import CANCEL, CREATE, DETAIL, FIND, PLACED, PREVIEW, PRINT, PROVINCES, GhnCase, refusal, success


@tagged('post_install', '-at_install')
class TestGhnCarrier(GhnCase):
    # --- quoting

    def test_a_quotation_comes_from_ghn_with_grams_and_two_level_address(self):
        self.product.weight = 0.33
        rate = self.carrier.rate_shipment(self._make_order(1.23))
        self.assertTrue(rate['success'], rate['error_message'])
        self.assertEqual(rate['price'], 22000)
        body = self.fake.calls(PREVIEW)[0].body
        self.assertEqual(body['weight'], 406, "0.4059 kg, a started gram counts")
        self.assertEqual(body['service_type_id'], 2)
        self.assertTrue(body['is_new_to_address'])
        self.assertEqual((body['to_ward_name'], body['to_province_name']), ("Xã Hiệp Hòa", "Hà Nội"))
        self.assertEqual(body['to_phone'], '0912345678')
        self.assertNotIn('client_order_code', body)

    def test_a_heavy_order_is_asked_as_heavy_goods_with_sizes(self):
        self.carrier.rate_shipment(self._make_order(25))
        body = self.fake.calls(PREVIEW)[0].body
        self.assertEqual(body['service_type_id'], 5)
        self.assertEqual(body['items'][0]['length'], 30)
        self.assertEqual(body['items'][0]['weight'], 25000)

    def test_faults_become_messages_that_say_what_to_do(self):
        order = self._make_order()
        cases = [
            (Answer(401, {'code': 401, 'message': 'Token is not valid'}), "credentials"),
            (Answer(500), "cannot be reached"),
            (Answer(fault=DROP), "Try again"),
            (Answer(200, {'code': 200, 'data': {}}, fault=CUT), "Try again"),
            (Answer(200, b'<html>'), "Try again"),
            (refusal('Phường xã không hợp lệ.'), "Phường xã không hợp lệ."),
        ]
        for answer, words in cases:
            with self.subTest(answer=answer):
                self.fake.answer('POST', PREVIEW, answer)
                rate = self.carrier.rate_shipment(order)
                self.assertFalse(rate['success'])
                self.assertIn(words, rate['error_message'])
                self.assertNotIn('ghn-secret', rate['error_message'])

    def test_an_incomplete_address_or_weight_is_told_without_asking_ghn(self):
        order = self._make_order()
        self.buyer.phone = False
        self.assertIn("phone", self.carrier.rate_shipment(order)['error_message'])
        self.buyer.phone = '0912345678'
        self.product.weight = 0
        self.assertIn("weight", self.carrier.rate_shipment(self._make_order())['error_message'])
        self.assertFalse(self.fake.received)

    def test_without_token_the_message_names_the_administrator(self):
        self.carrier.ghn_token = False
        self.assertIn("administrator", self.carrier.rate_shipment(self._make_order())['error_message'])

    def test_a_salesman_quotes_without_seeing_the_token(self):
        user = new_test_user(
            self.env,
            'ghn_sale',
            'sales_team.group_sale_salesman',
            company_id=self.company.id,
            company_ids=self.company.ids,
        )
        order = self._make_order()
        order.user_id = user
        rate = self.carrier.with_user(user).rate_shipment(order.with_user(user))
        self.assertTrue(rate['success'])

    # --- sending

    def test_a_parcel_is_registered_and_followed(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.assertEqual(picking.carrier_tracking_ref, 'L8TKYG')
        self.assertEqual(picking.carrier_price, 22000)
        self.assertEqual(picking.tracking_status, 'created')
        self.assertTrue(picking.carrier_expected_date)
        self.assertEqual(picking.carrier_tracking_url, 'https://tracking.ghn.dev/?order_code=L8TKYG')
        body = self.fake.calls(CREATE)[0].body
        self.assertEqual((body['weight'], body['cod_amount'], body['payment_type_id']), (2000, 0, 1))
        self.assertEqual(body['client_order_code'], picking._get_parcel_client_ref())
        self.assertNotIn('from_name', body)

    def test_cash_on_delivery_is_the_order_total(self):
        picking = self._make_delivery(self.carrier, cash_on_delivery=True)
        picking.send_to_shipper()
        self.assertEqual(self.fake.calls(CREATE)[0].body['cod_amount'], picking.sale_id.amount_total)
        self.assertEqual(picking.cod_amount, picking.sale_id.amount_total)

    def test_more_cash_than_ghn_collects_is_refused_before_sending(self):
        picking = self._make_delivery(self.carrier, 2500, cash_on_delivery=True)
        with self.assertRaisesRegex(UserError, "50,000,000"):
            picking.send_to_shipper()
        self.assertFalse(self.fake.calls(CREATE))

    def test_insurance_follows_the_percentage_up_to_the_limit(self):
        self.assertTrue(self.carrier.supports_shipping_insurance)
        self.carrier.shipping_insurance = 50
        self._make_delivery(self.carrier).send_to_shipper()
        self._make_delivery(self.carrier, 1000).send_to_shipper()
        values = [call.body['insurance_value'] for call in self.fake.calls(CREATE)]
        self.assertEqual(values, [25000, 5_000_000])

    def test_pickup_at_the_warehouse_sends_its_address(self):
        self.carrier.ghn_pickup_at_shop = False
        self._make_delivery(self.carrier).send_to_shipper()
        body = self.fake.calls(CREATE)[0].body
        self.assertEqual((body['from_name'], body['from_ward_name']), ("Trạm Hiệp Hòa", "Xã Hiệp Hòa"))

    def test_a_lost_answer_finds_the_parcel_again(self):
        for lost in (Answer(500), Answer(fault=DROP), Answer(200, {'code': 200, 'data': PLACED}, fault=CUT)):
            with self.subTest(lost=lost):
                self.fake.received.clear()
                self.fake.answer('POST', CREATE, lost)
                self.fake.answer('POST', FIND, success({'order_code': 'L8TKYG', 'leadtime': '2026-09-17T16:59:59Z'}))
                picking = self._make_delivery(self.carrier)
                picking.send_to_shipper()
                self.assertEqual(picking.carrier_tracking_ref, 'L8TKYG')
                self.assertEqual(picking.carrier_price, 22000)
                self.assertEqual(len(self.fake.calls(CREATE)), 1)

    def test_a_lost_answer_without_parcel_asks_to_try_again_under_the_same_name(self):
        picking = self._make_delivery(self.carrier)
        self.fake.answer('POST', CREATE, Answer(fault=DROP), success(PLACED))
        with self.assertRaisesRegex(UserError, "not registered twice"):
            picking.send_to_shipper()
        self.assertFalse(picking.carrier_tracking_ref)
        picking.send_to_shipper()
        first, second = (call.body['client_order_code'] for call in self.fake.calls(CREATE))
        self.assertEqual(first, second)

    def test_a_refusal_reaches_the_user_in_the_carriers_words(self):
        self.fake.answer('POST', CREATE, refusal('Số điện thoại không hợp lệ'))
        picking = self._make_delivery(self.carrier)
        with self.assertRaisesRegex(UserError, 'Số điện thoại không hợp lệ'):
            picking.send_to_shipper()

    # --- cancelling, asking, printing

    def test_a_cancelled_parcel_gets_another_name_when_sent_again(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        picking.cancel_shipment()
        self.assertFalse(picking.carrier_tracking_ref)
        self.assertEqual(picking.tracking_status, 'cancelled')
        self.fake.answer('POST', CREATE, success({**PLACED, 'order_code': 'L8NEW1'}))
        picking.send_to_shipper()
        codes = [call.body['client_order_code'] for call in self.fake.calls(CREATE)]
        self.assertNotEqual(*codes)
        self.assertEqual(picking.tracking_status, 'created')

    def test_cancelling_what_ghn_has_cancelled_already_is_no_error(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer('POST', CANCEL, refusal('Đơn đã hủy'))
        self.fake.answer('POST', DETAIL, success({'status': 'cancel'}))
        picking.cancel_shipment()
        self.assertEqual(picking.tracking_status, 'cancelled')

    def test_a_parcel_under_way_is_not_cancelled(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer('POST', CANCEL, refusal('Đơn hàng đang giao'))
        self.fake.answer('POST', DETAIL, success({'status': 'delivering'}))
        with self.assertRaisesRegex(UserError, 'Đơn hàng đang giao'):
            picking.cancel_shipment()
        self.assertEqual(picking.carrier_tracking_ref, 'L8TKYG')

    def test_asking_brings_the_whole_way(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer(
            'POST',
            DETAIL,
            success(
                {
                    'status': 'delivered',
                    'updated_date': '2099-05-03T03:00:00Z',
                    'log': [
                        {'status': 'picked', 'updated_date': '2099-05-01T03:00:00Z'},
                        {'status': 'delivering', 'updated_date': '2099-05-02T03:00:00Z'},
                    ],
                }
            ),
        )
        picking.action_refresh_tracking()
        self.assertEqual(picking.tracking_status, 'delivered')
        self.assertEqual(
            picking._get_tracking_timeline().mapped('status'), ['delivered', 'out_for_delivery', 'picked_up', 'created']
        )

    def test_the_label_opens_at_ghn(self):
        picking = self._make_delivery(self.carrier)
        self.assertFalse(picking.has_carrier_label)
        picking.send_to_shipper()
        self.assertTrue(picking.has_carrier_label)
        self.fake.answer('POST', PRINT, success({'token': 'pass'}))
        action = picking.action_get_carrier_label()
        self.assertEqual(action['url'], f'{self.fake.url}/a5/public-api/printA5?token=pass')

    # --- configuration

    def test_the_connection_is_tried_with_something_harmless(self):
        self.fake.answer('GET', PROVINCES, success([{'ProvinceID': 1}]))
        self.assertEqual(self.carrier.action_test_carrier_connection()['params']['type'], 'success')
        self.fake.answer('GET', PROVINCES, Answer(401, {'code': 401, 'message': 'Token is not valid'}))
        with self.assertRaisesRegex(UserError, "credentials"):
            self.carrier.action_test_carrier_connection()

    def test_the_address_follows_the_environment(self):
        self.carrier.prod_environment = True
        self.assertEqual(self.carrier.ghn_base_url, 'https://online-gateway.ghn.vn')
        self.carrier.toggle_prod_environment()
        self.assertEqual(self.carrier.ghn_base_url, 'https://dev-online-gateway.ghn.vn')

    def test_credentials_are_not_sent_without_encryption(self):
        with self.assertRaises(ValidationError):
            self.carrier.ghn_base_url = 'http://online-gateway.ghn.vn'

    def test_a_box_without_size_is_refused(self):
        with self.assertRaises(ValidationError):
            self.carrier.ghn_package_type_id = self.env['stock.package.type'].create(
                {'name': "Túi", 'package_carrier_type': 'ghn'}
            )

    def test_the_form_opens_and_offers_the_default_box(self):
        form = Form(self.env['delivery.carrier'])
        form.name = "GHN 2"
        form.product_id = self.fee_product
        form.delivery_type = 'ghn'
        carrier = form.save()
        self.assertEqual(carrier.ghn_package_type_id, self.env.ref('delivery_ghn.stock_package_type_box'))
