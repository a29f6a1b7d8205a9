"""Finding the commune that somebody wrote into an address. No database here."""

import re
import unicodedata

_KINDS = re.compile(r'^(phuong|xa|dac khu|thi tran|p\.|x\.|tt\.)\s*')


def place_key(name):
    """Return what names of the same commune have in common, however they are written.

    >>> place_key('Phường Hoàng Mai') == place_key('P. hoàng mai') == place_key('hoang  mai')
    True
    >>> place_key('Xã Đông Anh')
    'dong anh'
    >>> place_key('Xã')
    'xa'
    """
    text = unicodedata.normalize('NFD', (name or '').casefold().replace('đ', 'd'))
    text = ' '.join(''.join(char for char in text if not unicodedata.combining(char)).split())
    return _KINDS.sub('', text) or text


def find_commune(city, names):
    """Return the key of the one commune that `city` means, or ``None``.

    :param str city: what the person wrote: the commune alone, or with more after commas
    :param dict names: key → official name, of one province. Where two communes answer to the same words, the
        kind decides; where that does not help, none is taken: a wrong address is worse than none.

    >>> communes = {1: 'Xã Hiệp Hòa', 2: 'Phường Ba Đình', 3: 'Xã Thanh Trì', 4: 'Phường Thanh Trì'}
    >>> find_commune('Hiệp Hòa, Bắc Ninh', communes)
    1
    >>> find_commune('ngõ 5, phường ba đình', communes)
    2
    >>> find_commune('Phường Thanh Trì', communes), find_commune('Thanh Trì', communes)
    (4, None)
    >>> find_commune('', communes) is None
    True
    """
    for part in (city or '').split(','):
        wanted = place_key(part)
        found = [key for key, name in names.items() if place_key(name) == wanted]
        if len(found) > 1:
            written = ' '.join(part.split()).casefold()
            found = [key for key in found if names[key].casefold() == written]
        if wanted and len(found) == 1:
            return found[0]
    return None
