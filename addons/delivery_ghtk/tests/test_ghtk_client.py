import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.delivery_tracking.tests.fake_carrier import Answer, FakeCarrier, LocalSession
from odoo.addons.delivery_tracking.tools.carrier_http import (
    CarrierAnswerInvalid,
    CarrierRefused,
    CarrierTimeout,
    CarrierUnauthorised,
)

from ..tools import ghtk_tracking
from ..tools.ghtk_client import GhtkClient
from .common import FEE, LABEL, ORDER, PLACED, STATUS, refusal, success


@tagged('post_install', '-at_install')
class TestGhtkClient(BaseCase):
    def setUp(self):
        super().setUp()
        self.fake = FakeCarrier()
        self.addCleanup(self.fake.stop)
        self.client = GhtkClient(
            LocalSession(), self.fake.url, 'secret', 'S308157', timeout=0.5, sleep=lambda seconds: None
        )

    def test_examples_in_docstrings_hold(self):
        result = doctest.testmod(ghtk_tracking)
        self.assertFalse(result.failed)
        self.assertTrue(result.attempted)

    def test_the_fee_includes_the_declared_value(self):
        self.fake.answer('GET', FEE, success(fee={'fee': 30400, 'insurance_fee': 15000, 'delivery': True}))
        self.assertEqual(self.client.fee({}), 45400)
        self.fake.answer(
            'GET', FEE, success(fee={'fee': 45400, 'ship_fee_only': 30400, 'insurance_fee': 15000, 'delivery': True})
        )
        self.assertEqual(self.client.fee({}), 45400)

    def test_a_place_that_is_not_served_is_a_refusal(self):
        self.fake.answer('GET', FEE, success(fee={'fee': 30400, 'delivery': False}))
        with self.assertRaises(CarrierRefused):
            self.client.fee({})

    def test_token_and_partner_travel_as_headers(self):
        self.fake.answer('POST', ORDER, success(order=PLACED))
        self.assertEqual(
            self.client.submit({'id': 'a4'}, []),
            {'label': 'S1.A1.2001297581', 'fee': 45400, 'estimated_deliver_time': "Chiều 2099-07-02"},
        )
        headers = self.fake.received[0].headers
        self.assertEqual((headers['Token'], headers['X-Client-Source']), ('secret', 'S308157'))

    def test_an_order_sent_again_is_recognised(self):
        self.fake.answer(
            'POST',
            ORDER,
            refusal(
                'Mã đơn hàng của bạn đã tồn tại trên hệ thống GHTK',
                error={'code': 'ORDER_ID_EXIST', 'partner_id': 'a4', 'ghtk_label': 'S1.A1.1737345', 'status': 5},
            ),
        )
        self.assertEqual(self.client.submit({'id': 'a4'}, [])['label'], 'S1.A1.1737345')

    def test_refusals_keep_their_words_and_codes_whatever_the_http_status(self):
        for status in (200, 400, 422):
            with self.subTest(status=status):
                self.fake.answer('POST', ORDER, refusal('Số điện thoại không hợp lệ', '30301', status))
                with self.assertRaises(CarrierRefused) as caught:
                    self.client.submit({}, [])
                self.assertEqual(
                    (caught.exception.reason, caught.exception.code), ('Số điện thoại không hợp lệ', '30301')
                )

    def test_refused_credentials_are_told_apart(self):
        self.fake.answer('GET', FEE, refusal('Cần cung cấp token hợp lệ', '20101', 401))
        with self.assertRaises(CarrierUnauthorised):
            self.client.fee({})

    def test_an_order_is_sent_once_whatever_the_answer(self):
        self.fake.answer('POST', ORDER, Answer(503))
        with self.assertRaises(CarrierTimeout):
            self.client.submit({}, [])
        self.assertEqual(len(self.fake.received), 1)

    def test_answers_of_another_form_are_not_believed(self):
        for body in (
            {},
            {'success': True},
            {'success': True, 'order': []},
            {'success': True, 'order': {}},
            {'success': True, 'order': {'label': 'S1'}},
            {'success': True, 'order': {'label': 'S1', 'fee': 'a'}},
        ):
            with self.subTest(body=body):
                self.fake.answer('POST', ORDER, Answer(200, body))
                with self.assertRaises(CarrierAnswerInvalid):
                    self.client.submit({}, [])

    def test_the_label_is_a_pdf_or_an_explanation(self):
        self.fake.answer('GET', LABEL, Answer(200, b'%PDF-1.4 x'))
        self.assertEqual(self.client.label_pdf('S1.A1.2001297581'), b'%PDF-1.4 x')
        self.fake.answer('GET', LABEL, refusal('Mã vận đơn không hợp lệ'))
        with self.assertRaisesRegex(CarrierRefused, 'Mã vận đơn'):
            self.client.label_pdf('S1.A1.2001297581')
        self.fake.answer('GET', LABEL, Answer(200, b'<html>'))
        with self.assertRaises(CarrierAnswerInvalid):
            self.client.label_pdf('S1.A1.2001297581')

    def test_a_label_cannot_lead_the_request_elsewhere(self):
        self.fake.answer('GET', STATUS, success(order={'status': '1'}))
        with self.assertRaises(CarrierAnswerInvalid):
            self.client.status('../order')
        self.assertEqual(self.fake.received[0].path, '/services/shipment/v2/..%2Forder')
