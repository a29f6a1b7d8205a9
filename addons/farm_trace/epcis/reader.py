"""Reads EPCIS 2.0 documents of others (JSON-LD): a capture document, an answer to a query, or one event alone.

Reading keeps everything: what :meth:`Document.to_json` writes is what was read, so that a document can be passed on.
"""

import json
from dataclasses import dataclass, field

from .event_hash import event_hash

EVENT_TYPES = ('ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent')
DOCUMENT_TYPES = ('EPCISDocument', 'EPCISQueryDocument')


class EpcisError(ValueError):
    """The text is no EPCIS 2.0 document; the message says why."""


@dataclass
class Document:
    """What a document holds.

    :param str kind: its type, that of its only event where it is a bare event
    :param list events: bodies as they came
    :param dict envelope: all else of the document, in its order, with an empty list in the events' place
    :param dict namespaces: prefix -> URI, as far as the context names them itself
    """

    kind: str
    events: list
    envelope: dict = field(default_factory=dict)
    namespaces: dict = field(default_factory=dict)
    is_single: bool = False

    @property
    def hashes(self):
        """Return the content-hash names of the events, in their order."""
        return [event_hash(event, self.namespaces | _namespaces(event.get('@context'))) for event in self.events]

    def to_json(self):
        """Return the document again.

        >>> document = read('{"type": "EPCISDocument", "schemaVersion": "2.0", "epcisBody": {"eventList": []}}')
        >>> document.to_json()
        {'type': 'EPCISDocument', 'schemaVersion': '2.0', 'epcisBody': {'eventList': []}}
        """
        if self.kind in EVENT_TYPES:
            return dict(self.events[0])
        return _replace(self.envelope, self.events[0] if self.is_single else list(self.events))


def read(text):
    """Return the :class:`Document` of a text or of parsed JSON.

    :raises EpcisError: when it is none

    >>> read('{"type": "ObjectEvent", "action": "ADD"}').kind
    'ObjectEvent'
    >>> read('[]')
    Traceback (most recent call last):
        ...
    odoo.addons.farm_trace.epcis.reader.EpcisError: it is no JSON object
    """
    try:
        data = json.loads(text) if isinstance(text, (str, bytes)) else text
    except ValueError as error:
        raise EpcisError(f"it is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise EpcisError("it is no JSON object")
    kind, namespaces = data.get('type'), _namespaces(data.get('@context'))
    if kind in EVENT_TYPES:
        return Document(kind, [data], namespaces=namespaces)
    if kind not in DOCUMENT_TYPES:
        raise EpcisError(f"its type is {kind!r}, not one of {', '.join(DOCUMENT_TYPES + EVENT_TYPES)}")
    holder, key = _find_events(data)
    is_single = key == 'event'
    events = [holder[key]] if is_single else holder[key]
    _check(events)
    return Document(kind, events, _without_events(data), namespaces, is_single)


def _check(events):
    if not isinstance(events, list):
        raise EpcisError("its events are no list")
    for place, event in enumerate(events, 1):
        if not isinstance(event, dict) or not isinstance(event.get('type'), str):
            raise EpcisError(f"event {place} has no type")
        if event['type'] in EVENT_TYPES and not {'eventTime', 'eventTimeZoneOffset'} <= event.keys():
            raise EpcisError(f"event {place} does not say when it happened")


def _find_events(data):
    """Return the mapping that holds the events, and its key."""
    body = data.get('epcisBody')
    results = body.get('queryResults') if isinstance(body, dict) else None
    holder = results.get('resultsBody') if isinstance(results, dict) else body
    for key in ('eventList', 'event'):
        if isinstance(holder, dict) and key in holder:
            return holder, key
    raise EpcisError("it has no events")


def _replace(envelope, events):
    """Return a copy of the envelope with its events; the path to them is as in :func:`_find_events`."""
    data = {**envelope, 'epcisBody': dict(envelope['epcisBody'])}
    holder = data['epcisBody']
    if 'queryResults' in holder:
        holder['queryResults'] = {**holder['queryResults'], 'resultsBody': dict(holder['queryResults']['resultsBody'])}
        holder = holder['queryResults']['resultsBody']
    holder['eventList' if 'eventList' in holder else 'event'] = events
    return data


def _without_events(data):
    return _replace(data, [])


def _namespaces(context):
    """Return prefix -> URI of a JSON-LD context, as far as it stands in the document.

    >>> _namespaces(['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', {'ex': 'http://ns.example.com/'}])
    {'ex': 'http://ns.example.com/'}
    """
    parts = context if isinstance(context, list) else [context]
    return {
        prefix: uri
        for part in parts
        if isinstance(part, dict)
        for prefix, uri in part.items()
        if isinstance(uri, str) and not prefix.startswith('@')
    }
