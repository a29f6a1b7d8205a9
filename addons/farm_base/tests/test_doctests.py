import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_base.tools import apportion, communes, masking, release


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_modules_are_true(self):
        for module in (apportion, communes, masking, release):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
