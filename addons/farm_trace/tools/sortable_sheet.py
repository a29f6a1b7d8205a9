"""A workbook with one sortable sheet per kind of event, as the rule on food traceability asks for.

Source: FDA Food Traceability Rule (FSMA 204), 21 CFR 1.1455(c)(3)(ii): an electronic sortable spreadsheet within 24
hours. The columns are the key data elements of 21 CFR 1.1325 to 1.1350.
"""

from datetime import date, datetime
from io import BytesIO

import xlsxwriter

WIDEST = 40


def workbook(sheets):
    """Return an XLSX file of `sheets`: tuples of name, column titles and rows, each with filters and a fixed head.

    >>> content = workbook([("Shipping", ("Lot", "Quantity", "Date"), [("L1", 2.5, date(2026, 2, 1))])])
    >>> content[:2]
    b'PK'
    """
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {'in_memory': True}) as book:
        head = book.add_format({'bold': True, 'bg_color': '#dcfce7', 'text_wrap': True, 'valign': 'top'})
        formats = {
            datetime: book.add_format({'num_format': 'yyyy-mm-dd hh:mm'}),
            date: book.add_format({'num_format': 'yyyy-mm-dd'}),
        }
        for name, titles, rows in sheets:
            sheet = book.add_worksheet(name[:31])
            sheet.write_row(0, 0, titles, head)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    _write(sheet, number, column, value, formats.get(type(value)))
            sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
            sheet.freeze_panes(1, 1)
            for column, title in enumerate(titles):
                longest = max((len(str(row[column])) for row in rows), default=0)
                sheet.set_column(column, column, min(max(longest, len(title) // 2, 10) + 2, WIDEST))
    return stream.getvalue()


def _write(sheet, row, column, value, cell_format):
    if isinstance(value, (datetime, date)):
        sheet.write_datetime(row, column, value, cell_format)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:  # never as a formula: names of goods and people come from outside
        sheet.write_string(row, column, str(value or ''))
