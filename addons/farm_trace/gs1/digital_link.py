"""GS1 Digital Link URIs of trade items (GS1 Digital Link Standard: URI Syntax 1.5), without a database.

Of the standard's keys only the GTIN (01) is spoken here, with its qualifiers variant (22), lot (10) and serial (21) in
this order in the path. Attributes such as dates stand in the query and nowhere else.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from .check_digit import is_valid

#: GS1 General Specifications, figure 7.11-1: the 82 characters of an "X" field.
CHARSET_82 = frozenset('!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz')
MAX_LENGTH = 20
QUALIFIERS = ('22', '10', '21')
DATE_ATTRIBUTES = {'11': 'production', '13': 'packaging', '15': 'best before', '16': 'sell by', '17': 'expiration'}
CANONICAL_HOST = 'https://id.gs1.org'

_BAD_ESCAPE = re.compile(r'%(?![0-9A-Fa-f]{2})')


class DigitalLinkError(ValueError):
    """The URI is not a GS1 Digital Link that this market can read; the message says why."""


@dataclass(frozen=True)
class DigitalLink:
    """What a Digital Link says of a trade item.

    :param str gtin: 14 digits
    :param lot: batch or lot number, AI 10, up to 20 characters of the set of 82
    :param serial: AI 21
    :param variant: consumer product variant, AI 22
    :param expiry: AI 17, a date
    :raises DigitalLinkError: on values that the standard forbids
    """

    gtin: str
    lot: str | None = None
    serial: str | None = None
    variant: str | None = None
    expiry: date | None = None

    def __post_init__(self):
        if len(self.gtin) != 14 or not is_valid(self.gtin):
            raise DigitalLinkError(f"{self.gtin!r} is not a GTIN of 14 digits with the right check digit")
        for ai, value in self._qualifiers():
            if value is not None and not is_text(value):
                raise DigitalLinkError(f"({ai}) takes 1 to 20 characters of the GS1 set, not {value!r}")

    def _qualifiers(self):
        return (('22', self.variant), ('10', self.lot), ('21', self.serial))

    @property
    def path(self):
        """Return the path, percent-encoded.

        >>> DigitalLink('09520123456788', lot='A/1', serial='7').path
        '/01/09520123456788/10/A%2F1/21/7'
        """
        parts = ['', '01', self.gtin]
        for ai, value in self._qualifiers():
            if value is not None:
                parts += [ai, quote(value, safe='')]
        return '/'.join(parts)

    @property
    def canonical(self):
        """Return the form that names the thing in events: GS1's own host, no attributes (Digital Link 4.11).

        >>> DigitalLink('09520123456788', lot='L1', expiry=date(2026, 8, 31)).canonical
        'https://id.gs1.org/01/09520123456788/10/L1'
        """
        return CANONICAL_HOST + self.path

    def build(self, base_url):
        """Return the URI on the host of `base_url`.

        >>> DigitalLink('09520123456788', lot='L1', expiry=date(2026, 8, 31)).build('https://cho.vn/')
        'https://cho.vn/01/09520123456788/10/L1?17=260831'
        """
        query = f'?17={self.expiry:%y%m%d}' if self.expiry else ''
        return base_url.rstrip('/') + self.path + query


def is_text(value):
    """Whether `value` fits an AI of type X..20.

    >>> is_text('L2602'), is_text('Lô 1'), is_text(''), is_text('x' * 21)
    (True, False, False, False)
    """
    return 0 < len(value) <= MAX_LENGTH and CHARSET_82.issuperset(value)


def parse_date(value, today=None):
    """Return the date of six digits YYMMDD; day 00 is the last of the month; the century is the one nearest to today.

    >>> parse_date('260831', date(2026, 1, 1)), parse_date('260200', date(2026, 1, 1))
    (datetime.date(2026, 8, 31), datetime.date(2026, 2, 28))
    >>> parse_date('991231', date(2026, 1, 1)).year, parse_date('751231', date(2026, 1, 1)).year
    (1999, 2075)
    >>> parse_date('261331')
    Traceback (most recent call last):
        ...
    odoo.addons.farm_trace.gs1.digital_link.DigitalLinkError: '261331' is not a date of the form YYMMDD
    """
    this_year = (today or date.today()).year
    if not re.fullmatch(r'[0-9]{6}', value):
        raise DigitalLinkError(f"{value!r} is not a date of the form YYMMDD")
    year, month, day = this_year - this_year % 100 + int(value[:2]), int(value[2:4]), int(value[4:])
    if year - this_year >= 51:
        year -= 100
    elif year - this_year <= -50:
        year += 100
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError as error:
        raise DigitalLinkError(f"{value!r} is not a date of the form YYMMDD") from error


def _unescape(value):
    if _BAD_ESCAPE.search(value):
        raise DigitalLinkError(f"{value!r} is not percent-encoded properly")
    try:
        return unquote(value, errors='strict')
    except UnicodeDecodeError as error:
        raise DigitalLinkError(f"{value!r} is not percent-encoded properly") from error


def parse(uri):
    """Return what the `uri` (or its path and query alone) says.

    >>> parse('https://cho.vn/01/09520123456788/10/A%2F1/21/7?17=260831&linkType=all').lot
    'A/1'
    >>> parse('/01/09520123456788/21/7/10/L1')
    Traceback (most recent call last):
        ...
    odoo.addons.farm_trace.gs1.digital_link.DigitalLinkError: (10) must not come after (21)

    :raises DigitalLinkError: when it is not a Digital Link of a GTIN
    """
    try:
        split = urlsplit(uri)
    except ValueError as error:
        raise DigitalLinkError(f"{uri!r} is not a URI") from error
    if split.scheme not in ('', 'http', 'https'):
        raise DigitalLinkError(f"{split.scheme!r} is not a scheme of the web")
    segments = split.path.split('/')
    try:
        segments = segments[segments.index('01') + 1 :]
    except ValueError as error:
        raise DigitalLinkError("there is no GTIN (01) in the path") from error
    if segments and not segments[-1]:
        segments.pop()  # a slash at the end says nothing
    gtin, values = _unescape(segments[0] if segments else ''), _parse_qualifiers(segments[1:])
    return DigitalLink(
        gtin,
        lot=values.get('10'),
        serial=values.get('21'),
        variant=values.get('22'),
        expiry=_parse_query(split.query).get('17'),
    )


def _parse_qualifiers(segments):
    if len(segments) % 2:
        raise DigitalLinkError(f"({segments[-1]}) has no value")
    values, last = {}, None
    for ai, value in zip(segments[::2], segments[1::2], strict=True):
        if ai not in QUALIFIERS:
            hint = ": attributes belong in the query" if ai in DATE_ATTRIBUTES else ""
            raise DigitalLinkError(f"({ai}) does not qualify a GTIN{hint}")
        if ai in values:
            raise DigitalLinkError(f"({ai}) is there twice")
        if last is not None and QUALIFIERS.index(ai) < QUALIFIERS.index(last):
            raise DigitalLinkError(f"({ai}) must not come after ({last})")
        values[ai], last = _unescape(value), ai
    return values


def _parse_query(query):
    """Return the dates of the query by AI. Keys that are no numbers (linkType …) are not ours to judge."""
    if _BAD_ESCAPE.search(query):
        raise DigitalLinkError(f"{query!r} is not percent-encoded properly")
    dates = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key in ('01', *QUALIFIERS):
            raise DigitalLinkError(f"({key}) belongs in the path")
        if key in dates:
            raise DigitalLinkError(f"({key}) is there twice")
        if key in DATE_ATTRIBUTES:
            dates[key] = parse_date(value)
    return dates
