"""The score sheet of an OCOP rating: parts with a greatest score each, their sum, and the band of stars it lies in."""

from decimal import Decimal

from .values import read_number


def total_score(parts):
    """Return the sum of `parts`, each a pair of texts (score, greatest score), or ``None`` when one is not entered.

    A part never counts for more than its greatest score.

    >>> total_score([('36,5', '40'), ('20', '25'), ('13', '35')]), total_score([('41', '40')])
    (Decimal('69.5'), Decimal('40'))
    >>> total_score([('36', '40'), ('', '25')]) is None, total_score([]) is None
    (True, True)
    """
    scores = [(read_number(score), read_number(most)) for score, most in parts]
    if not scores or any(score is None or most is None for score, most in scores):
        return None
    return sum((min(score, most) for score, most in scores), Decimal(0))


def find_stars(total, bands):
    """Return the stars of a `total`: the highest of `bands` (pairs of least score and stars) that it reaches.

    A band begins at its least score and is not rounded into: 69.5 lies below 70.

    >>> bands = [(Decimal(50), 3), (Decimal(70), 4), (Decimal(90), 5)]
    >>> [find_stars(Decimal(total), bands) for total in ('49.99', '50', '69.5', '70', '89.9', '90', '100')]
    [0, 3, 3, 4, 4, 5, 5]
    >>> find_stars(None, bands)
    0
    """
    if total is None:
        return 0
    return max((stars for least, stars in bands if total >= least), default=0)
