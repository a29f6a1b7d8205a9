import doctest

from odoo.tests import BaseCase

from ..tools import composer, page_setup, stylesheet


class TestDoctests(BaseCase):
    def test_examples_in_docstrings_are_true(self):
        for module in (composer, page_setup, stylesheet):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
