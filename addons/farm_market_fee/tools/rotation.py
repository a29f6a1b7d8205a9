"""Featured places take turns: each that paid is shown as long as the others."""


def take_turns(items, places, turn):
    """Return which of `items` stand in the `places` at the `turn`-th turn (0, 1, 2 …), first place first.

    The window moves on by one at each turn. Over as many turns as there are items, each stands in each place exactly
    once.

    >>> [take_turns(['cam', 'gạo', 'rau'], 2, turn) for turn in range(3)]
    [['cam', 'gạo'], ['gạo', 'rau'], ['rau', 'cam']]
    >>> take_turns(['cam'], 2, 7), take_turns([], 2, 7)
    (['cam'], [])
    """
    count = len(items)
    return [items[(turn + place) % count] for place in range(min(places, count))]
