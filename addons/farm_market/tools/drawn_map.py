"""A map that needs no outside service: places drawn to scale, with a bar that says how far apart they are."""

import math

KM_PER_DEGREE = 111.32
WIDTH, HEIGHT, MARGIN = 640, 400, 40


def great_circle_km(lat1, lon1, lat2, lon2):
    """Return the distance between two places in kilometres.

    >>> round(great_circle_km(21.0285, 105.8542, 21.3555, 105.9720), 1)
    38.4
    >>> great_circle_km(21, 105, 21, 105)
    0.0
    """
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def draw(places):
    """Return where to draw `places` and the scale of the drawing.

    :param list places: (key, latitude, longitude)
    :return: dict with ``points`` (key -> (x, y)), ``bar_km`` and ``bar_width`` of the scale, ``width``, ``height``, and
        ``view``: longitude and latitude of the upper left corner, width of a degree to the east and to the south

    >>> drawn = draw([('a', 21.0, 105.8), ('b', 21.3, 105.8), ('c', 21.3, 106.1)])
    >>> drawn['points']['a'][1] > drawn['points']['b'][1], drawn['points']['c'][0] > drawn['points']['b'][0]
    (True, True)
    >>> all(0 <= x <= drawn['width'] and 0 <= y <= drawn['height'] for x, y in drawn['points'].values())
    True
    >>> drawn['bar_km']
    20
    >>> draw([('a', 21.0, 105.8)])['points']
    {'a': (320.0, 200.0)}
    >>> view = draw([('a', 21.0, 105.8)])['view']
    >>> round((105.8 - view['lon']) * view['x']), round((view['lat'] - 21.0) * view['y'])
    (320, 200)
    """
    middle = math.cos(math.radians(sum(lat for _key, lat, _lon in places) / len(places)))
    flat = {key: (lon * middle * KM_PER_DEGREE, -lat * KM_PER_DEGREE) for key, lat, lon in places}
    left, right = min(x for x, _y in flat.values()), max(x for x, _y in flat.values())
    top, bottom = min(y for _x, y in flat.values()), max(y for _x, y in flat.values())
    span_x, span_y = max(right - left, 1), max(bottom - top, 1)  # at least a kilometre, so that one place has a map
    scale = min((WIDTH - 2 * MARGIN) / span_x, (HEIGHT - 2 * MARGIN) / span_y)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    points = {
        key: (round(WIDTH / 2 + (x - middle_x) * scale, 1), round(HEIGHT / 2 + (y - middle_y) * scale, 1))
        for key, (x, y) in flat.items()
    }
    bar_km = next((step for step in (50, 20, 10, 5, 2, 1) if step * scale <= WIDTH / 2), 1)
    return {
        'points': points,
        'view': {
            'lon': round((middle_x - WIDTH / 2 / scale) / (middle * KM_PER_DEGREE), 6),
            'lat': round((HEIGHT / 2 / scale - middle_y) / KM_PER_DEGREE, 6),
            'x': round(middle * KM_PER_DEGREE * scale, 3),
            'y': round(KM_PER_DEGREE * scale, 3),
        },
        'bar_km': bar_km,
        'bar_width': round(bar_km * scale, 1),
        'width': WIDTH,
        'height': HEIGHT,
    }
