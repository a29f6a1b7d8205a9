import doctest
from urllib.parse import parse_qsl

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from .. import vnpay

values = st.text(alphabet=st.characters(codec='utf-8', exclude_characters='\0'), max_size=20)
params = st.dictionaries(
    st.from_regex(r'vnp_[A-Za-z]{1,12}', fullmatch=True).filter(lambda name: not name.startswith('vnp_SecureHash')),
    values,
    min_size=1,
    max_size=8,
)


@tagged('post_install', '-at_install')
class TestVNPay(BaseCase):
    def test_doctests(self):
        results = doctest.testmod(vnpay)
        self.assertTrue(results.attempted)
        self.assertFalse(results.failed)

    @settings(deadline=None)
    @given(params, st.randoms(use_true_random=False))
    def test_signature_does_not_depend_on_the_order(self, data, random):
        shuffled = list(data.items())
        random.shuffle(shuffled)
        self.assertEqual(vnpay.sign('K', dict(shuffled)), vnpay.sign('K', data))

    @settings(deadline=None)
    @given(params)
    def test_encoded_parameters_are_sorted_and_read_again(self, data):
        encoded = vnpay.encode(data)
        pairs = parse_qsl(encoded, keep_blank_values=True)
        self.assertEqual(dict(pairs), {name: value for name, value in data.items() if value})
        self.assertEqual([name for name, _value in pairs], sorted(name for name in data if data[name]))

    @settings(deadline=None)
    @given(params, st.data())
    def test_any_change_breaks_the_signature(self, data, draw):
        signed = {**data, 'vnp_SecureHash': vnpay.sign('K', data)}
        self.assertTrue(vnpay.is_signed('K', signed))
        name = draw.draw(st.sampled_from(sorted(data)))
        signed[name] = draw.draw(values.filter(lambda value: value != data[name]))
        self.assertFalse(vnpay.is_signed('K', signed))

    def test_parameters_that_are_not_vnpays_are_not_signed(self):
        signature = vnpay.sign('K', {'vnp_TxnRef': '5'})
        self.assertEqual(
            vnpay.sign(
                'K',
                {
                    'vnp_TxnRef': '5',
                    'utm_source': 'x',
                    'vnp_SecureHash': 'x',
                    'vnp_SecureHashType': 'SHA',
                },
            ),
            signature,
        )

    @settings(deadline=None)
    @given(st.integers(1, 10**11))
    def test_amounts_go_and_come_back(self, amount):
        self.assertEqual(vnpay.from_vnpay_amount(str(vnpay.to_vnpay_amount(amount))), amount)

    def test_what_is_no_amount_is_refused(self):
        for text in ('', None, '0', '100.00', '-18000000', '18000050', '1e9', '١٢٣٠٠'):
            with self.subTest(text=text), self.assertRaises(vnpay.VNPayError):
                vnpay.from_vnpay_amount(text)
        with self.assertRaises(vnpay.VNPayError):
            vnpay.to_vnpay_amount(0.5)

    @given(st.text(max_size=300))
    def test_order_info_is_plain(self, text):
        self.assertRegex(vnpay.to_order_info(text), r'\A[A-Za-z0-9 ]{0,255}\Z')
