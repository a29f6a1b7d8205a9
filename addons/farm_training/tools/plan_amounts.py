"""Reading of what plans write in their tables, without a database: amounts, periods, years in a text."""

import re
from datetime import date, timedelta
from typing import NamedTuple


class Amount(NamedTuple):
    """A target as a plan writes it: applicable or not, how it is compared, and its one or two numbers."""

    is_applicable: bool
    comparison: str = 'ge'
    amount: float = 0.0
    amount_max: float = 0.0


class Period(NamedTuple):
    """The days for which a target is set, and the year under which it is listed (that of its last day)."""

    date_from: date
    date_to: date

    @property
    def year(self):
        return self.date_to.year


def parse_amount(text):
    """Return the amount that a cell of a plan holds.

    A dash or an empty cell is *not applicable*; 0 is a target of zero.

    >>> parse_amount('10000')
    Amount(is_applicable=True, comparison='ge', amount=10000.0, amount_max=0.0)
    >>> parse_amount('3-5')
    Amount(is_applicable=True, comparison='ge', amount=3.0, amount_max=5.0)
    >>> parse_amount('>100').comparison, parse_amount('<=2').comparison
    ('gt', 'le')
    >>> parse_amount('0')
    Amount(is_applicable=True, comparison='ge', amount=0.0, amount_max=0.0)
    >>> parse_amount('-').is_applicable, parse_amount('').is_applicable
    (False, False)
    """
    text = text.strip()
    if text in ('', '-', '–'):
        return Amount(is_applicable=False)
    match = re.fullmatch(r'(?P<sign>>|<=)?(?P<low>\d+)(?:-(?P<high>\d+))?', text)
    if not match:
        raise ValueError(f"Not an amount of a plan: {text!r}")
    comparison = {'>': 'gt', '<=': 'le', None: 'ge'}[match['sign']]
    return Amount(True, comparison, float(match['low']), float(match['high'] or 0))


def parse_periods(text, year_from, year_to):
    """Return the periods for which a target holds; `always` and `yearly` mean each year of the plan.

    >>> [period.year for period in parse_periods('always', 2019, 2020)]
    [2019, 2020]
    >>> parse_periods('2019-2020', 2019, 2020)
    [Period(date_from=datetime.date(2019, 1, 1), date_to=datetime.date(2020, 12, 31))]
    >>> parse_periods('2024-Q2..Q4', 2023, 2024)
    [Period(date_from=datetime.date(2024, 4, 1), date_to=datetime.date(2024, 12, 31))]
    >>> parse_periods('2024-Q1', 2023, 2024)
    [Period(date_from=datetime.date(2024, 1, 1), date_to=datetime.date(2024, 3, 31))]
    >>> parse_periods('2023-10-28', 2023, 2024)
    [Period(date_from=datetime.date(2023, 10, 28), date_to=datetime.date(2023, 10, 28))]
    """
    if text in ('always', 'yearly'):
        return [Period(date(year, 1, 1), date(year, 12, 31)) for year in range(year_from, year_to + 1)]
    if re.fullmatch(r'\d{4}-\d{2}-\d{2}', text):
        day = date.fromisoformat(text)
        return [Period(day, day)]
    if match := re.fullmatch(r'(\d{4})-Q([1-4])(?:\.\.Q([1-4]))?', text):
        year, first, last = int(match[1]), int(match[2]), int(match[3] or match[2])
        return [Period(date(year, 3 * first - 2, 1), _quarter_end(year, last))]
    if match := re.fullmatch(r'(\d{4})(?:-(\d{4}))?', text):
        return [Period(date(int(match[1]), 1, 1), date(int(match[2] or match[1]), 12, 31))]
    raise ValueError(f"Not a period of a plan: {text!r}")


def _quarter_end(year, quarter):
    next_quarter = date(year, 3 * quarter + 1, 1) if quarter < 4 else date(year + 1, 1, 1)
    return next_quarter - timedelta(days=1)


def shift_date(day, years):
    """Return the same day some years later; 29 February becomes the 28th.

    >>> shift_date(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def shift_years(text, years):
    """Return the text with each year from 2000 to 2099 moved by `years`.

    >>> shift_years("2019: xây dựng; 2020: vận hành", 7)
    '2026: xây dựng; 2027: vận hành'
    """
    return re.sub(r'\b20\d\d\b', lambda match: str(int(match[0]) + years), text)


def split_names(text):
    """Return the names in a cell, which plans separate by a semicolon.

    >>> split_names("Sở Tài chính; Sở TT&TT; ")
    ['Sở Tài chính', 'Sở TT&TT']
    """
    return [name.strip() for name in text.split(';') if name.strip()]
