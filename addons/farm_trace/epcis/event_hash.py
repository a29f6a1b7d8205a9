"""Content-hash identifiers of EPCIS events (CBV 2.0, 8.9): the same event has the same name wherever it is kept.

The canonical string holds every property in a fixed order, values normalised, lists sorted; what is said *about* the
record (eventID, recordTime, errorDeclaration) stays out. All event types and their properties are covered, of the
market and of others, and extensions under a namespace that is known.
"""

from datetime import datetime, timedelta, timezone
from hashlib import sha256

from .epc_uri import canonical

_QUANTITY = ('epcClass', 'quantity', 'uom')
_PLACE = ('id',)
_METADATA = (
    'time',
    'startTime',
    'endTime',
    'deviceID',
    'deviceMetadata',
    'rawData',
    'dataProcessingMethod',
    'bizRules',
)
_REPORT = (
    'type',
    'exception',
    'deviceID',
    'deviceMetadata',
    'rawData',
    'dataProcessingMethod',
    'time',
    'microorganism',
    'chemicalSubstance',
    'value',
    'component',
    'stringValue',
    'booleanValue',
    'hexBinaryValue',
    'uriValue',
    'minValue',
    'maxValue',
    'meanValue',
    'sDev',
    'percRank',
    'percValue',
    'uom',
    'coordinateReferenceSystem',
)
#: Properties of an element in their order; what is not named is an extension and comes behind.
_ELEMENTS = {
    'readPoint': _PLACE,
    'bizLocation': _PLACE,
    'persistentDisposition': ('set', 'unset'),
    'quantityElement': _QUANTITY,
    'sensorElement': ('sensorMetadata', 'sensorReport'),
    'sensorMetadata': _METADATA,
    'sensorReport': _REPORT,
}
#: Lists whose elements have no name in JSON, and the name that they have in the canonical string.
_LISTS = {
    **dict.fromkeys(('epcList', 'inputEPCList', 'outputEPCList', 'childEPCs'), 'epc'),
    **dict.fromkeys(
        ('quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'), 'quantityElement'
    ),
    'sensorElementList': 'sensorElement',
}
_ORDER = (
    'eventTime',
    'eventTimeZoneOffset',
    'certificationInfo',
    'parentID',
    'epcList',
    'inputEPCList',
    'childEPCs',
    'quantityList',
    'childQuantityList',
    'inputQuantityList',
    'outputEPCList',
    'outputQuantityList',
    'action',
    'transformationID',
    'bizStep',
    'disposition',
    'persistentDisposition',
    'readPoint',
    'bizLocation',
    'sensorElementList',
)
#: Lists of pairs: the vocabulary of the pair's type, and the name of its other half. They come with the extensions.
_PAIRS = {
    'bizTransactionList': ('transaction', 'bizTransaction'),
    'sourceList': ('party', 'source'),
    'destinationList': ('party', 'destination'),
}
_IGNORED = {'@context', 'type', 'eventID', 'recordTime', 'errorDeclaration', 'comment', 'rdfs:comment'}
_VOCABULARY = {
    'bizStep': 'https://ref.gs1.org/cbv/BizStep-',
    'disposition': 'https://ref.gs1.org/cbv/Disp-',
    'set': 'https://ref.gs1.org/cbv/Disp-',
    'unset': 'https://ref.gs1.org/cbv/Disp-',
    'transaction': 'https://ref.gs1.org/cbv/BTT-',
    'party': 'https://ref.gs1.org/cbv/SDT-',
    'component': 'https://ref.gs1.org/cbv/Comp-',
    'type': 'https://gs1.org/voc/',
    'exception': 'https://gs1.org/voc/',
}
_OLD_VOCABULARY = {
    'urn:epcglobal:cbv:bizstep:': _VOCABULARY['bizStep'],
    'urn:epcglobal:cbv:disp:': _VOCABULARY['disposition'],
    'urn:epcglobal:cbv:btt:': _VOCABULARY['transaction'],
    'urn:epcglobal:cbv:sdt:': _VOCABULARY['party'],
}
_TIMES = {'eventTime', 'time', 'startTime', 'endTime'}
#: Namespaces of the prefixes that our master data use; the document's context names them too.
NAMESPACES = {'cbvmda': 'urn:epcglobal:cbv:mda:'}
#: Prefixes that the standard's own context knows: they stand as they are where a document does not say more.
_STANDARD_PREFIXES = {'cbvmda', 'cbv', 'epcis', 'gs1', 'rdfs', 'owl', 'xsd', 'dcterms'}


def event_hash(body, namespaces=None):
    """Return the ``ni:///`` name of an event `body`.

    :param dict namespaces: prefix -> URI of the document that the event stands in; else those of this market
    :raises ValueError: for an event with extensions of a namespace that is not known

    >>> from .events import Quantity, object_event
    >>> lot = Quantity('https://cho.vn/t/7K4M2HXA9PW6', 12.5, 'KGM')
    >>> event_hash(object_event('DELETE', 'destroying', datetime(2026, 2, 1, 20, 15), [lot], 'destroyed'))
    'ni:///sha-256;bc0ae31cedd25b72d93c5363b22f98ece2a9092c83b56c05ee655932ad7fc904?ver=CBV2.0'
    """
    return f'ni:///sha-256;{sha256(pre_hash(body, namespaces).encode()).hexdigest()}?ver=CBV2.0'


