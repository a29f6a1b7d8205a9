import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_trace_portal.tools import portal_http


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_modules_are_true(self):
        result = doctest.testmod(portal_http)
        self.assertGreater(result.attempted, 0)
        self.assertEqual(result.failed, 0)
