"""Bank statements as rows of a CSV or XLSX file. No database.

Banks name their columns differently and put their own lines above the table: the table starts at
the first row that names a date, a reference, a content and an amount.
"""

import csv
import io
import zipfile
from dataclasses import dataclass, field

import openpyxl

from .bank_notice import parse_amount, parse_time
from .vietqr import VietQRError, normalize

# By field: how the normalized head of its column may begin, in Vietnamese and English.
COLUMNS = {
    'transfer_date': (
        'NGAYGIAODICH',
        'NGAYGD',
        'NGAYHACHTOAN',
        'NGAYHIEULUC',
        'NGAY',
        'TRANSACTIONDATE',
        'DATE',
        'THOIGIAN',
    ),
    'bank_reference': (
        'SOTHAMCHIEU',
        'MATHAMCHIEU',
        'MAGIAODICH',
        'SOGIAODICH',
        'SOCHUNGTU',
        'SOBUTTOAN',
        'SOCT',
        'MAGD',
        'REFERENCE',
        'REFNO',
        'TRANSACTIONNO',
        'TRANSACTIONID',
        'DOCNO',
    ),
    'content': ('NOIDUNG', 'DIENGIAI', 'MOTA', 'CONTENT', 'DESCRIPTION', 'REMARK'),
    'debit': ('SOTIENGHINO', 'GHINO', 'PHATSINHNO', 'PSNO', 'DEBIT', 'TIENRA'),
    'amount': (
        'SOTIENGHICO',
        'GHICO',
        'PHATSINHCO',
        'PSCO',
        'CREDIT',
        'TIENVAO',
        'SOTIEN',
        'AMOUNT',
        'TRANSFERAMOUNT',
    ),
}
NEEDED = {'transfer_date', 'bank_reference', 'content', 'amount'}
HEAD_ROWS = 40
MAX_ROWS = 20_000


@dataclass
class Line:
    """One row of a statement: its number in the file, what it says, and the name of the field that
    cannot be read (`known_row` for a reference that an earlier row has)."""

    row: int
    values: dict = field(default_factory=dict)
    problem: str = ''
    cell: str = ''


def read_rows(name, data):
    """The cells of a file.

    :param str name: the file's name; its ending tells the format.
    :param bytes data: its content.
    :rtype: list[list]
    :raise VietQRError: if it is no such file.
    """
    if name.lower().endswith('.xlsx'):
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise VietQRError("not an XLSX file") from error
        return [list(row) for row in book.worksheets[0].iter_rows(max_row=MAX_ROWS, values_only=True)]
    try:
        text = data.decode('utf-16' if data[:2] in (b'\xff\xfe', b'\xfe\xff') else 'utf-8-sig')
        dialect = csv.Sniffer().sniff(text[:20_000], delimiters=',;\t')
    except (UnicodeDecodeError, csv.Error) as error:
        raise VietQRError("not a CSV file in UTF-8") from error
    return list(csv.reader(io.StringIO(text), dialect))[:MAX_ROWS]


def find_columns(rows):
    """Where the table starts and which column holds what.

    :return: the index of the head row, and the column index by field.
    :raise VietQRError: if no row names all that is needed.

    >>> find_columns([['Sao kê'], ['Ngày GD', 'Số tham chiếu', 'Ghi nợ', 'Ghi có', 'Nội dung']])
    (1, {'transfer_date': 0, 'bank_reference': 1, 'debit': 2, 'amount': 3, 'content': 4})
    """
    for index, row in enumerate(rows[:HEAD_ROWS]):
        columns = {}
        for position, cell in enumerate(row):
            head = normalize(str(cell or ''))
            for name, beginnings in COLUMNS.items():
                if name not in columns and head.startswith(beginnings):
                    columns[name] = position
                    break
        if columns.keys() >= NEEDED:
            return index, columns
    raise VietQRError("no row names date, reference, content and amount")


def parse_lines(rows):
    """The incoming transfers of a statement, good and bad, in the order of the file.

    Rows without any amount, or with an outgoing one, are left out.

    :param list[list] rows: the file's cells.
    :rtype: list[Line]
    :raise VietQRError: if there is no table.

    >>> rows = [['Date', 'Reference', 'Description', 'Credit'],
    ...         ['31/01/2026', 'FT1', 'VQR 1', '50.000'], ['', 'FT2', '', '1'], ['', '', '', '']]
    >>> [(line.row, line.problem, line.values.get('amount')) for line in parse_lines(rows)]
    [(2, '', 50000), (3, 'transfer_date', None)]
    """
    start, columns = find_columns(rows)
    lines, seen = [], {}
    for number, row in enumerate(rows[start + 1 :], start + 2):
        cells = {name: row[position] if position < len(row) else None for name, position in columns.items()}
        if cells['amount'] in (None, '', 0) or str(cells['amount']).strip() in ('', '0', '-'):
            continue
        line = _parse_line(number, cells)
        if line and not line.problem:
            first = seen.setdefault(line.values['bank_reference'], number)
            if first != number:
                line.problem, line.cell = 'known_row', str(first)
        if line:
            lines.append(line)
    return lines


def _parse_line(number, cells):
    line = Line(number)
    readers = {
        'transfer_date': parse_time,
        'bank_reference': lambda value: str(value or '').strip(),
        'amount': parse_amount,
        'content': lambda value: str(value or '').strip(),
    }
    for name, read in readers.items():
        try:
            line.values[name] = read(cells[name])
        except VietQRError:
            return Line(number, problem=name, cell=str(cells[name] or ''))
        if name != 'content' and not line.values[name]:
            return Line(number, problem=name, cell=str(cells[name] or ''))
    return line if line.values['amount'] > 0 else None
