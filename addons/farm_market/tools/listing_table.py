"""Reading a table of goods (XLSX) that a seller fills in."""

import io
import unicodedata
import zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

#: Column -> its headings, the one of the template first.
COLUMNS = {
    'name': ("Tên hàng", "Name"),
    'commodity': ("Loại hàng", "Kind of goods"),
    'price': ("Giá", "Price"),
    'unit': ("Đơn vị", "Unit"),
    'description': ("Mô tả", "Description"),
    'shelf_days': ("Hạn dùng (ngày)", "Keeps (days)"),
    'category': ("Kệ hàng", "Shelf"),
    'max_per_order': ("Tối đa mỗi đơn", "Most per order"),
}
REQUIRED = ('name', 'commodity', 'price', 'unit')
MAX_ROWS = 500


class TableError(ValueError):
    """The file is no table of goods: `code` says why, `detail` names what."""

    def __init__(self, code, detail=''):
        super().__init__(code, detail)
        self.code, self.detail = code, detail


def plain(text):
    """Return `text` without marks, case and double spaces, to compare what people type.

    >>> plain('  Hạn dùng  (ngày) '), plain('ĐƠN VỊ'), plain(None), plain(25000)
    ('han dung (ngay)', 'don vi', '', '25000')
    """
    text = str('' if text is None else text).replace('đ', 'd').replace('Đ', 'D')
    letters = unicodedata.normalize('NFD', text)
    return ' '.join(''.join(char for char in letters if not unicodedata.combining(char)).lower().split())


def read_rows(content):
    """Return the filled rows of the first sheet: list of (row number, dict column -> value).

    :param bytes content: an XLSX file
    :raises TableError: ``file`` (not XLSX), ``columns`` (with the headings that are missing), ``empty``, ``long``
    """
    try:
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        lines = list(sheet.iter_rows(values_only=True, max_row=MAX_ROWS + 2))
    except (InvalidFileException, KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise TableError('file') from error
    headings = {plain(heading): number for number, heading in enumerate(lines[0])} if lines else {}
    places = {
        column: headings[plain(name)] for column, names in COLUMNS.items() for name in names if plain(name) in headings
    }
    missing = [COLUMNS[column][0] for column in REQUIRED if column not in places]
    if missing:
        raise TableError('columns', ", ".join(missing))
    rows = [
        (number, {column: line[place] if place < len(line) else None for column, place in places.items()})
        for number, line in enumerate(lines[1:], start=2)
        if any(value not in (None, '') for value in line)
    ]
    if not rows:
        raise TableError('empty')
    if len(rows) > MAX_ROWS:
        raise TableError('long', str(MAX_ROWS))
    return rows


def make_template(examples, commodities, units, categories):
    """Return an XLSX file to fill in, with the words that it takes on a second sheet.

    >>> rows = read_rows(make_template([("Rau cần", "Rau cần", 20000, "kg")], ["Rau cần"], ["kg"], []))
    >>> rows[0][0], rows[0][1]['name'], rows[0][1]['price']
    (2, 'Rau cần', 20000)
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "Hàng"
    sheet.append([names[0] for names in COLUMNS.values()])
    for example in examples:
        sheet.append(list(example))
    words = book.create_sheet("Từ dùng được")
    words.append([COLUMNS['commodity'][0], COLUMNS['unit'][0], COLUMNS['category'][0]])
    for number in range(max(len(commodities), len(units), len(categories))):
        words.append([column[number] if number < len(column) else None for column in (commodities, units, categories)])
    for page in (sheet, words):
        page.freeze_panes = 'A2'
        for cell in page[1]:
            cell.font = Font(bold=True)
            page.column_dimensions[cell.column_letter].width = 24
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()
