"""Reading tables that people hand in: CSV as a Vietnamese Excel writes it, or XLSX; headings in either language."""

import csv
import io
import unicodedata
import zipfile

from openpyxl import load_workbook

#: Heading without accents and in lower case -> name of the column.
HEADINGS = {
    'mau': 'sample',
    'so mau': 'sample',
    'chi tieu': 'analyte',
    'ket qua': 'value',
    'gioi han': 'value',
    'don vi': 'unit',
    'do khong dam bao do': 'uncertainty',
    'phuong phap': 'method',
    'thuc pham': 'commodity',
    'loai': 'kind',
    'van ban': 'regulation',
    'dieu khoan': 'clause',
    'tu ngay': 'valid_from',
    'den ngay': 'valid_to',
    'm hoa': 'value_upper',
}


class TableError(Exception):
    """The file is not a table that can be read."""


def read_table(content, name):
    """Return the rows of a file as a list of (line number, dict of texts); empty rows are left out.

    >>> read_table('Mẫu;Chỉ tiêu;Kết quả\\nM/1;lead;0,05\\n;;\\n'.encode(), 'a.csv')
    [(2, {'sample': 'M/1', 'analyte': 'lead', 'value': '0,05'})]
    >>> read_table(b'sample,analyte\\nM/1,"lead"', 'a.CSV')
    [(2, {'sample': 'M/1', 'analyte': 'lead'})]
    >>> read_table(b'', 'a.csv')
    []
    >>> read_table(b'not a workbook', 'a.xlsx')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
        ...
    TableError
    """
    rows = _read_xlsx(content) if name.lower().endswith('.xlsx') else _read_csv(content)
    heading = next(rows, [])
    columns = [_to_column(cell) for cell in heading]
    table = []
    for line, cells in enumerate(rows, start=2):
        texts = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
        if texts:
            table.append((line, texts))
    return table


def _to_column(heading):
    plain = unicodedata.normalize('NFD', heading.replace('đ', 'd').replace('Đ', 'D'))
    words = ' '.join(''.join(char for char in plain if not unicodedata.combining(char)).lower().split())
    return HEADINGS.get(words, words.replace(' ', '_'))


def _read_csv(content):
    try:
        text = content.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        raise TableError from error
    first = text.partition('\n')[0]
    delimiter = max(';,\t', key=first.count)
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        yield [cell.strip() for cell in row]


def _read_xlsx(content):
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).active
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise TableError from error
    for row in sheet.iter_rows(values_only=True):
        yield ['' if cell is None else str(cell).strip() for cell in row]
