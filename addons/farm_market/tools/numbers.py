"""Numbers as people in Vietnam type them."""


def parse_number(text):
    """Return a number typed by a Vietnamese user, or ``None``.

    A comma is the decimal sign; dots, or a comma before exactly three digits, separate thousands.

    >>> parse_number('25.000'), parse_number('1,5'), parse_number('25,000'), parse_number('1.250.000,5')
    (25000.0, 1.5, 25000.0, 1250000.5)
    >>> parse_number('0.5'), parse_number('12'), parse_number('mười'), parse_number('')
    (0.5, 12.0, None, None)
    >>> parse_number('nan'), parse_number('1e3'), parse_number('-2')
    (None, None, -2.0)
    """
    text = (text or '').strip().replace(' ', '')
    if not set(text) <= set('-0123456789,.'):
        return None
    if ',' in text and '.' in text:
        text = text.replace('.', '').replace(',', '.')
    else:
        sign = ',' if ',' in text else '.'
        parts = text.split(sign)
        if len(parts) > 1 and parts[0] not in ('', '0') and all(len(part) == 3 for part in parts[1:]):
            text = ''.join(parts)
        else:
            text = text.replace(',', '.')
    try:
        return float(text)
    except ValueError:
        return None


def parse_place(text):
    """Return (latitude, longitude) of a place on the globe written as two decimals with a comma, or ``None``.

    >>> parse_place('21.03,105.85'), parse_place('-91,10'), parse_place('nan,1'), parse_place('Hà Nội')
    ((21.03, 105.85), None, None, None)
    """
    parts = (text or '').split(',')
    if len(parts) != 2:
        return None
    try:
        place = float(parts[0]), float(parts[1])
    except ValueError:
        return None
    return place if abs(place[0]) <= 90 and abs(place[1]) <= 180 else None
