"""Hiding what strangers need not know of small growers (Law on Personal Data Protection 91/2025/QH15)."""


def mask_name(name):
    """Return a person's `name` with all but the family name and the first letter of the given name hidden.

    A prefix that is a form of address or of trade ("Hộ", "Ông", "Bà") stays readable.

    >>> mask_name('Nguyễn Văn Tám')
    'Nguyễn V. T.'
    >>> mask_name('Hộ Trần Thị Lan')
    'Hộ Trần T. L.'
    >>> mask_name('Lan'), mask_name('')
    ('L.', '')
    """
    words = (name or '').split()
    prefix = []
    while words and words[0] in {'Hộ', 'Ông', 'Bà', 'Anh', 'Chị'}:
        prefix.append(words.pop(0))
    if len(words) > 1:
        prefix.append(words.pop(0))
    return ' '.join(prefix + [f'{word[0]}.' for word in words])


def mask_phone(phone):
    """Return a `phone` number with all but its first three and last two digits hidden.

    >>> mask_phone('0912 345 678')
    '091 *** **78'
    >>> mask_phone('113')
    '***'
    """
    digits = ''.join(char for char in phone or '' if char.isdigit())
    if len(digits) < 7:
        return '*' * len(digits)
    hidden = digits[:3] + '*' * (len(digits) - 5) + digits[-2:]
    return ' '.join(part for part in (hidden[:3], hidden[3:6], hidden[6:]) if part)
