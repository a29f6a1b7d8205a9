"""How many EPCIS events one core names by their content hash in a second, beside the reference implementation.
Run in Odoo's shell, on any database:

    ./market shell < tests/bench/event_hash.py

Prints both rates and their ratio: the ratio says something on any machine, the rates only on a quiet one. The reference
implementation (`epcis-event-hash-generator`) is a requirement of the tests; without it only our own rate is printed.
`FARM_BENCH_EVENTS` sets the number of events.
"""

import json
import logging
import os
import sys
import time
import warnings
from datetime import datetime, timedelta
from random import Random

from odoo.addons.farm_trace.epcis.event_hash import event_hash
from odoo.addons.farm_trace.epcis.events import Quantity, document, object_event, transformation_event

EVENTS = int(os.environ.get('FARM_BENCH_EVENTS', '3000'))
WANTED = 2000  # a second
MOMENT = datetime(2026, 2, 1, 20, 15)


def make_events(count):
    """Return events as the market makes them: receipts, deliveries and processing."""
    random = Random(7)

    def lots():
        return [
            Quantity(f'https://cho.vn/t/{random.randrange(10**12):012}', round(random.random() * 100, 3), 'KGM')
            for _lot in range(random.randrange(1, 4))
        ]

    def make(number):
        moment, place = MOMENT + timedelta(minutes=number), f'https://cho.vn/stall/GH{number % 30:04}'
        if number % 3 == 0:
            return transformation_event('commissioning', moment, lots(), lots(), 'active', place=place)
        is_receipt = number % 3 == 1
        return object_event(
            'ADD' if is_receipt else 'OBSERVE',
            'commissioning' if is_receipt else 'shipping',
            moment,
            lots(),
            'active' if is_receipt else 'in_transit',
            place=place,
            transactions=[('desadv', f'https://cho.vn/transfer/{number}')],
            ilmd={'cbvmda:harvestEndDate': '2026-01-31'} if is_receipt else None,
        )

    return [make(number) for number in range(count)]


def measure(action, count):
    """Return events per second of processor time, the best of three."""
    seconds = []
    for _attempt in range(3):
        clock = time.process_time()
        action()
        seconds.append(time.process_time() - clock)
    return count / min(seconds)


def get_reference(events):
    """Return what names the events by the reference implementation, ``None`` where it is not installed."""
    try:
        from epcis_event_hash_generator import hash_generator, json_to_py
    except ImportError:
        return None
    text = json.loads(json.dumps(document(events, MOMENT)))

    def run():
        json_to_py._namespaces.clear()
        return hash_generator.epcis_hashes_from_events(json_to_py.event_list_from_epcis_document_json(text))

    assert run() == [event_hash(event) for event in events], "the names differ"
    return run


def main():
    # The reference implementation tells each step; what it costs to write that down is not what is measured.
    warnings.simplefilter('ignore', DeprecationWarning)
    logging.getLogger().setLevel(logging.WARNING)
    events = make_events(EVENTS)
    own = measure(lambda: [event_hash(event) for event in events], len(events))
    sys.stdout.write(f'own        {own:8.0f} events/s (wanted {WANTED}: {"ok" if own > WANTED else "TOO SLOW"})\n')
    reference = get_reference(events)
    if reference:
        rate = measure(reference, len(events))
        sys.stdout.write(f'reference  {rate:8.0f} events/s\nratio      {own / rate:8.1f}\n')


main()
