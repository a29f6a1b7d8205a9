"""Tax that a platform withholds from household sellers, to the đồng.

Decree 117/2025/ND-CP: who runs an e-commerce platform with a payment function withholds value-added tax and personal
income tax from households and individuals, by share of turnover and kind of supply, net of cancelled and returned
sales. The rates are records with dates (`farm.tax.rate`); this module knows none of them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Rate:
    """Rates in per cent of turnover, in force from `date_from` up to and including `date_to`."""

    supply: str
    vat: Decimal
    pit: Decimal
    date_from: date
    date_to: date | None = None
    key: int = 0

    def is_in_force(self, day):
        return self.date_from <= day and (self.date_to is None or day <= self.date_to)


def pick_rate(rates, supply, day):
    """Return the rate for a kind of supply on a day, or ``None`` where nothing was withheld on that day.

    A supply of unknown kind takes the highest rate in force (the decree's rule for sales whose kind the platform cannot
    tell), unless a rate of its own is recorded.

    >>> goods = Rate('goods', Decimal('1'), Decimal('0.5'), date(2025, 7, 1))
    >>> services = Rate('services', Decimal('5'), Decimal('2'), date(2025, 7, 1))
    >>> pick_rate([goods, services], 'goods', date(2025, 6, 30)) is None
    True
    >>> pick_rate([goods, services], 'goods', date(2025, 7, 1)).vat
    Decimal('1')
    >>> pick_rate([goods, services], 'unknown', date(2026, 1, 1)).vat
    Decimal('5')
    """
    in_force = [rate for rate in rates if rate.is_in_force(day)]
    of_kind = [rate for rate in in_force if rate.supply == supply]
    candidates = of_kind or (in_force if supply == 'unknown' else [])
    return max(candidates, key=lambda rate: rate.vat + rate.pit, default=None)


def withhold(base, rate):
    """Return (VAT, income tax) of a turnover, each rounded half up to the đồng.

    A negative turnover (more came back than was sold) gives negative tax: what was withheld before goes back.

    :param int base: turnover in đồng
    :param Rate rate: the rate in force, or ``None``

    >>> rate = Rate('goods', Decimal('1'), Decimal('0.5'), date(2025, 7, 1))
    >>> withhold(1_234_550, rate)
    (12346, 6173)
    >>> withhold(-1_234_550, rate)
    (-12346, -6173)
    >>> withhold(1_000_000, None)
    (0, 0)
    """
    if rate is None:
        return 0, 0
    return _share(base, rate.vat), _share(base, rate.pit)


def _share(base, percent):
    amount = (Decimal(abs(base)) * percent / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(amount) if base >= 0 else -int(amount)
