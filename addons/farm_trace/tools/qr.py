"""QR codes as rows of dark runs, drawn by whoever prints them: sharp on every printer."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

#: Modules of white that a reader needs on each side (ISO/IEC 18004, 6.3.8).
QUIET_ZONE = 4
#: Of the eight masks of a QR code all can be read. To weigh them for each label would take four times as long.
MASK = 2


def qr_rows(text):
    """Return the rows of the QR code of `text`, without its quiet zone: lists of booleans, true where it is dark.

    Error correction M: a seventh of the code may be dirty.

    >>> rows = qr_rows('https://cho.vn/t/7K4M2HXA9PW6')
    >>> len(rows), rows[0][:8]
    (29, [True, True, True, True, True, True, True, False])
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(text, optimize=0)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def dark_runs(rows):
    """Yield column, row and length of each run of dark modules.

    >>> list(dark_runs([[True, True, False, True], [False, False, True, False]]))
    [(0, 0, 2), (3, 0, 1), (2, 1, 1)]
    """
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate([*row, False]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield start, y, x - start
                start = None
