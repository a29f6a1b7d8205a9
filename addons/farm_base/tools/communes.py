"""Names of Vietnamese administrative units."""

KIND_BY_PREFIX = {'Phường': 'ward', 'Xã': 'commune', 'Thị trấn': 'township', 'Đặc khu': 'zone'}


def commune_kind(name):
    """Return the kind of the unit that an official `name` begins with.

    >>> commune_kind('Phường Ba Đình'), commune_kind('Thị trấn Thắng'), commune_kind('Đặc khu Cô Tô')
    ('ward', 'township', 'zone')
    >>> commune_kind('xã Bắc Sơn')
    'commune'
    """
    for prefix, kind in KIND_BY_PREFIX.items():
        if name.casefold().startswith(f'{prefix} '.casefold()):
            return kind
    raise ValueError(f"{name!r} does not begin with a kind of commune")


def state_names(province):
    """Return the names under which Odoo may list the `province` among the states of Viet Nam.

    >>> sorted(state_names('Thành phố Hà Nội'))
    ['Hà Nội', 'TP Hà Nội']
    >>> 'Thừa Thiên - Huế' in state_names('Thành phố Huế')
    True
    """
    short = province.removeprefix('Thành phố ').removeprefix('Tỉnh ')
    names = {short, f'TP {short}'}
    if short == 'Huế':
        names.add('Thừa Thiên - Huế')
    return names
