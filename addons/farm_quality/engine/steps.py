"""State machines as tables: from where, to where, by whom, and who may not do it because of an earlier step."""

from typing import NamedTuple

QUALITY = 'farm_base.group_quality_officer'
LAB = 'farm_base.group_lab'
INSPECTOR = 'farm_base.group_inspector'
PUBLISHER = 'farm_base.group_publisher'
BOARD = 'farm_base.group_board'
COMMUNE = 'farm_base.group_commune_manager'
SELLER = 'farm_base.group_seller'


class Step(NamedTuple):
    """One allowed move of a record.

    :param tuple sources: states from which it may be taken
    :param str target: state it leads to
    :param tuple groups: the user must be in one of them
    :param tuple other_than: names of earlier steps; whoever took the last of each may not take this one (four eyes)
    :param bool needs_reason: a reason is asked and kept
    """

    sources: tuple
    target: str
    groups: tuple
    other_than: tuple = ()
    needs_reason: bool = False


def reachable(steps, start):
    """Return the states that `steps` (dict name -> :class:`Step`) lead to from `start`.

    >>> sorted(reachable({'a': Step(('draft',), 'sent', ()), 'b': Step(('gone',), 'lost', ())}, 'draft'))
    ['draft', 'sent']
    """
    found, todo = {start}, [start]
    while todo:
        state = todo.pop()
        for step in steps.values():
            if state in step.sources and step.target not in found:
                found.add(step.target)
                todo.append(step.target)
    return found
