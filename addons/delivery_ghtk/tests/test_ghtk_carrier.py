from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.delivery_tracking.tests.fake_carrier import CUT, DROP, Answer

from .common import CANCEL, FEE, LABEL, ORDER, PICK_ADDRESSES, PLACED, STATUS, GhtkCase, refusal, success

EXISTS = refusal(
    'Mã đơn hàng của bạn đã tồn tại',
    error={'code': 'ORDER_ID_EXIST', 'partner_id': 'a4', 'ghtk_label': 'S1.A1.2001297581', 'status': 2},
)


@tagged('post_install', '-at_install')
class TestGhtkCarrier(GhtkCase):
    # --- quoting

    def test_a_quotation_comes_from_ghtk_in_grams(self):
        self.product.weight = 0.33
        rate = self.carrier.rate_shipment(self._make_order(1.23))
        self.assertTrue(rate['success'], rate['error_message'])
        self.assertEqual(rate['price'], 45400)
        query = self.fake.calls(FEE)[0].query
        self.assertEqual(query['weight'], ['406'])
        self.assertEqual((query['ward'], query['province']), (["Xã Hiệp Hòa"], ["Hà Nội"]))
        self.assertEqual(query['tags[]'], ['7'])
        self.assertNotIn('ghtk-secret', str(query))

    def test_faults_become_messages_that_say_what_to_do(self):
        order = self._make_order()
        cases = [
            (refusal('Cần cung cấp token hợp lệ', '20101', 401), "credentials"),
            (Answer(500), "cannot be reached"),
            (Answer(fault=DROP), "Try again"),
            (Answer(200, {'success': True, 'fee': {'fee': 1}}, fault=CUT), "Try again"),
            (Answer(200, b'<html>'), "Try again"),
            (refusal('Xin hãy gửi trường district.', '', 422), "Xin hãy gửi trường district."),
        ]
        for answer, words in cases:
            with self.subTest(answer=answer):
                self.fake.answer('GET', FEE, answer)
                rate = self.carrier.rate_shipment(order)
                self.assertFalse(rate['success'])
                self.assertIn(words, rate['error_message'])

    def test_the_former_district_is_sent_where_somebody_entered_it(self):
        self.carrier.rate_shipment(self._make_order())
        self.buyer.ghtk_district = "Huyện Hiệp Hòa"
        self.carrier.rate_shipment(self._make_order())
        queries = [call.query for call in self.fake.calls(FEE)]
        self.assertNotIn('district', queries[0])
        self.assertEqual(queries[1]['district'], ["Huyện Hiệp Hòa"])

    def test_the_pickup_address_must_be_complete(self):
        self.warehouse.partner_id.phone = False
        message = self.carrier.rate_shipment(self._make_order())['error_message']
        self.assertIn("Trạm Hiệp Hòa", message)
        self.assertFalse(self.fake.received)

    # --- sending

    def test_a_parcel_is_registered_and_followed(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.assertEqual(picking.carrier_tracking_ref, 'S1.A1.2001297581')
        self.assertEqual(picking.carrier_price, 45400)
        self.assertEqual(picking.tracking_status, 'created')
        self.assertEqual(str(picking.carrier_expected_date), '2099-07-02 11:00:00')
        self.assertEqual(picking.carrier_tracking_url, 'https://i.ghtk.vn/S1.A1.2001297581')
        body = self.fake.calls(ORDER)[0].body
        self.assertEqual(body['order']['id'], picking._get_parcel_client_ref())
        self.assertEqual((body['order']['pick_money'], body['order']['is_freeship']), (0, 1))
        self.assertEqual(body['order']['weight_option'], 'gram')
        self.assertEqual([product['weight'] for product in body['products']], [2000])
        self.assertIn("Rau cần", body['products'][0]['name'])

    def test_cash_on_delivery_is_the_order_total(self):
        picking = self._make_delivery(self.carrier, cash_on_delivery=True)
        picking.send_to_shipper()
        self.assertEqual(self.fake.calls(ORDER)[0].body['order']['pick_money'], picking.sale_id.amount_total)
        self.assertEqual(picking.cod_amount, picking.sale_id.amount_total)

    def test_a_lost_answer_finds_the_parcel_again(self):
        self.fake.answer('GET', STATUS, success(order={'status': '2', 'ship_money': '30400', 'insurance': '15000'}))
        for lost in (Answer(500), Answer(fault=DROP), Answer(200, {'success': True, 'order': PLACED}, fault=CUT)):
            with self.subTest(lost=lost):
                self.fake.received.clear()
                self.fake.answer('POST', ORDER, lost, EXISTS)
                picking = self._make_delivery(self.carrier)
                picking.send_to_shipper()
                self.assertEqual(picking.carrier_tracking_ref, 'S1.A1.2001297581')
                self.assertEqual(picking.carrier_price, 45400)
                first, second = (call.body['order']['id'] for call in self.fake.calls(ORDER))
                self.assertEqual(first, second)

    def test_a_refusal_reaches_the_user_in_the_carriers_words(self):
        self.fake.answer('POST', ORDER, refusal('Vui lòng nhập tên quận/huyện', '30306', 422))
        picking = self._make_delivery(self.carrier)
        with self.assertRaisesRegex(UserError, 'Vui lòng nhập tên quận/huyện'):
            picking.send_to_shipper()
        self.assertFalse(picking.carrier_tracking_ref)

    def test_an_address_kept_at_ghtk_goes_along(self):
        self.carrier.ghtk_pick_address_id = '88'
        self._make_delivery(self.carrier).send_to_shipper()
        self.assertEqual(self.fake.calls(ORDER)[0].body['order']['pick_address_id'], '88')

    # --- cancelling, asking, printing

    def test_a_cancelled_parcel_gets_another_name_when_sent_again(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        picking.cancel_shipment()
        self.assertEqual((picking.carrier_tracking_ref, picking.tracking_status), (False, 'cancelled'))
        picking.send_to_shipper()
        ids = [call.body['order']['id'] for call in self.fake.calls(ORDER)]
        self.assertNotEqual(*ids)

    def test_cancelling_what_ghtk_has_cancelled_already_is_no_error(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer('POST', CANCEL, refusal('Đơn hàng đã ở trạng thái hủy', '50101'))
        self.fake.answer('GET', STATUS, success(order={'status': '-1'}))
        picking.cancel_shipment()
        self.assertEqual(picking.tracking_status, 'cancelled')

    def test_a_parcel_picked_up_is_not_cancelled(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer('POST', CANCEL, refusal('Đơn đã lấy hàng, không thể hủy đơn.', '50102'))
        self.fake.answer('GET', STATUS, success(order={'status': '3'}))
        with self.assertRaisesRegex(UserError, 'Đơn đã lấy hàng'):
            picking.cancel_shipment()

    def test_asking_brings_the_present_status(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer('GET', STATUS, success(order={'status': '5', 'modified': '2099-10-31 22:32:08'}))
        picking.action_refresh_tracking()
        self.assertEqual(picking.tracking_status, 'delivered')

    def test_the_label_is_fetched_once_and_kept(self):
        picking = self._make_delivery(self.carrier)
        picking.send_to_shipper()
        self.fake.answer('GET', LABEL, Answer(200, b'%PDF-1.4 nhan'))
        first = picking.action_get_carrier_label()
        self.assertEqual(first, picking.action_get_carrier_label())
        self.assertEqual(len(self.fake.calls(LABEL)), 1)
        attachment = self.env['ir.attachment'].search(
            [('res_model', '=', 'stock.picking'), ('res_id', '=', picking.id)]
        )
        self.assertEqual(attachment.raw, b'%PDF-1.4 nhan')

    # --- configuration

    def test_the_connection_is_tried_with_something_harmless(self):
        self.fake.answer('GET', PICK_ADDRESSES, success(data=[]))
        self.assertEqual(self.carrier.action_test_carrier_connection()['params']['type'], 'success')
        self.fake.answer('GET', PICK_ADDRESSES, refusal('Cần cung cấp token hợp lệ', '20101', 401))
        with self.assertRaisesRegex(UserError, "credentials"):
            self.carrier.action_test_carrier_connection()

    def test_the_address_follows_the_environment(self):
        self.carrier.prod_environment = True
        self.assertEqual(self.carrier.ghtk_base_url, 'https://services.giaohangtietkiem.vn')

    def test_credentials_are_not_sent_without_encryption(self):
        with self.assertRaises(ValidationError):
            self.carrier.ghtk_base_url = 'http://services.giaohangtietkiem.vn'

    def test_without_token_the_message_names_the_administrator(self):
        self.carrier.ghtk_token = False
        self.assertIn("administrator", self.carrier.rate_shipment(self._make_order())['error_message'])

    def test_the_form_opens(self):
        form = Form(self.env['delivery.carrier'])
        form.name = "GHTK 2"
        form.product_id = self.fee_product
        form.delivery_type = 'ghtk'
        self.assertEqual(form.save().ghtk_transport, 'road')
