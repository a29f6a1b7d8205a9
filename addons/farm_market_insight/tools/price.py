"""Prices compared and drawn, without a database."""

#: Within this share of the median a price is the usual one.
USUAL = 0.1
#: From this number of kept prices on a comparison says something.
ENOUGH = 3


def price_gap(price, median):
    """Return by how many percent `price` lies above the `median` (negative: below), rounded.

    >>> price_gap(90, 100), price_gap(100, 100), price_gap(33, 30)
    (-10, 0, 10)
    >>> price_gap(10, 0)
    0
    """
    return round((price - median) * 100 / median) if median else 0


def price_level(gap, days):
    """Return 'good', 'usual' or 'high' for a gap in percent, None while too few `days` are kept.

    >>> price_level(-15, 5), price_level(4, 5), price_level(25, 5)
    ('good', 'usual', 'high')
    >>> price_level(-50, 2) is None
    True
    """
    if days < ENOUGH:
        return None
    if gap < -USUAL * 100:
        return 'good'
    return 'high' if gap > USUAL * 100 else 'usual'


def chart_line(values, low, high, width, height):
    """Return the points of an SVG polyline: `values` from left to right, `low` at the bottom, `high` at the top.

    >>> chart_line([10, 20, 15], 10, 20, 100, 50)
    '0.0,50.0 50.0,0.0 100.0,25.0'
    >>> chart_line([7], 7, 7, 100, 50)
    '0.0,25.0'
    """
    step = width / (len(values) - 1) if len(values) > 1 else 0
    span = high - low
    return ' '.join(
        f'{number * step:.1f},{height - (value - low) * height / span if span else height / 2:.1f}'
        for number, value in enumerate(values)
    )
