from random import Random

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_trace.tests.common import CALM
from odoo.addons.farm_trace.tools import trace_code

PAYLOADS = st.text(alphabet=trace_code.ALPHABET, min_size=11, max_size=11)


class TestTraceCode(BaseCase):
    @CALM
    @given(PAYLOADS, st.integers(0, 11), st.sampled_from(trace_code.ALPHABET))
    def test_one_wrong_character_is_found_out(self, payload, place, char):
        code = payload + trace_code.check_character(payload)
        wrong = code[:place] + char + code[place + 1 :]
        self.assertEqual(trace_code.is_valid(wrong), wrong == code)

    @CALM
    @given(PAYLOADS, st.integers(0, 11), st.integers(0, 11))
    def test_two_exchanged_characters_are_found_out(self, payload, one, other):
        code = payload + trace_code.check_character(payload)
        chars = list(code)
        chars[one], chars[other] = chars[other], chars[one]
        wrong = ''.join(chars)
        self.assertEqual(trace_code.is_valid(wrong), wrong == code)

    @CALM
    @given(PAYLOADS)
    def test_what_people_write_is_read_as_what_was_printed(self, payload):
        code = payload + trace_code.check_character(payload)
        self.assertEqual(trace_code.normalise(trace_code.grouped(code).lower()), code)

    @CALM
    @given(st.integers())
    def test_a_generated_code_is_valid(self, seed):
        self.assertTrue(trace_code.is_valid(trace_code.generate(Random(seed))))

    @CALM
    @given(st.text())
    def test_no_text_makes_the_check_fail(self, text):
        self.assertIn(trace_code.is_valid(trace_code.normalise(text)), (True, False))
