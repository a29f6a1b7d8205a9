import doctest

from odoo.tests import BaseCase

from odoo.addons.farm_trace.epcis import epc_uri, event_hash, events, reader
from odoo.addons.farm_trace.gs1 import check_digit, compression, digital_link, linkset
from odoo.addons.farm_trace.tools import qr, sketch_map, sortable_sheet, trace_code


class TestDoctests(BaseCase):
    def test_examples_in_the_plain_modules_are_true(self):
        for module in (
            check_digit,
            compression,
            digital_link,
            linkset,
            epc_uri,
            event_hash,
            events,
            reader,
            qr,
            sketch_map,
            sortable_sheet,
            trace_code,
        ):
            with self.subTest(module=module.__name__):
                result = doctest.testmod(module)
                self.assertGreater(result.attempted, 0)
                self.assertEqual(result.failed, 0)
