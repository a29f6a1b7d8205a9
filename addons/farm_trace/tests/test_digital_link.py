from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_trace.gs1.check_digit import check_digit, is_valid
from odoo.addons.farm_trace.gs1.digital_link import CHARSET_82, DigitalLink, DigitalLinkError, parse
from odoo.addons.farm_trace.tests.common import CALM

DIGITS = st.text(alphabet='0123456789', min_size=13, max_size=13)
TEXTS = st.text(alphabet=sorted(CHARSET_82), min_size=1, max_size=20)
GTIN = '09520123456788'


class TestDigitalLink(BaseCase):
    @CALM
    @given(
        DIGITS,
        st.none() | TEXTS,
        st.none() | TEXTS,
        st.none() | TEXTS,
        st.none() | st.dates(date(2000, 1, 1), date(2050, 12, 31)),
    )
    def test_what_is_built_is_read_again(self, digits, lot, serial, variant, expiry):
        link = DigitalLink(digits + check_digit(digits), lot=lot, serial=serial, variant=variant, expiry=expiry)
        self.assertEqual(parse(link.build('https://cho.example')), link)

    @CALM
    @given(DIGITS, st.integers(0, 13), st.integers(1, 9))
    def test_one_wrong_digit_of_a_gtin_is_found_out(self, digits, place, change):
        key = digits + check_digit(digits)
        wrong = key[:place] + str((int(key[place]) + change) % 10) + key[place + 1 :]
        self.assertFalse(is_valid(wrong))

    @CALM
    @given(DIGITS, st.integers(0, 12))
    def test_neighbours_exchanged_are_found_out_unless_five_apart(self, digits, place):
        # Known limit of the modulo 10 check: it does not see neighbours that differ by five.
        key = digits + check_digit(digits)
        wrong = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
        blind = abs(int(key[place]) - int(key[place + 1])) in (0, 5)
        self.assertEqual(is_valid(wrong), blind)

    @CALM
    @given(st.text())
    def test_bad_text_is_refused_with_the_typed_error_only(self, text):
        try:
            parse(text)
        except DigitalLinkError:
            return

    def test_bad_links_are_refused(self):
        for uri in (
            f'https://cho.example/01/{GTIN}/21/1/10/L1',  # wrong order
            f'https://cho.example/01/{GTIN}/10/L1/22/V',
            f'https://cho.example/01/{GTIN}/10/L1/10/L2',
            f'https://cho.example/01/{GTIN}/17/260831',  # a date in the path
            f'https://cho.example/01/{GTIN}/10/L1?17=261331',
            f'https://cho.example/01/{GTIN}?10=L1',  # a qualifier in the query
            f'https://cho.example/01/{GTIN}/10',
            f'https://cho.example/01/{GTIN}/10/%ZZ',
            f'https://cho.example/01/{GTIN}/10/{"x" * 21}',
            f'https://cho.example/01/{GTIN}/10/L%C3%B4',
            'https://cho.example/01/09520123456789',  # wrong check digit
            'https://cho.example/01/9520123456788',  # 13 digits
            'https://cho.example/00/106141411234567897',
            f'ftp://cho.example/01/{GTIN}',
        ):
            with self.subTest(uri=uri), self.assertRaises(DigitalLinkError):
                parse(uri)
