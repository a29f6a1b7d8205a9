"""Drawing places without a map service: longitude and latitude to the units of an SVG picture."""

import json
from math import cos, radians


def read_rings(text):
    """Return the rings of a GeoJSON polygon as lists of (longitude, latitude); none for anything else.

    >>> read_rings('{"type": "Polygon", "coordinates": [[[105, 21], [106, 21], [106, 22], [105, 21]]]}')
    [[(105.0, 21.0), (106.0, 21.0), (106.0, 22.0), (105.0, 21.0)]]
    >>> [read_rings(text) for text in ('', '{}', '[1]', '{"type": "Polygon", "coordinates": [[["x", 1]]]}')]
    [[], [], [], []]
    """
    try:
        shape = json.loads(text or '{}')
        rings = shape.get('coordinates') if isinstance(shape, dict) and shape.get('type') == 'Polygon' else []
        return [[(float(point[0]), float(point[1])) for point in ring] for ring in rings]
    except (ValueError, TypeError, IndexError):
        return []


def project(points, width, height, margin=0):
    """Return `points` (longitude, latitude) fitted into a picture, north up, without distortion.

    >>> project([(105, 21), (106, 22)], 100, 100)
    [(3.5, 100.0), (96.5, 0.0)]
    >>> project([(105, 21)], 100, 60, margin=10), project([], 10, 10)
    ([(50.0, 30.0)], [])
    """
    if not points:
        return []
    # Near a place a degree of longitude is shorter than one of latitude by the cosine of the latitude.
    shrink = cos(radians(sum(lat for _lon, lat in points) / len(points)))
    flat = [(lon * shrink, -lat) for lon, lat in points]
    left, top = min(x for x, _y in flat), min(y for _x, y in flat)
    wide, tall = max(x for x, _y in flat) - left, max(y for _x, y in flat) - top
    room = (width - 2 * margin, height - 2 * margin)
    scale = min([side / extent for side, extent in zip(room, (wide, tall), strict=True) if extent] or [0])
    left_gap, top_gap = (width - wide * scale) / 2, (height - tall * scale) / 2
    return [(round((x - left) * scale + left_gap, 1), round((y - top) * scale + top_gap, 1)) for x, y in flat]


def outline(rings, width, height, margin=4):
    """Return the outer ring as the ``points`` of an SVG polygon.

    >>> outline([[(105, 21), (106, 21), (106, 22), (105, 21)]], 100, 100, margin=0)
    '3.4,100.0 96.6,100.0 96.6,0.0 3.4,100.0'
    >>> outline([], 100, 100)
    ''
    """
    return ' '.join(f"{x},{y}" for x, y in project(rings[0], width, height, margin)) if rings else ''
