"""Labels of 50 x 50 mm drawn straight into a PDF: ten thousand take seconds, where an HTML page takes minutes.

On A4 sheets four across and five down, or one by one on a roll. The dark part of the QR code is 21 mm wide.
"""

import unicodedata
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .qr import dark_runs, qr_rows

SIDE = 50 * mm
ACROSS, DOWN = 4, 5
#: Labels on one A4 sheet.
PER_SHEET = ACROSS * DOWN
#: Width of the dark part of the QR code; with less than 20 mm some old telephones find nothing.
QR_SIDE = 21 * mm
REGULAR, BOLD = 'FarmLabel', 'FarmLabel-Bold'
MARGIN, COLUMN = 2 * mm, 28.2 * mm
GREY = 0.25


class Label(NamedTuple):
    """What is printed on one label.

    :param str name: of the goods, two lines at most
    :param str url: what the QR code says
    :param tuple facts: pairs of title and value, three at most, right of the QR code
    :param str code: for people to read out
    :param tuple lines: seller, commune, market
    :param str hidden: the hidden code that is covered with a scratch field; empty for none
    :param str hidden_title: what stands above the scratch field
    """

    name: str
    url: str
    facts: tuple = ()
    code: str = ''
    lines: tuple = ()
    hidden: str = ''
    hidden_title: str = ''


def register_fonts(regular, bold):
    """Name the files of a font with Vietnamese letters; once per process."""
    if BOLD not in getRegisteredFontNames():
        registerFont(TTFont(REGULAR, regular))
        registerFont(TTFont(BOLD, bold))


def draw(runs, paper, title):
    """Return the PDF of labels.

    :param runs: pairs of a :class:`Label` and how often it is printed
    :param str paper: ``sheet`` (A4) or ``roll`` (one label per page)
    :param str title: of the document
    """
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4 if paper == 'sheet' else (SIDE, SIDE), pageCompression=1)
    canvas.setTitle(title)
    spots = _sheet_spots() if paper == 'sheet' else [(0, 0)]
    used = 0
    for number, (label, copies) in enumerate(runs):
        form = f'label{number}'
        if copies > 1:  # drawn once, and shown in many places
            canvas.beginForm(form, 0, 0, SIDE, SIDE)
            _draw_label(canvas, label)
            canvas.endForm()
        for _copy in range(copies):
            if used == len(spots):
                canvas.showPage()
                used = 0
            canvas.saveState()
            canvas.translate(*spots[used])
            if paper == 'sheet':
                _draw_cutting_line(canvas)
            if copies > 1:
                canvas.doForm(form)
            else:
                _draw_label(canvas, label)
            canvas.restoreState()
            used += 1
    canvas.save()
    return stream.getvalue()


def _sheet_spots():
    """Return the lower left corners of the labels of a sheet, in reading order.

    >>> [(round(x / mm, 1), round(y / mm, 1)) for x, y in _sheet_spots()[:5]]
    [(5.0, 223.5), (55.0, 223.5), (105.0, 223.5), (155.0, 223.5), (5.0, 173.5)]
    """
    left, top = (A4[0] - ACROSS * SIDE) / 2, (A4[1] + DOWN * SIDE) / 2
    return [(left + column * SIDE, top - (row + 1) * SIDE) for row in range(DOWN) for column in range(ACROSS)]


def _draw_cutting_line(canvas):
    canvas.setStrokeGray(0.75)
    canvas.setLineWidth(0.1 * mm)
    canvas.setDash(1, 2)
    canvas.rect(0, 0, SIDE, SIDE)
    canvas.setDash()


def _draw_label(canvas, label):
    full = SIDE - 2 * MARGIN
    for line, text in enumerate(_wrap(label.name, BOLD, 3.4 * mm, full, 2)):
        _write(canvas, text, MARGIN, 4.6 + 3.9 * line, BOLD, 3.4, full)
    _draw_qr(canvas, label.url)
    top, step = (13, 5.2) if label.hidden else (13.6, 6.6)
    for title, value in label.facts:
        _write(canvas, title, COLUMN, top, REGULAR, 2, SIDE - COLUMN - mm, GREY)
        _write(canvas, value, COLUMN, top + step / 2 - 0.1, BOLD, 2.6 if label.hidden else 2.8, SIDE - COLUMN - mm)
        top += step
    if label.hidden:
        _draw_scratch_field(canvas, label)
    _write_whole(canvas, label.code, MARGIN, 37.9, 3.3, full)
    for (size, font, grey), top, text in zip(
        ((2.5, BOLD, 0), (2.5, REGULAR, 0), (2.1, REGULAR, GREY)), (41.7, 44.9, 48), label.lines, strict=False
    ):
        _write(canvas, text, MARGIN, top, font, size, full, grey)


def _draw_scratch_field(canvas, label):
    """Print the hidden code in a frame, where the silver field is stuck or sprayed over it."""
    left, width, height = COLUMN, SIDE - COLUMN - 1.5 * mm, 4.8 * mm
    _write(canvas, label.hidden_title, left, 28.9, REGULAR, 2, width, GREY)
    canvas.setStrokeGray(GREY)
    canvas.setLineWidth(0.2 * mm)
    canvas.rect(left, SIDE - 34.4 * mm, width, height)
    _write_whole(canvas, label.hidden, left + mm, 33.2, 3.1, width - 2 * mm)


def _draw_qr(canvas, url):
    rows = qr_rows(url)
    unit = QR_SIDE / len(rows)
    canvas.saveState()
    canvas.translate(3.6 * mm, SIDE - 12.2 * mm)
    canvas.scale(unit, -unit)
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for x, y, length in dark_runs(rows):
        path.rect(x, y, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _write(canvas, text, left, top, font, size, width, grey=0):
    """Write a line whose foot is `top` millimetres below the upper edge, cut to `width` points."""
    canvas.setFillGray(grey)
    canvas.setFont(font, size * mm)
    canvas.drawString(left, SIDE - top * mm, _fit(text, font, size * mm, width))


def _write_whole(canvas, text, left, top, size, width):
    """Write a code, smaller where it is too wide: of a code nothing may be cut off."""
    taken = stringWidth(text, BOLD, size * mm)
    canvas.setFillGray(0)
    canvas.setFont(BOLD, size * mm * min(1, width / max(taken, 1)))
    canvas.drawString(left, SIDE - top * mm, text)


@lru_cache(maxsize=4096)
def _fit(text, font, size, width):
    """Return `text` on one line, with an ellipsis where it is too long."""
    text = unicodedata.normalize('NFC', ' '.join((text or '').split()))
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + '…', font, size) > width:
        text = text[:-1]
    return text.rstrip() + '…'


@lru_cache(maxsize=1024)
def _wrap(text, font, size, width, limit):
    """Return `text` on `limit` lines at most."""
    text = unicodedata.normalize('NFC', text or '')
    lines = simpleSplit(text, font, size, width)
    if len(lines) <= limit:
        return lines
    return [*lines[: limit - 1], ' '.join(lines[limit - 1 :])]
