"""A small map of where goods come from, drawn as SVG from the market's own places: no map service learns who looks.

Near the equator-parallel of northern Viet Nam a degree of longitude is shorter than one of latitude; over the few dozen
kilometres of a market a plane is good enough.
"""

from math import cos, radians, sqrt
from typing import NamedTuple

KM_PER_DEGREE = 111.2
WIDTH, HEIGHT, MARGIN = 340, 220, 34
#: Lengths that a scale bar may have, in kilometres.
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500)
#: The map shows at least so many kilometres from side to side.
LEAST_KM = 6


class Place(NamedTuple):
    """A point of the earth with what is written beside it."""

    name: str
    latitude: float
    longitude: float


def distance_km(one, other):
    """Return the distance of two places as the crow flies.

    >>> round(distance_km(Place('Hà Nội', 21.0285, 105.8542), Place('Bắc Giang', 21.2731, 106.1946)))
    45
    """
    north = (one.latitude - other.latitude) * KM_PER_DEGREE
    east = (one.longitude - other.longitude) * KM_PER_DEGREE * cos(radians((one.latitude + other.latitude) / 2))
    return sqrt(north**2 + east**2)


def sketch(place, others, limit=5):
    """Return what the template draws: the place, the nearest of the others, and a scale bar.

    :return: dict of ``points`` (dicts of ``name``, ``x``, ``y``, ``is_left``), the first of them the place itself,
        ``scale_km`` and ``scale_width``

    >>> drawn = sketch(Place('Vườn', 21.35, 105.98), [Place('Hub', 21.36, 106.02)])
    >>> [(point['name'], 0 <= point['x'] <= WIDTH, 0 <= point['y'] <= HEIGHT) for point in drawn['points']]
    [('Vườn', True, True), ('Hub', True, True)]
    >>> drawn['points'][1]['x'] > drawn['points'][0]['x'], drawn['points'][1]['y'] < drawn['points'][0]['y']
    (True, True)
    >>> drawn['scale_km']
    2
    """
    near = sorted(others, key=lambda other: distance_km(place, other))[:limit]
    shrink = cos(radians(place.latitude))
    plane = [
        (spot.name, spot.longitude * KM_PER_DEGREE * shrink, -spot.latitude * KM_PER_DEGREE) for spot in (place, *near)
    ]
    lefts, tops = [x for _name, x, _y in plane], [y for _name, _x, y in plane]
    middle_x, middle_y = (min(lefts) + max(lefts)) / 2, (min(tops) + max(tops)) / 2
    zoom = min(
        (WIDTH - 2 * MARGIN) / max(max(lefts) - min(lefts), LEAST_KM),
        (HEIGHT - 2 * MARGIN) / max(max(tops) - min(tops), LEAST_KM * HEIGHT / WIDTH),
    )
    points = [
        {
            'name': name,
            'x': round(WIDTH / 2 + (x - middle_x) * zoom, 1),
            'y': round(HEIGHT / 2 + (y - middle_y) * zoom, 1),
            'is_left': x > middle_x,  # its name is written towards the middle
        }
        for name, x, y in plane
    ]
    scale = max((km for km in SCALES if km * zoom <= WIDTH / 3), default=SCALES[0])
    return {'points': points, 'scale_km': scale, 'scale_width': round(scale * zoom, 1)}
