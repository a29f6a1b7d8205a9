"""A list of transfers for the bank: one line per seller, as banks' bulk payment forms take it."""

import csv
import io
import unicodedata

HEADER = ('STT', 'Số tài khoản', 'Tên người hưởng', 'Ngân hàng', 'Số tiền', 'Nội dung')


def plain_text(text, length):
    """Return text as transfers carry it: capital Latin letters, digits and spaces, cut to `length`.

    >>> plain_text("Hộ Nguyễn Thị Đào (Hoàng Vân)", 25)
    'HO NGUYEN THI DAO HOANG V'
    >>> plain_text("BK/2025/00012", 25)
    'BK 2025 00012'
    """
    text = unicodedata.normalize('NFD', text.replace('đ', 'd').replace('Đ', 'D'))
    kept = ''.join(
        char if char.isascii() and char.isalnum() else '' if unicodedata.combining(char) else ' ' for char in text
    )
    return ' '.join(kept.upper().split())[:length].rstrip()


def safe_cell(text):
    """Return text that no spreadsheet takes for a formula.

    >>> safe_cell('=1+1')
    "'=1+1"
    >>> safe_cell('Agribank')
    'Agribank'
    """
    return f"'{text}" if text[:1] in ('=', '+', '-', '@', '\t', '\r') else text


def transfer_list(transfers):
    """Return the list as UTF-8 CSV with a byte order mark, so that a spreadsheet shows Vietnamese letters.

    :param transfers: tuples (account number, holder, bank, amount in đồng, content)
    :rtype: bytes

    >>> print(transfer_list([('0123456789', 'HO NGUYEN VAN A', 'Agribank', 1500000, 'BK 1')]).decode('utf-8-sig'))
    STT,Số tài khoản,Tên người hưởng,Ngân hàng,Số tiền,Nội dung
    1,0123456789,HO NGUYEN VAN A,Agribank,1500000,BK 1
    <BLANKLINE>
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator='\n')
    writer.writerow(HEADER)
    for number, (account, holder, bank, amount, content) in enumerate(transfers, start=1):
        writer.writerow(
            [number, safe_cell(account), safe_cell(holder), safe_cell(bank), int(amount), safe_cell(content)]
        )
    return stream.getvalue().encode('utf-8-sig')
