"""A plain map that needs no outside service: where points lie to each other, north up."""

from math import cos, radians

#: Half of the smallest area shown, in degrees: one point alone is not blown up.
MARGIN = 0.01


def place_points(points, width=320, height=240, border=24):
    """Return the place of each (latitude, longitude) on a picture: list of (x, y), in whole pixels.

    One degree is as long to the east as to the north on the picture, as it is on the ground there.

    >>> place_points([(21.0, 105.8)])
    [(160, 120)]
    >>> place_points([(21.0, 105.8), (21.1, 105.8)])
    [(160, 216), (160, 24)]
    >>> place_points([])
    []
    """
    if not points:
        return []
    latitudes, longitudes = [lat for lat, _lon in points], [lon for _lat, lon in points]
    middle_lat = (min(latitudes) + max(latitudes)) / 2
    middle_lon = (min(longitudes) + max(longitudes)) / 2
    stretch = cos(radians(middle_lat))
    high = max((max(latitudes) - min(latitudes)) / 2, MARGIN)
    wide = max((max(longitudes) - min(longitudes)) / 2 * stretch, MARGIN)
    scale = min((width / 2 - border) / wide, (height / 2 - border) / high)
    return [
        (
            round(width / 2 + (lon - middle_lon) * stretch * scale),
            round(height / 2 - (lat - middle_lat) * scale),
        )
        for lat, lon in points
    ]
