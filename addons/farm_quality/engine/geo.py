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


#: How wide a letter of a label is, how high its line, and how far labels keep from their dot, in units of the picture.
LETTER, LINE, DOT = 8, 18, 11
#: Where a label may stand beside its dot, the best first: (across, down, part of the text that lies at the anchor).
SIDES = ((0, -1, 0.5), (0, 1, 0.5), (1, 0, 0), (-1, 0, 1), (1, -1, 0), (-1, -1, 1), (1, 1, 0), (-1, 1, 1))
ANCHORS = {0: 'start', 0.5: 'middle', 1: 'end'}


def place_labels(places, texts, width, height):
    """Return where the label of each place is written, so that none covers another label or a dot.

    :return: per place a dict with ``x``, ``y`` (the line of the text) and ``anchor``, or ``None`` where no room is left
        around the dot: the list below the map names that place, too

    >>> place_labels([(50, 50)], ["Rau"], 100, 100)
    [{'x': 50, 'y': 35.5, 'anchor': 'middle'}]
    >>> [label['anchor'] for label in place_labels([(50, 50), (50, 52)], ["Rau", "Lúa"], 200, 100)]
    ['middle', 'middle']
    >>> place_labels([(5, 50)], ["Rau cần nước"], 200, 100)
    [{'x': 18, 'y': 55.5, 'anchor': 'start'}]
    >>> place_labels([(5, 5)], ["Rau cần nước"], 20, 10)
    [None]
    """
    taken = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in places]
    labels = []
    for number, ((x, y), text) in enumerate(zip(places, texts, strict=True)):
        others = taken[:number] + taken[number + 1 :]
        found = next(
            (
                (label, box)
                for label, box in _label_candidates(x, y, len(text) * LETTER)
                if box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
                if not any(_overlaps(box, other) for other in others)
            ),
            None,
        )
        labels.append(found and found[0])
        if found:
            taken.append(found[1])
    return labels


def _label_candidates(x, y, length):
    """Yield labels around a dot with the boxes that they cover, nearest first."""
    for ring in (1, 2.5, 4):
        for across, down, part in SIDES:
            middle_x = x + across * (DOT + 2) * ring
            middle_y = y + down * (DOT + LINE / 2) * ring
            left = middle_x - length * part
            box = (left, middle_y - LINE / 2, left + length, middle_y + LINE / 2)
            yield {'x': round(middle_x, 1), 'y': round(middle_y + 5.5, 1), 'anchor': ANCHORS[part]}, box


def _overlaps(box, other):
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
