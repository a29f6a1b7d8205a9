"""Links of a GS1-conformant resolver: choosing one, and listing all as a linkset (RFC 9264).

GS1 Digital Link: Resolution 1.2, and where it is stricter its successor, the GS1-Conformant resolver standard 1.0.
"""

from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

VOCABULARY = 'https://ref.gs1.org/voc/'
#: The link types that this resolver knows, all of GS1's Web vocabulary.
LINK_TYPES = ('defaultLink', 'traceability', 'pip', 'certificationInfo', 'recallStatus', 'epcis')
LINKSET_TYPES = ('application/linkset+json', 'application/json')
#: What the names in a linkset mean, as GS1 publishes it.
LINKSET_CONTEXT = 'https://ref.gs1.org/standards/resolver/linkset-context'


class Link(NamedTuple):
    """A link about a thing.

    :param str kind: link type of GS1's Web vocabulary, without prefix
    :param str url: where it leads
    :param str title: for people
    :param str media_type: what one finds there
    :param tuple languages: in which it is written
    """

    kind: str
    url: str
    title: str
    media_type: str = 'text/html'
    languages: tuple = ()

    def to_json(self):
        """Return the target of the link as RFC 9264 writes it.

        >>> Link('pip', 'https://cho.vn/t/X', "Trang", languages=('vi',)).to_json()
        {'href': 'https://cho.vn/t/X', 'title': 'Trang', 'type': 'text/html', 'hreflang': ['vi']}
        """
        target = {'href': self.url, 'title': self.title, 'type': self.media_type}
        return {**target, 'hreflang': list(self.languages)} if self.languages else target


def link_type(text):
    """Return the link type that a request names, in any of its spellings; ``None`` when it is not known here.

    >>> link_type('gs1:pip'), link_type('pip'), link_type('https://ref.gs1.org/voc/pip'), link_type('https://gs1.org/voc/pip')
    ('pip', 'pip', 'pip', 'pip')
    >>> link_type('schema:review') is None
    True
    """
    for start in ('gs1:', VOCABULARY, 'https://gs1.org/voc/', 'http://gs1.org/voc/', 'https://www.gs1.org/voc/'):
        if text.startswith(start):
            text = text[len(start) :]
            break
    return text if text in LINK_TYPES else None


def choose(levels, kind=None, media_types=(), languages=()):
    """Return the links that answer a request best: one, several that nothing tells apart, or none of that type.

    :param levels: the links of each level, the lowest first; an upper level's links answer for the lower one too
    :param kind: link type that the request names, or ``None`` for the default
    :param media_types: what the client accepts, best first
    :param languages: what the client reads, best first

    >>> lot = [Link('defaultLink', '/vi', "a", languages=('vi',)), Link('epcis', '/e', "b", 'application/ld+json')]
    >>> levels = [lot, [Link('pip', '/shop', "c")]]
    >>> [link.url for link in choose(levels) + choose(levels, 'epcis') + choose(levels, 'pip')]
    ['/vi', '/e', '/shop']
    >>> choose(levels, media_types=['application/ld+json'])[0].url, choose(levels, 'certificationInfo')
    ('/e', [])
    """
    if kind:
        candidates = next((found for links in levels if (found := _of_kind(links, kind))), [])
        candidates = _of_media_type(candidates, media_types) or candidates
    else:
        candidates = _of_kind(levels[0], 'defaultLink')
        if not {'text/html', '*/*'} & set(media_types):
            candidates = _of_media_type(levels[0], media_types) or candidates
    readable = (link for language in languages for link in candidates if language in link.languages)
    best = next(readable, candidates[0] if candidates else None)
    return [link for link in candidates if (link.media_type, link.languages) == (best.media_type, best.languages)]


def _of_kind(links, kind):
    return [link for link in links if link.kind == kind]


def _of_media_type(links, media_types):
    """Return the links of the first of the media types that has any."""
    return next((found for kind in media_types if (found := [link for link in links if link.media_type == kind])), [])


def linkset(levels):
    """Return the linkset of `levels`: tuples of anchor, description and links, the lowest level first.

    A level has exactly one default link, which has a title and no other attribute.

    >>> linkset([('https://cho.vn/01/09520123456788', "Rau cần", [Link('pip', 'https://cho.vn/shop/1', "Gian hàng")])])
    ... # doctest: +NORMALIZE_WHITESPACE
    {'linkset': [{'anchor': 'https://cho.vn/01/09520123456788', 'itemDescription': 'Rau cần',
                  'https://ref.gs1.org/voc/pip': [{'href': 'https://cho.vn/shop/1', 'title': 'Gian hàng',
                                                   'type': 'text/html'}]}]}
    """
    sets = []
    for anchor, description, links in levels:
        context = {'anchor': anchor, 'itemDescription': description}
        for link in links:
            targets = context.setdefault(VOCABULARY + link.kind, [])
            if link.kind != 'defaultLink':
                targets.append(link.to_json())
            elif not targets:
                targets.append({'href': link.url, 'title': link.title})
        sets.append(context)
    return {'linkset': sets}


def with_query(url, query):
    """Return `url` with the query string of the request added, in front of a fragment.

    >>> with_query('https://cho.vn/t/X#papers', '17=260831&a=b'), with_query('https://cho.vn/t/X?y=1', 'a=b')
    ('https://cho.vn/t/X?17=260831&a=b#papers', 'https://cho.vn/t/X?y=1&a=b')
    >>> with_query('https://cho.vn/t/X', '')
    'https://cho.vn/t/X'
    """
    split = urlsplit(url)
    return urlunsplit(split._replace(query='&'.join(filter(None, (split.query, query)))))
