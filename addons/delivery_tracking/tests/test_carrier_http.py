import time
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools import carrier_http
from ..tools.carrier_http import (
    CarrierAnswerInvalid,
    CarrierClient,
    CarrierTimeout,
    CarrierUnauthorised,
    CarrierUnreachable,
)
from ..tools.parcel import to_grams
from .fake_carrier import CUT, DROP, STALL, Answer, FakeCarrier, LocalSession

SECRET = 'top-secret-token'


@tagged('post_install', '-at_install')
class TestCarrierHttp(BaseCase):
    def setUp(self):
        super().setUp()
        self.fake = FakeCarrier()
        self.addCleanup(self.fake.stop)
        self.pauses = []
        self.client = self._client(self.fake.url)

    def _client(self, url):
        return CarrierClient(LocalSession(), url, {'Token': SECRET}, timeout=0.3, sleep=self.pauses.append)

    def _get(self, **options):
        return self.client._json(self.client._call('GET', '/x', **options))

    def test_a_good_answer_comes_through_and_the_secret_travels_in_the_header_only(self):
        self.fake.answer('GET', '/x', Answer(200, {'a': 1}))
        with patch.object(carrier_http, '_logger') as logger:
            self.assertEqual(self._get(params={'q': 'phở'}), {'a': 1})
        request = self.fake.received[0]
        self.assertEqual(request.headers['Token'], SECRET)
        self.assertEqual(request.query, {'q': ['phở']})
        self.assertTrue(logger.info.called)
        self.assertNotIn(SECRET, str(logger.mock_calls))

    def test_a_repeatable_call_survives_one_bad_gateway(self):
        self.fake.answer('GET', '/x', Answer(502), Answer(200, {'a': 1}))
        self.assertEqual(self._get(repeatable=True), {'a': 1})
        self.assertEqual(len(self.pauses), 1)

    def test_a_repeatable_call_gives_up_after_the_second_failure(self):
        self.fake.answer('GET', '/x', Answer(500))
        with self.assertRaises(CarrierUnreachable):
            self._get(repeatable=True)
        self.assertEqual(len(self.fake.received), 2)

    def test_a_call_that_must_not_be_repeated_is_sent_once(self):
        for answer in (Answer(500), Answer(fault=STALL), Answer(fault=DROP), Answer(429)):
            with self.subTest(answer=answer):
                self.fake.received.clear()
                self.fake.answer('POST', '/x', answer)
                with self.assertRaises(CarrierUnreachable):
                    self.client._call('POST', '/x', json={})
                self.assertEqual(len(self.fake.received), 1)

    def test_silence_ends_in_time_and_the_carrier_may_have_acted(self):
        self.fake.answer('POST', '/x', Answer(fault=STALL))
        started = time.monotonic()
        with self.assertRaises(CarrierTimeout) as caught:
            self.client._call('POST', '/x', json={})
        self.assertLess(time.monotonic() - started, 3)
        self.assertTrue(caught.exception.may_have_acted)

    def test_after_an_error_500_to_an_order_the_carrier_may_have_acted(self):
        self.fake.answer('POST', '/x', Answer(500))
        with self.assertRaises(CarrierTimeout):
            self.client._call('POST', '/x', json={})

    def test_a_connection_that_never_stood_did_nothing(self):
        self.fake.stop()
        self.addCleanup(setattr, self, 'fake', FakeCarrier())
        client = self._client('http://127.0.0.1:1')
        with self.assertRaises(CarrierUnreachable) as caught:
            client._call('POST', '/x', json={})
        self.assertFalse(caught.exception.may_have_acted)
        self.fake = FakeCarrier()

    def test_half_an_answer_is_a_lost_answer(self):
        self.fake.answer('POST', '/x', Answer(200, {'order': 'x' * 100}, fault=CUT))
        with self.assertRaises(CarrierTimeout):
            self.client._call('POST', '/x', json={})

    def test_what_is_not_json_is_no_answer(self):
        for body in (b'<html>', b'[1, 2]', b'{"a":'):
            with self.subTest(body=body):
                self.fake.answer('GET', '/x', Answer(200, body))
                with self.assertRaises(CarrierAnswerInvalid):
                    self._get()

    def test_refused_credentials_are_told_apart(self):
        self.fake.answer('GET', '/x', Answer(401, {'message': 'Token is not valid'}))
        with self.assertRaises(CarrierUnauthorised) as caught:
            self._get(repeatable=True)
        self.assertEqual(caught.exception.reason, 'Token is not valid')
        self.assertEqual(len(self.fake.received), 1)

    @given(st.integers(min_value=0, max_value=10**9))
    def test_whole_grams_stay_whole_through_kilograms(self, grams):
        self.assertEqual(to_grams(grams / 1000), grams)

    @given(st.floats(min_value=0, max_value=10**5, allow_nan=False))
    def test_grams_are_never_less_than_the_weight_nor_a_gram_more(self, kilograms):
        grams = to_grams(kilograms)
        self.assertGreaterEqual(grams, kilograms * 1000 - 0.001)
        self.assertLess(grams, kilograms * 1000 + 1)
