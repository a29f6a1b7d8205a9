"""Names of things in events, in their one canonical form: GS1 Digital Link on GS1's own host (CBV 2.0, 8.9.4).

The older EPC URNs name the same things; an event is the same whichever of the two spellings it was written with.
"""

import re
from urllib.parse import quote, unquote

from ..gs1.check_digit import check_digit
from ..gs1.digital_link import CANONICAL_HOST

#: Of each EPC scheme: application identifier, length of the key without check digit, whether the first digit of the
#: reference comes before the company prefix, whether a check digit follows, and what the last part becomes: the
#: AI of a qualifier, or '' where it is written onto the key.
_SCHEMES = {
    'id:sgtin': ('01', 13, True, True, '21'),
    'id:upui': ('01', 13, True, True, '235'),
    'class:lgtin': ('01', 13, True, True, '10'),
    'idpat:sgtin': ('01', 13, True, True, None),
    'idpat:upui': ('01', 13, True, True, None),
    'id:sscc': ('00', 17, True, True, None),
    'id:sgln': ('414', 12, False, True, '254'),
    'id:pgln': ('417', 12, False, True, None),
    'id:grai': ('8003', 12, False, True, ''),
    'idpat:grai': ('8003', 12, False, True, None),
    'id:gdti': ('253', 12, False, True, ''),
    'idpat:gdti': ('253', 12, False, True, None),
    'id:sgcn': ('255', 12, False, True, ''),
    'id:gsrn': ('8018', 17, False, True, None),
    'id:gsrnp': ('8017', 17, False, True, None),
    'id:gsin': ('402', 16, False, True, None),
    'id:giai': ('8004', None, False, False, None),
    'id:ginc': ('401', None, False, False, None),
}
_URN = re.compile(r'urn:epc:((?:id|class|idpat):[a-z]+):([0-9]{6,12})\.(.*)')
_SHORT_NAMES = {
    'gtin': '01',
    'sscc': '00',
    'gln': '414',
    'party': '417',
    'gsrnp': '8017',
    'gsrn': '8018',
    'gcn': '255',
    'gdti': '253',
    'ginc': '401',
    'gsin': '402',
    'grai': '8003',
    'giai': '8004',
    'lot': '10',
    'ser': '21',
    'cpv': '22',
}
_KEYS = 'gtin|sscc|gln|party|gsrnp|gsrn|gcn|gdti|ginc|gsin|grai|giai|01|00|414|417|8017|8018|255|253|401|402|8003|8004'
_LINK = re.compile(rf'https?://[^/?#]*(?:/[^?#]*?)??/({_KEYS})/([0-9]{{4}}[^/?#]+)((?:/[^/?#]+/[^/?#]+)*)/?(?:[?#].*)?')
#: What a key and its qualifiers may hold without being percent-encoded.
_PLAIN = re.compile(r'[\x22\x27\x2D\x2E\x30-\x39\x3B-\x3F\x41-\x5A\x5F\x61-\x7A]{1,30}')


def canonical(uri):
    """Return the canonical Digital Link of a `uri` that holds a GS1 key; every other text comes back as it is.

    >>> canonical('urn:epc:id:sgtin:0614141.107346.2018')
    'https://id.gs1.org/01/10614141073464/21/2018'
    >>> canonical('urn:epc:class:lgtin:4012345.012345.998877'), canonical('urn:epc:id:sgln:0614141.00777.0')
    ('https://id.gs1.org/01/04012345123456/10/998877', 'https://id.gs1.org/414/0614141007776')
    >>> canonical('https://example.org/some/path/gtin/9520123456788/lot/L1?17=260831')
    'https://id.gs1.org/01/09520123456788/10/L1'
    >>> canonical('https://example.org/01/09520123456788/22/2A/10/L1/21/7')
    'https://id.gs1.org/01/09520123456788/21/7'
    >>> canonical('https://cho.vn/t/7K4M2HXA9PW6'), canonical('KGM')
    ('https://cho.vn/t/7K4M2HXA9PW6', 'KGM')
    """
    if uri.startswith('urn:epc:'):
        return _from_urn(uri) or uri
    if uri.startswith('http'):
        return _from_link(uri) or uri
    return uri


def _from_urn(uri):
    """Return the Digital Link of an EPC URN, ``None`` when it is none that we know."""
    found = _URN.fullmatch(uri)
    if not found or found[1] not in _SCHEMES:
        return None
    prefix, rest = found[2], found[3]
    ai, length, is_first_before, has_check_digit, last_ai = _SCHEMES[found[1]]
    if length is None:
        return f'{CANONICAL_HOST}/{ai}/{prefix}{_encode(rest)}'
    reference, _dot, last = rest.partition('.')
    key = reference[:1] + prefix + reference[1:] if is_first_before else prefix + reference
    if len(key) != length or not key.isdigit():
        return None
    key = ('0' if ai == '8003' else '') + key + (check_digit(key) if has_check_digit else '')
    if last_ai is None or last in ('', '*') or (last_ai, last) == ('254', '0'):
        return f'{CANONICAL_HOST}/{ai}/{key}'
    return f'{CANONICAL_HOST}/{ai}/{key}' + (f'/{last_ai}/' if last_ai else '') + _encode(last)


def _encode(text):
    """Percent-encode what a path may not hold; what an EPC URN has encoded already stays so.

    >>> _encode('a%2Fb'), _encode('a(1)')
    ('a%2Fb', 'a%281%29')
    """
    return quote(unquote(text), safe="\"'-.;<=>?_")


def _from_link(uri):
    """Return a Digital Link without what does not name the thing, ``None`` when it is no Digital Link."""
    found = _LINK.fullmatch(uri)
    if not found:
        return None
    ai, key = _SHORT_NAMES.get(found[1], found[1]), found[2]
    if ai == '01':
        key = key.zfill(14)
    parts = found[3].split('/')[1:]
    qualifiers = {_SHORT_NAMES.get(name, name): value for name, value in zip(parts[::2], parts[1::2], strict=True)}
    qualifiers.pop('22', None)
    if '21' in qualifiers:  # a serial number names the thing; its lot is known of it
        qualifiers.pop('10', None)
    if not all(_PLAIN.fullmatch(value) for value in (key, *qualifiers.values())):
        return None
    return f'{CANONICAL_HOST}/{ai}/{key}' + ''.join(f'/{name}/{value}' for name, value in qualifiers.items())
