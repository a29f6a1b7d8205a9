"""Narrowing a list by several questions at once, as shops do: any answer ticked of each question, all questions."""

from dataclasses import dataclass, field


@dataclass
class Option:
    """One answer to tick: its words, and the records that it is true of."""

    label: str
    ids: set = field(default_factory=set)


@dataclass
class Facet:
    """One question with its answers, by the value that stands for each in the address of the page."""

    label: str
    options: dict


def narrow(ids, facets, chosen):
    """Return those of `ids`, in their order, that answer each question with one of the answers chosen.

    :param dict facets: name -> :class:`Facet`
    :param dict chosen: name -> list of values; a question without any narrows nothing

    >>> facets = {
    ...     'place': Facet("Place", {'n': Option("North", {1, 2}), 's': Option("South", {3})}),
    ...     'stars': Facet("Stars", {'4': Option("Four", {2, 3}), '5': Option("Five", {4})}),
    ... }
    >>> narrow([4, 3, 2, 1], facets, {'place': ['n', 's'], 'stars': ['4']})
    [3, 2]
    >>> narrow([4, 3, 2, 1], facets, {})
    [4, 3, 2, 1]
    """
    wanted = [
        set().union(*(facets[name].options[value].ids for value in values)) for name, values in chosen.items() if values
    ]
    return [number for number in ids if all(number in some for some in wanted)]


def count(ids, facets, chosen):
    """Return how many of `ids` each answer would leave, beside what is chosen of the *other* questions.

    :return: dict name -> dict value -> number

    >>> facets = {
    ...     'place': Facet("Place", {'n': Option("North", {1, 2}), 's': Option("South", {3})}),
    ...     'stars': Facet("Stars", {'4': Option("Four", {2, 3}), '5': Option("Five", {4})}),
    ... }
    >>> count([1, 2, 3, 4], facets, {'stars': ['4']})
    {'place': {'n': 1, 's': 1}, 'stars': {'4': 2, '5': 1}}
    """
    counts = {}
    for name, facet in facets.items():
        others = {other: values for other, values in chosen.items() if other != name}
        left = set(narrow(ids, facets, others))
        counts[name] = {value: len(left & option.ids) for value, option in facet.options.items()}
    return counts
