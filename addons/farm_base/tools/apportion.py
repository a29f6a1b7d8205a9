"""Splitting an amount so that the parts add up to it, to the smallest unit."""

from fractions import Fraction


def apportion(amount, weights, unit=1):
    """Split `amount` over `weights` by the largest remainder (Hamilton's method).

    The parts are multiples of `unit` and add up to `amount` exactly. Equal remainders go to the earlier weight, so the
    result does not depend on anything but the arguments. A negative amount (a discount) is split as its mirror image.

    :param int amount: what is split, a multiple of `unit` (VND has no decimals: the unit is one đồng)
    :param weights: non-negative numbers, not all zero unless `amount` is zero
    :param int unit: the smallest part
    :return: list of parts, in the order of `weights`
    :raises ValueError: on a negative weight, no weight at all, or an amount that is not a multiple of `unit`

    >>> apportion(100, [1, 1, 1])
    [34, 33, 33]
    >>> apportion(-100, [1, 1, 1])
    [-34, -33, -33]
    >>> apportion(30000, [120000, 80000])
    [18000, 12000]
    >>> apportion(0, [0, 0])
    [0, 0]
    >>> apportion(5, [0, 0])
    Traceback (most recent call last):
        ...
    ValueError: cannot split 5 over weights that are all zero
    """
    if amount % unit:
        raise ValueError(f"{amount} is not a multiple of {unit}")
    shares = [Fraction(weight) for weight in weights]
    if any(share < 0 for share in shares):
        raise ValueError("weights must not be negative")
    total = sum(shares)
    if not total:
        if amount or not shares:
            raise ValueError(f"cannot split {amount} over weights that are all zero")
        return [0] * len(shares)
    sign = -1 if amount < 0 else 1
    units = abs(amount) // unit
    quotas = [units * share / total for share in shares]
    parts = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(parts)), key=lambda index: parts[index] - quotas[index])
    for index in by_remainder[: units - sum(parts)]:
        parts[index] += 1
    return [sign * part * unit for part in parts]
