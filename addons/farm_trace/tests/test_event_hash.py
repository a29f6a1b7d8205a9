import json
import time
from datetime import datetime, timedelta
from random import Random
from unittest import skipIf

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from odoo.addons.farm_trace.epcis.event_hash import event_hash
from odoo.addons.farm_trace.epcis.events import Quantity, document, object_event, transformation_event
from odoo.addons.farm_trace.tests.common import CALM
from odoo.addons.farm_trace.tests.oracle import get_reference_hashes, hash_generator

MOMENT = datetime(2026, 2, 1, 20, 15)
OPAQUE = Quantity('https://cho.vn/t/7K4M2HXA9PW6', 12.5, 'KGM')
LINKED = Quantity('https://id.gs1.org/01/09520123456788/10/L1', 3)


class TestEventHash(BaseCase):
    def test_the_names_are_those_of_the_reference_implementation(self):
        # As given out by epcis-event-hash-generator 1.9.3.
        holding = object_event(
            'OBSERVE',
            'holding',
            MOMENT,
            [OPAQUE],
            'recalled',
            persistent={'set': ['recalled']},
            transactions=[('desadv', 'https://cho.vn/x/2'), ('po', 'https://cho.vn/x/1')],
        )
        made = transformation_event(
            'commissioning', MOMENT, [OPAQUE], [LINKED, OPAQUE], 'active', place='https://cho.vn/p'
        )
        for event, digest in (
            (holding, 'e571e3b8d1dbaf12b24799ba7a4ab3a3a6529bd60e853eaf95c6a6a03c73dcb4'),
            (made, 'd90ac77b429e4debe40c6f2598c401fd040b3d68812036abb43ae7f961c721fd'),
        ):
            self.assertEqual(event_hash(event), f'ni:///sha-256;{digest}?ver=CBV2.0')

    def test_order_that_means_nothing_changes_nothing(self):
        one = transformation_event('commissioning', MOMENT, [OPAQUE, LINKED], [LINKED, OPAQUE])
        other = transformation_event('commissioning', MOMENT, [LINKED, OPAQUE], [OPAQUE, LINKED])
        self.assertEqual(event_hash(one), event_hash(dict(reversed(list(other.items())))))

    def test_what_is_said_about_the_record_is_not_part_of_the_event(self):
        event = object_event('DELETE', 'destroying', MOMENT, [OPAQUE], 'destroyed')
        self.assertEqual(event_hash(event), event_hash({**event, 'recordTime': 'later', 'eventID': 'x'}))
        self.assertNotEqual(event_hash(event), event_hash({**event, 'disposition': 'active'}))

    def test_what_is_not_covered_is_refused(self):
        event = object_event('OBSERVE', 'shipping', MOMENT, [OPAQUE])
        with self.assertRaises(ValueError):
            event_hash({**event, 'ilmd': {'example:size': '3'}})
        self.assertTrue(event_hash({**event, 'ilmd': {'example:size': '3'}}, {'example': 'https://cho.vn/ns/'}))

    def test_two_thousand_names_a_second_on_one_core(self):
        random = Random(7)
        bodies = [self._make_event(random) for _event in range(500)]
        seconds = []
        for _attempt in range(3):  # the best of three: others on the machine are not our slowness
            clock = time.process_time()
            for body in bodies:
                event_hash(body)
            seconds.append(time.process_time() - clock)
        self.assertGreater(len(bodies) / min(seconds), 2000)

    @CALM
    @given(st.randoms(use_true_random=False))
    def test_random_events_keep_their_name_when_what_has_no_order_is_shuffled(self, random):
        event = self._make_event(random)
        self.assertEqual(event_hash(event), event_hash(self._shuffle(event, random)))

    def _shuffle(self, value, random):
        if isinstance(value, dict):
            items = [(key, self._shuffle(part, random)) for key, part in value.items()]
            random.shuffle(items)
            return dict(items)
        if isinstance(value, list):
            return random.sample([self._shuffle(part, random) for part in value], len(value))
        return value

    def test_an_old_epc_urn_and_a_digital_link_name_the_same_event(self):
        def named(epc):
            return event_hash({**object_event('OBSERVE', 'shipping', MOMENT, [LINKED]), 'epcList': [epc]})

        self.assertEqual(
            named('urn:epc:id:sgtin:9520123.045678.7'),
            named('https://example.org/01/09520123456788/10/L1/21/7?17=260831'),
        )

    @skipIf(hash_generator is None, "the reference implementation (epcis-event-hash-generator) is not installed")
    def test_random_events_have_the_names_of_the_reference_implementation(self):
        random = Random(5)
        bodies = [self._make_event(random) for _event in range(200)]
        text = json.loads(json.dumps(document(bodies, MOMENT)))
        self.assertEqual([event_hash(body) for body in bodies], get_reference_hashes(text))

    def _make_event(self, random):
        moment = MOMENT + timedelta(milliseconds=random.randrange(10**10))

        def quantities():
            return [
                Quantity(
                    f'https://cho.vn/t/{random.randrange(10**6):012}',
                    random.choice((random.randrange(1, 2000), round(random.random() * 100, 3))),
                    random.choice((None, 'KGM', 'GRM')),
                )
                for _quantity in range(random.randrange(1, 4))
            ]

        if random.random() < 0.3:
            return transformation_event('commissioning', moment, quantities(), quantities(), 'active')
        action = random.choice(('ADD', 'OBSERVE', 'DELETE'))
        return object_event(
            action,
            random.choice(('shipping', 'commissioning', 'holding')),
            moment,
            quantities(),
            random.choice((None, 'active', 'recalled')),
            place=random.choice((None, 'https://cho.vn/stall/GH1')),
            transactions=random.sample([('desadv', 'https://cho.vn/p/1'), ('po', 'https://cho.vn/p/2')], 2),
            persistent=random.choice((None, {'set': ['recalled']}, {'unset': ['recalled']})),
            ilmd={'cbvmda:harvestEndDate': '2026-01-31'} if action == 'ADD' else None,
        )
