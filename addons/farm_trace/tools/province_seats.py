"""Where the provinces of Viet Nam lie: what is known of a place when a visitor names nothing but the province.

Latitude and longitude of the seat of each of the 34 units since 1 July 2025, to a tenth of a degree; keys are the codes
of the General Statistics Office.
"""

SEATS = {
    '01': (21.0, 105.8),
    '04': (22.7, 106.3),
    '08': (21.8, 105.2),
    '11': (21.4, 103.0),
    '12': (22.4, 103.5),
    '14': (21.3, 103.9),
    '15': (21.7, 104.9),
    '19': (21.6, 105.8),
    '20': (21.9, 106.8),
    '22': (20.9, 107.1),
    '24': (21.3, 106.2),
    '25': (21.3, 105.4),
    '31': (20.9, 106.7),
    '33': (20.6, 106.1),
    '37': (20.3, 106.0),
    '38': (19.8, 105.8),
    '40': (18.7, 105.7),
    '42': (18.3, 105.9),
    '44': (17.5, 106.6),
    '46': (16.5, 107.6),
    '48': (16.1, 108.2),
    '51': (15.1, 108.8),
    '52': (13.8, 109.2),
    '56': (12.2, 109.2),
    '66': (12.7, 108.0),
    '68': (11.9, 108.4),
    '75': (10.9, 106.8),
    '79': (10.8, 106.7),
    '80': (10.5, 106.4),
    '82': (10.4, 106.4),
    '86': (10.3, 106.0),
    '91': (10.0, 105.1),
    '92': (10.0, 105.8),
    '96': (9.2, 105.2),
}


def seat(code):
    """Return latitude and longitude of a province, or ``(None, None)``.

    >>> seat('01'), seat('00'), len(SEATS)
    ((21.0, 105.8), (None, None), 34)
    """
    return SEATS.get(code, (None, None))
