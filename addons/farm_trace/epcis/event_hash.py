"""Content-hash identifiers of EPCIS events (CBV 2.0, 8.9): the same event has the same name wherever it is kept.

The canonical string holds every property in a fixed order, values normalised, lists sorted; what is said *about* the
record (eventID, recordTime, errorDeclaration) stays out. Covered are the properties that this market writes
(see :mod:`.events`); an event with others is refused rather than named wrongly.
"""

from datetime import UTC, datetime
from hashlib import sha256

_QUANTITY = ('epcClass', 'quantity', 'uom')
_ORDER = (
    'eventTime',
    'eventTimeZoneOffset',
    'epcList',
    'inputEPCList',
    'quantityList',
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
    'bizTransactionList',
    'ilmd',
)
_IGNORED = {'@context', 'type', 'eventID', 'recordTime', 'errorDeclaration'}
_VOCABULARY = {
    'bizStep': 'https://ref.gs1.org/cbv/BizStep-',
    'disposition': 'https://ref.gs1.org/cbv/Disp-',
    'transaction': 'https://ref.gs1.org/cbv/BTT-',
}
#: Namespaces of the prefixes that our master data use; the document's context names them too.
NAMESPACES = {'cbvmda': 'urn:epcglobal:cbv:mda:'}


def event_hash(body):
    """Return the ``ni:///`` name of an event `body`.

    >>> from .events import Quantity, object_event
    >>> lot = Quantity('https://cho.vn/t/7K4M2HXA9PW6', 12.5, 'KGM')
    >>> event_hash(object_event('DELETE', 'destroying', datetime(2026, 2, 1, 20, 15), [lot], 'destroyed'))
    'ni:///sha-256;bc0ae31cedd25b72d93c5363b22f98ece2a9092c83b56c05ee655932ad7fc904?ver=CBV2.0'

    :raises ValueError: for an event with properties that are not covered
    """
    return f'ni:///sha-256;{sha256(pre_hash(body).encode()).hexdigest()}?ver=CBV2.0'


def pre_hash(body):
    """Return the canonical string that is hashed.

    >>> pre_hash({'type': 'ObjectEvent', 'eventTime': '2026-02-02T03:15:00.000+07:00', 'eventTimeZoneOffset': '+07:00',
    ...           'epcList': [], 'action': 'OBSERVE', 'bizStep': 'shipping'})[:60]
    'eventType=ObjectEventeventTime=2026-02-01T20:15:00.000Zevent'
    """
    unknown = body.keys() - _IGNORED - set(_ORDER)
    if unknown:
        raise ValueError(f"the event's hash does not cover {', '.join(sorted(unknown))}")
    parts = [f"eventType={body['type']}"]
    parts += [_property(name, body[name]) for name in _ORDER if name in body]
    return ''.join(parts)


def _property(name, value):
    if name in _LISTS:
        return name + ''.join(sorted(_LISTS[name](element) for element in value)) if value else ''
    if isinstance(value, dict):
        return name + _mapping(name, value)
    return f"{name}={_utc(value) if name == 'eventTime' else _word(name, value)}"


def _mapping(name, value):
    if name == 'persistentDisposition':
        return ''.join(
            ''.join(sorted(f'{kind}={_word("disposition", word)}' for word in value[kind]))
            for kind in ('set', 'unset')
            if kind in value
        )
    if name == 'ilmd':
        return ''.join(sorted(f'{_qualified(key)}={_number(text)}' for key, text in value.items()))
    return f"id={value['id']}"  # readPoint, bizLocation


def _epc(uri):
    return f'epc={uri}'


def _transaction(element):
    return f"type={_word('transaction', element['type'])}bizTransaction={element['bizTransaction']}"


def _quantity(element):
    return 'quantityElement' + ''.join(f'{key}={_number(element[key])}' for key in _QUANTITY if key in element)


_LISTS = {
    **dict.fromkeys(('epcList', 'inputEPCList', 'outputEPCList'), _epc),
    **dict.fromkeys(('quantityList', 'inputQuantityList', 'outputQuantityList'), _quantity),
    'bizTransactionList': _transaction,
}


def _word(kind, word):
    """Return a word of the Core Business Vocabulary in full.

    >>> _word('bizStep', 'shipping'), _word('bizStep', 'https://cho.vn/step/drying'), _word('action', 'ADD')
    ('https://ref.gs1.org/cbv/BizStep-shipping', 'https://cho.vn/step/drying', 'ADD')
    """
    return word if ':' in word or kind not in _VOCABULARY else _VOCABULARY[kind] + word


def _qualified(key):
    prefix, colon, name = key.partition(':')
    if not colon or prefix not in NAMESPACES:
        raise ValueError(f"the event's hash does not know the namespace of {key}")
    return f'{{{NAMESPACES[prefix]}}}{name}'


def _number(value):
    """Return numbers without superfluous zeros, everything else as it is.

    >>> _number(12.0), _number('3.50'), _number('KGM'), _number(0.25)
    ('12', '3.5', 'KGM', '0.25')
    """
    try:
        number = float(value)
    except ValueError:
        return str(value)
    return str(int(number)) if number == int(number) else str(number)


def _utc(text):
    moment = datetime.fromisoformat(text).astimezone(UTC)
    return f'{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z'
