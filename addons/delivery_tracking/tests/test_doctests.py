import doctest

from odoo.tests import BaseCase, tagged

from ..tools import carrier_http, parcel, tracking


@tagged('post_install', '-at_install')
class TestDoctests(BaseCase):
    def test_examples_in_docstrings_hold(self):
        for module in (parcel, tracking):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertFalse(result.failed)
                self.assertTrue(result.attempted)

    def test_errors_tell_whether_the_carrier_may_have_acted(self):
        self.assertFalse(carrier_http.CarrierUnreachable().may_have_acted)
        self.assertTrue(carrier_http.CarrierTimeout().may_have_acted)
        self.assertTrue(carrier_http.CarrierAnswerInvalid().may_have_acted)
        self.assertFalse(carrier_http.CarrierRefused().may_have_acted)