def pre_hash(body, namespaces=None):
    """Return the canonical string that is hashed.

    >>> pre_hash({'type': 'ObjectEvent', 'eventTime': '2026-02-02T03:15:00.000+07:00', 'eventTimeZoneOffset': '+07:00',
    ...           'epcList': [], 'action': 'OBSERVE', 'bizStep': 'shipping'})[:60]
    'eventType=ObjectEventeventTime=2026-02-01T20:15:00.000Zevent'
    """
    spaces = NAMESPACES if namespaces is None else namespaces
    ordered = [_ordered(name, body[name], spaces) for name in _ORDER if name in body]
    others = [
        _pairs(name, value, spaces) if name in _PAIRS else _free(name, value, spaces)
        for name, value in body.items()
        if name not in _IGNORED and name not in _ORDER
    ]
    return f'eventType={body["type"]}' + ''.join(ordered) + ''.join(sorted(others))


def _ordered(name, value, spaces):
    """Return a property of the standard with its value; nothing for an empty one."""
    if isinstance(value, list):
        element = _LISTS.get(name)
        parts = sorted(_ordered(element or name, part, spaces) for part in value)
        return (name if element and any(parts) else '') + ''.join(parts)
    if isinstance(value, dict):
        properties = _ELEMENTS.get(name)
        if properties is None:
            return _free(name, value, spaces)
        known = [_ordered(key, value[key], spaces) for key in properties if key in value]
        others = sorted(_free(key, value[key], spaces) for key in value.keys() - _IGNORED - set(properties))
        return name + ''.join(known) + ''.join(others)
    return f'{name}={_text(name, value, spaces)}'


def _pairs(name, pairs, spaces):
    vocabulary, other = _PAIRS[name]
    parts = [
        (f'type={_text(vocabulary, pair["type"], spaces)}' if 'type' in pair else '')
        + f'{other}={_text(other, pair[other], spaces)}'
        for pair in pairs
    ]
    return name + ''.join(sorted(parts)) if parts else ''


def _free(name, value, spaces):
    """Return what the standard does not order, in alphabetical order at each level."""
    if isinstance(value, list):
        return ''.join(sorted(_free(name, part, spaces) for part in value))
    qualified = _qualified(name, spaces)
    if isinstance(value, dict):
        return qualified + ''.join(sorted(_free(key, part, spaces) for key, part in value.items()))
    return f'{qualified}={_text(None, value, spaces)}'


def _text(name, value, spaces):
    """Return a value in its canonical form.

    >>> _text('bizStep', 'shipping', {}), _text('bizStep', 'https://cho.vn/step/drying', {}), _text('action', 'ADD', {})
    ('https://ref.gs1.org/cbv/BizStep-shipping', 'https://cho.vn/step/drying', 'ADD')
    >>> _text('disposition', 'urn:epcglobal:cbv:disp:active', {}), _text('component', 'ex:x', {'ex': 'http://a.vn/'})
    ('https://ref.gs1.org/cbv/Disp-active', 'http://a.vn/x')
    """
    if not isinstance(value, str):
        return _number(value)
    text = value.strip()
    if name in _TIMES:
        return _utc(text)
    if ':' not in text:
        return _VOCABULARY[name] + text if name in _VOCABULARY else _number(text)
    prefix, _colon, rest = text.partition(':')
    if prefix in spaces:
        text = spaces[prefix] + rest
    for old, new in _OLD_VOCABULARY.items():
        text = text.replace(old, new)
    return canonical(text)


def _qualified(key, spaces):
    """Return the name of an extension with its namespace in full."""
    prefix, colon, name = key.partition(':')
    if colon and prefix in spaces:
        return f'{{{spaces[prefix]}}}{name}'
    if colon and prefix not in _STANDARD_PREFIXES:
        raise ValueError(f"the event's hash does not know the namespace of {key}")
    return key


def _number(value):
    """Return numbers without superfluous zeros, everything else as it is.

    >>> _number(12.0), _number('3.50'), _number('KGM'), _number(0.25), _number('nan')
    ('12', '3.5', 'KGM', '0.25', 'nan')
    """
    if isinstance(value, bool):
        return str(value)
    try:
        number = float(value)
        return str(int(number)) if number == int(number) else str(number)
    except (ValueError, OverflowError):
        return str(value)


def _utc(text):
    """Return a moment in UTC to the millisecond.

    >>> _utc('2026-02-02T03:15:00.31+07:00'), _utc('2026-02-01T20:15:00.9996Z')
    ('2026-02-01T20:15:00.310Z', '2026-02-01T20:15:01.000Z')
    """
    head, dot, tail = text.replace('Z', '+00:00').partition('.')
    if dot:  # six digits of a second, as all supported versions of Python read them
        digits = tail[: len(tail) - len(tail.lstrip('0123456789'))]
        head += f'.{digits[:6]:0<6}{tail[len(digits) :]}'
    moment = datetime.fromisoformat(head).astimezone(timezone.utc)
    moment += timedelta(microseconds=round(moment.microsecond, -3) - moment.microsecond)
    return f'{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z'
