import json
from unittest import skipIf, skipUnless

from odoo.tests import BaseCase

from odoo.addons.farm_trace.epcis.reader import EpcisError, read
from odoo.addons.farm_trace.tests.common import VECTORS
from odoo.addons.farm_trace.tests.oracle import get_reference_hashes, hash_generator

EXAMPLES = VECTORS / 'epcis' / 'JSON'
#: Examples that the reference implementation cannot read (it stops with an error): a nested JSON-LD context, and a
#: prefix that the standard's context protects.
UNREADABLE = {'Example-TransactionEvents-2020_07_03y.jsonld', 'transformation_event_all_possible_fields.jsonld'}
#: Examples where it leaves the standard's way: an extension whose namespace does not end with a slash, and a property
#: in a place where the standard knows none, are put behind everything else instead of into their element.
OTHERWISE = {'SensorDataExample8.jsonld', 'SensorDataExample12.jsonld'}


class TestReader(BaseCase):
    def _read_examples(self):
        for path in sorted(EXAMPLES.rglob('*.jsonld')):
            yield path, json.loads(path.read_text(encoding='utf-8'))

    @skipUnless(EXAMPLES.exists(), "GS1's examples are not beside the checkout (../shared/vectors/epcis)")
    def test_every_published_example_comes_out_as_it_went_in(self):
        count = 0
        for path, data in self._read_examples():
            with self.subTest(example=path.name):
                document = read(path.read_text(encoding='utf-8'))
                self.assertEqual(document.to_json(), data)
                self.assertEqual(list(document.to_json()), list(data))
                self.assertTrue(all(name.startswith('ni:///sha-256;') for name in document.hashes))
                self.assertGreater(len(document.events), 0)
                count += 1
        self.assertEqual(count, 47)

    @skipUnless(EXAMPLES.exists(), "GS1's examples are not beside the checkout (../shared/vectors/epcis)")
    @skipIf(hash_generator is None, "the reference implementation (epcis-event-hash-generator) is not installed")
    def test_the_published_examples_have_the_names_of_the_reference_implementation(self):
        compared = 0
        for path, data in self._read_examples():
            if path.name in UNREADABLE | OTHERWISE:
                continue
            names = read(data).hashes
            if data['type'] == 'EPCISQueryDocument':  # it reads capture documents only
                data['epcisBody'] = data['epcisBody']['queryResults']['resultsBody']
            with self.subTest(example=path.name):
                self.assertEqual(names, get_reference_hashes(data))
            compared += 1
        self.assertEqual(compared, 43)

    def test_what_is_no_document_is_refused_with_the_reason(self):
        for text, reason in (
            ('{', "no JSON"),
            ('[]', "no JSON object"),
            ('{"type": "Invoice"}', "Invoice"),
            ('{"type": "EPCISDocument", "epcisBody": {}}', "no events"),
            ('{"type": "EPCISDocument", "epcisBody": {"eventList": {}}}', "no list"),
            ('{"type": "EPCISDocument", "epcisBody": {"eventList": [3]}}', "event 1 has no type"),
            ('{"type": "EPCISDocument", "epcisBody": {"eventList": [{"type": "ObjectEvent"}]}}', "when it happened"),
        ):
            with self.subTest(text=text), self.assertRaisesRegex(EpcisError, reason):
                read(text)
