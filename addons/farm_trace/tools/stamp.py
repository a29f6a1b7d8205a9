"""Stamps of others (the city's, a producer's), written down so that they are found however they were typed."""

import re
from urllib.parse import urlsplit

MAX_LENGTH = 200


def stamp_key(text):
    """Return how a stamp is looked up: an address without scheme, `www` and slash at the end, a code in capitals.

    >>> stamp_key('HTTPS://www.Check.example/S/Ab-12/?utm=a'), stamp_key('check.example/S/Ab-12?utm=a')
    ('check.example/S/Ab-12?utm=a', 'check.example/S/Ab-12?utm=a')
    >>> stamp_key(' hn-0012 345 678 '), stamp_key(''), stamp_key('x' * 300), stamp_key(' - ')
    ('HN0012345678', '', '', '')
    """
    text = (text or '').strip()
    if len(text) > MAX_LENGTH:
        return ''
    if '/' not in text:
        return re.sub(r'[\s\-–.]', '', text).upper()
    split = urlsplit(text if '://' in text else f'https://{text}')
    query = f'?{split.query}' if split.query else ''
    return split.netloc.lower().removeprefix('www.') + split.path.rstrip('/') + query
