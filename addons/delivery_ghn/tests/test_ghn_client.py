import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.delivery_tracking.tests.fake_carrier import Answer, FakeCarrier, LocalSession
from odoo.addons.delivery_tracking.tools import tracking
from odoo.addons.delivery_tracking.tools.carrier_http import CarrierAnswerInvalid, CarrierRefused, CarrierUnauthorised

from ..tools import ghn_tracking
from ..tools.ghn_client import GhnClient
from .common import CANCEL, CREATE, DETAIL, FIND, NOT_FOUND, PREVIEW, PRINT, refusal, success


@tagged('post_install', '-at_install')
class TestGhnClient(BaseCase):
    def setUp(self):
        super().setUp()
        self.fake = FakeCarrier()
        self.addCleanup(self.fake.stop)
        self.client = GhnClient(LocalSession(), self.fake.url, 'secret', 885, timeout=0.5, sleep=lambda seconds: None)

    def test_examples_in_docstrings_hold(self):
        result = doctest.testmod(ghn_tracking)
        self.assertFalse(result.failed)
        self.assertTrue(result.attempted)

    def test_every_status_has_a_common_word(self):
        self.assertFalse(
            set(ghn_tracking.STATUSES.values())
            - {value for name, value in vars(tracking).items() if name.isupper() and isinstance(value, str)}
        )

    def test_token_and_shop_travel_as_headers(self):
        self.fake.answer('POST', PREVIEW, success({'total_fee': 22000}))
        self.assertEqual(self.client.preview({'weight': 1})['total_fee'], 22000)
        headers = self.fake.received[0].headers
        self.assertEqual((headers['Token'], headers['ShopId']), ('secret', '885'))

    def test_a_refusal_speaks_with_the_words_meant_for_people(self):
        self.fake.answer('POST', CREATE, refusal('Số điện thoại không hợp lệ', 'PHONE_INVALID'))
        with self.assertRaises(CarrierRefused) as caught:
            self.client.place({})
        self.assertEqual(caught.exception.reason, 'Số điện thoại không hợp lệ')
        self.assertEqual(caught.exception.code, 'PHONE_INVALID')

    def test_a_refused_token_is_told_apart_even_with_http_200(self):
        self.fake.answer('POST', CREATE, Answer(200, {'code': 401, 'message': 'Token is not valid', 'data': None}))
        with self.assertRaises(CarrierUnauthorised):
            self.client.place({})

    def test_an_order_is_placed_once_whatever_the_answer(self):
        self.fake.answer('POST', CREATE, Answer(500))
        with self.assertRaises(Exception) as caught:
            self.client.place({})
        self.assertTrue(caught.exception.may_have_acted)
        self.assertEqual(len(self.fake.received), 1)

    def test_answers_of_another_form_are_not_believed(self):
        for body in (
            {},
            {'code': 200},
            {'code': 200, 'data': []},
            {'code': 200, 'data': {'order_code': 'X'}},
            {'code': 200, 'data': {'total_fee': 1}},
            {'code': 200, 'data': {'order_code': 'X', 'total_fee': 'a'}},
        ):
            with self.subTest(body=body):
                self.fake.answer('POST', CREATE, Answer(200, body))
                with self.assertRaises(CarrierAnswerInvalid):
                    self.client.place({})

    def test_an_order_is_found_by_our_own_code_or_not(self):
        self.fake.answer('POST', FIND, NOT_FOUND)
        self.assertIsNone(self.client.find('a-1-1'))
        self.fake.answer('POST', FIND, success([{'order_code': 'L8TKYG'}]))
        self.assertEqual(self.client.find('a-1-1')['order_code'], 'L8TKYG')

    def test_a_cancellation_that_failed_inside_a_good_answer_is_a_refusal(self):
        self.fake.answer('POST', CANCEL, success([{'order_code': 'X', 'result': False, 'message': 'Đã lấy hàng'}]))
        with self.assertRaises(CarrierRefused):
            self.client.cancel('X')

    def test_the_label_carries_its_own_pass_and_not_our_token(self):
        self.fake.answer('POST', PRINT, success({'token': 'pass'}))
        url = self.client.print_url(['L8TKYG'], '52x70')
        self.assertEqual(url, f'{self.fake.url}/a5/public-api/print52x70?token=pass')

    def test_a_read_is_repeated_once(self):
        self.fake.answer('POST', DETAIL, Answer(503), success({'order_code': 'X', 'status': 'picked'}))
        self.assertEqual(self.client.detail('X')['status'], 'picked')
