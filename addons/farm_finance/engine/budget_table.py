"""Reading the budget table of a plan: items, and what each source pays of them."""

import csv
from dataclasses import dataclass

STATE = 'state'
SOCIALISED = 'socialised'


@dataclass(frozen=True)
class TableLine:
    """One cell of the table: what one source pays for one item. `source` is empty where the plan names none."""

    phase: str
    code: str
    item: str
    source: str
    payer: str
    amount: int
    frequency: str


def read_table(text):
    """Return the lines of the table; each item's lines add up to its amount.

    :param str text: CSV with the columns phase, line, item, unit, amount, state_budget, socialised, socialised_by,
        frequency
    :raises ValueError: where the sources of an item do not add up to its amount

    >>> table = '''phase,line,item,unit,amount,state_budget,socialised,socialised_by,frequency
    ... initial,1,Xây dựng,VND,100,30,70,iCheck,Một lần
    ... annual,1,Quản lý,VND,90,,,,Hàng năm từ 2024'''
    >>> [(line.phase, line.source, line.payer, line.amount) for line in read_table(table)]
    [('initial', 'state', '', 30), ('initial', 'socialised', 'iCheck', 70), ('annual', '', '', 90)]
    >>> read_table(table.replace(',70,', ',60,'))
    Traceback (most recent call last):
        ...
    ValueError: Xây dựng: 30 and 60 do not make 100
    """
    lines = []
    for row in csv.DictReader(text.splitlines()):
        lines += _read_row(row)
    return lines


def _read_row(row):
    common = {
        'phase': row['phase'],
        'code': row['line'],
        'item': row['item'],
        'frequency': row['frequency'],
    }
    total = int(row['amount'])
    if not row['state_budget'] and not row['socialised']:
        return [TableLine(source='', payer='', amount=total, **common)]
    state, socialised = int(row['state_budget'] or 0), int(row['socialised'] or 0)
    if state + socialised != total:
        raise ValueError(f"{row['item']}: {state} and {socialised} do not make {total}")
    lines = [
        TableLine(source=STATE, payer='', amount=state, **common),
        TableLine(source=SOCIALISED, payer=row['socialised_by'], amount=socialised, **common),
    ]
    return [line for line in lines if line.amount]
