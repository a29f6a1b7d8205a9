import doctest
import json
import unittest
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from .. import bank_notice, reed_solomon, statement, vietqr

VECTORS = Path(__file__).resolve().parents[4] / 'shared' / 'vectors' / 'payment.json'

numbers = st.integers(0, 2**50 - 1)
places = st.integers(0, vietqr.CODE_LENGTH - 1)


@tagged('post_install', '-at_install')
class TestVietQR(BaseCase):
    def test_doctests(self):
        for module in (bank_notice, reed_solomon, statement, vietqr):
            results = doctest.testmod(module)
            self.assertTrue(results.attempted, module)
            self.assertFalse(results.failed, module)

    def test_published_payloads_are_rebuilt_to_the_same_bytes(self):
        if not VECTORS.exists():
            raise unittest.SkipTest(f"The published payloads are not at {VECTORS}")
        vectors = json.loads(VECTORS.read_text(encoding='utf-8'))
        for vector in vectors['vietqr']:
            with self.subTest(source=vector['source']):
                payload = vietqr.Payload.parse(vector['payload'])
                self.assertEqual(payload.build(), vector['payload'])
        for vector in vectors['crc16_ccitt_false']:
            self.assertEqual(vietqr.crc16(vector['input'].encode()), vector['hex'])

    @settings(deadline=None)
    @given(
        st.from_regex(r'[0-9]{6}', fullmatch=True),
        st.from_regex(r'[0-9A-Za-z]{1,19}', fullmatch=True),
        st.integers(0, 10**13 - 1),
        st.from_regex(r'[ A-Za-z0-9]{0,25}', fullmatch=True),
    )
    def test_what_is_built_is_read_again(self, bank_bin, account, amount, purpose):
        payload = vietqr.Payload(bank_bin, account, amount, purpose)
        self.assertEqual(vietqr.Payload.parse(payload.build()), payload)

    @settings(deadline=None)
    @given(st.integers(0, 10**9), st.integers(0, 100), st.sampled_from('0123456789ABCDEF'))
    def test_a_changed_character_breaks_the_checksum(self, amount, place, character):
        text = vietqr.Payload('970403', '0011012345678', amount, 'VQR0').build()
        place %= len(text)
        changed = text[:place] + character + text[place + 1 :]
        if changed != text:
            with self.assertRaises(vietqr.VietQRError):
                vietqr.Payload.parse(changed)

    def test_what_no_code_can_carry_is_refused(self):
        for values in (
            {'bin': '97040'},
            {'account': '0011 0123'},
            {'account': ''},
            {'amount': -1},
            {'amount': 1.5},
            {'purpose': 'x' * 26},
            {'purpose': 'tiền'},
            {'service': 'QRPUSH'},
        ):
            with self.subTest(values=values), self.assertRaises(vietqr.VietQRError):
                vietqr.Payload(**{'bin': '970403', 'account': '1', **values}).build()

    # === TRANSFER CONTENT === #

    @settings(deadline=None)
    @given(numbers)
    def test_content_fits_every_bank(self, number):
        content = vietqr.make_content('VQR', number)
        self.assertRegex(content, r'\A[A-Z0-9]{1,25}\Z')
        self.assertEqual(vietqr.find_contents('VQR', content), [content])

    @settings(deadline=None, max_examples=300)
    @given(numbers, st.dictionaries(places, st.sampled_from(vietqr.ALPHABET), min_size=1, max_size=3))
    def test_up_to_three_wrong_characters_match_nothing(self, number, errors):
        content = vietqr.make_content('VQR', number)
        mangled = list(content)
        for place, character in errors.items():
            mangled[3 + place] = character
        mangled = ''.join(mangled)
        self.assertEqual(
            vietqr.find_contents('VQR', mangled),
            [content] if mangled == content else [],
        )

    @settings(deadline=None)
    @given(numbers, st.integers(0, vietqr.CODE_LENGTH - 2))
    def test_swapped_neighbours_match_nothing(self, number, place):
        content = vietqr.make_content('VQR', number)
        swapped = list(content)
        swapped[3 + place], swapped[4 + place] = swapped[4 + place], swapped[3 + place]
        swapped = ''.join(swapped)
        self.assertEqual(
            vietqr.find_contents('VQR', swapped),
            [content] if swapped == content else [],
        )

    @settings(deadline=None)
    @given(
        numbers,
        st.lists(st.sampled_from(['', ' ', '-', '.', '/', '  ']), min_size=16, max_size=16),
        st.booleans(),
        st.text(alphabet='0123456789. -', max_size=20),
        st.sampled_from(['-CHUYEN TIEN', ' Đặng Văn Ơn chuyển khoản', '.CT tu 0011 toi 0022', '']),
    )
    def test_content_survives_what_banks_do(self, number, gaps, lower, before, after):
        content = vietqr.make_content('VQR', number)
        written = ''.join(character + gap for character, gap in zip(content, gaps, strict=True))
        written = before + (written.lower() if lower else written) + after
        self.assertIn(content, vietqr.find_contents('VQR', written))

    @settings(deadline=None)
    @given(st.text(max_size=60))
    def test_other_text_is_read_without_failing(self, text):
        for found in vietqr.find_contents('VQR', text):
            self.assertEqual(vietqr.find_contents('VQR', found), [found])

    # === AMOUNTS === #

    @given(st.integers(-(10**12), 10**12), st.sampled_from([',', '.', ' ', '']), st.sampled_from(['', ' VND', 'đ']))
    def test_written_amounts_are_read(self, amount, separator, unit):
        written = f'{amount:,}'.replace(',', separator) + unit
        self.assertEqual(bank_notice.parse_amount(written), amount)

    def test_what_is_no_whole_amount_is_refused(self):
        for written in ('', 'abc', '1.5', '1,23', '1.0000', '12.345,67', None, True, 1.5, '1e5'):
            with self.subTest(written=written), self.assertRaises(vietqr.VietQRError):
                bank_notice.parse_amount(written)
