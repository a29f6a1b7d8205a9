"""A stall's orders as a table that can be sorted and added up."""

import io

from openpyxl import Workbook
from openpyxl.styles import Font


def make_table(title, headings, rows):
    """Return an XLSX file with one sheet.

    :param list rows: values of each line, in the order of the headings; text is never taken for a formula

    >>> from openpyxl import load_workbook
    >>> content = make_table("Đơn", ["Số", "Lượng"], [["S1", 2.5], ["=1+1", 1]])
    >>> sheet = load_workbook(io.BytesIO(content)).active
    >>> [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)], sheet['A3'].data_type
    ([['S1', 2.5], ['=1+1', 1]], 's')
    """
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if cell.data_type == 'f':
                cell.data_type = 's'
    sheet.freeze_panes = 'A2'
    sheet.auto_filter.ref = sheet.dimensions
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 20
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()
