"""What decides whether a lot may be sold, without a database.

A lot has a list of *terms*: one for every thing that its market's policy asks (origin, certificate, test, papers,
trace code, shelf life). A term that is met says until when; a term that is not met has no date. The lot is released
while every term is met, that is until the earliest of their dates.
"""

from datetime import datetime
from typing import NamedTuple

#: A term that is met for good.
FOREVER = datetime(9999, 12, 31)


class ReleaseTerm(NamedTuple):
    """One thing that is asked of a lot.

    :param str code: what is asked (``origin``, ``certificate``, ``shelf_life`` …)
    :param datetime | None until: met until this moment (UTC, naive as in Odoo), ``None``: not met
    :param str message: what is missing and what to do, in the user's language (shown when not met or run out)
    :param record: the record behind the answer, if there is one
    """

    code: str
    until: datetime | None
    message: str
    record: object = None

    def is_met(self, now):
        """Whether the term holds at the moment `now`.

        >>> ReleaseTerm('origin', None, "No producer").is_met(datetime(2026, 1, 1))
        False
        >>> ReleaseTerm('test', datetime(2026, 6, 1), "Test ran out").is_met(datetime(2026, 6, 1))
        False
        """
        return self.until is not None and self.until > now


def release_until(terms):
    """Return until when all `terms` are met together, or ``None`` when one is not met.

    >>> release_until([])
    datetime.datetime(9999, 12, 31, 0, 0)
    >>> release_until([ReleaseTerm('a', FOREVER, ''), ReleaseTerm('b', datetime(2026, 3, 1), '')])
    datetime.datetime(2026, 3, 1, 0, 0)
    >>> release_until([ReleaseTerm('a', None, ''), ReleaseTerm('b', datetime(2026, 3, 1), '')]) is None
    True
    """
    earliest = FOREVER
    for term in terms:
        if term.until is None:
            return None
        earliest = min(earliest, term.until)
    return earliest


def blockers(terms, now):
    """Return the terms that forbid the sale at the moment `now`, in the order they were asked.

    >>> [t.code for t in blockers([ReleaseTerm('a', FOREVER, ''), ReleaseTerm('b', None, '')], datetime(2026, 1, 1))]
    ['b']
    """
    return [term for term in terms if not term.is_met(now)]
