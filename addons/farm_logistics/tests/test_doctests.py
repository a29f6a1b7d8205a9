import doctest

from odoo.tests import BaseCase, tagged

from odoo.addons.farm_logistics.tools import cold_chain, places


@tagged('post_install', '-at_install')
class TestDoctests(BaseCase):
    def test_examples_in_the_documentation_hold(self):
        for module in (cold_chain, places):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertTrue(result.attempted)
                self.assertFalse(result.failed)
