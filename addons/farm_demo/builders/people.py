"""Demonstration users, named after their role; the password is the login."""

from odoo import Command

BOTH = ('hanoi', 'hiephoa')
#: login: (name, groups, markets – the first is the home market)
USERS = {
    'board': ("Ban quản lý Chợ nhà mình", 'farm_base.group_board', ('hanoi',)),
    'board2': ("Ban quản lý Sàn Hiệp Hòa", 'farm_base.group_board', ('hiephoa',)),
    'commune': ("Quản lý gian hàng xã Mê Linh", 'farm_base.group_commune_manager', ('hanoi',)),
    'commune2': ("Quản lý gian hàng xã Hoàng Vân", 'farm_base.group_commune_manager', ('hiephoa',)),
    'quality': ("Cán bộ chất lượng", 'farm_base.group_quality_officer', BOTH),
    'quality2': ("Cán bộ chất lượng thứ hai", 'farm_base.group_quality_officer', BOTH),
    'publisher': ("Người công bố của Sở", 'farm_base.group_publisher', BOTH),
    'lab': ("Kiểm nghiệm viên", 'farm_base.group_lab', BOTH),
    'lab2': ("Kiểm nghiệm viên thứ hai", 'farm_base.group_lab', BOTH),
    'inspector': ("Thanh tra viên", 'farm_base.group_inspector', BOTH),
    'trainer': ("Cán bộ tập huấn", 'farm_base.group_trainer', BOTH),
    'dispatcher': ("Điều phối giao hàng", 'farm_base.group_dispatcher', BOTH),
    'accountant': ("Kế toán", 'farm_base.group_accountant', BOTH),
    'appraiser': ("Thẩm định tài chính", 'farm_base.group_appraiser', BOTH),
    'agency': ("Cán bộ Sở Công thương", 'farm_base.group_agency', ('hanoi',)),
    'operator': ("Công ty vận hành", 'farm_base.group_operator', BOTH),
    'seller': ("Chủ gian hàng Mê Linh", 'base.group_portal,farm_base.group_seller', ('hanoi',)),
    'seller2': ("Chủ gian hàng Hoàng Lương", 'base.group_portal,farm_base.group_seller', ('hiephoa',)),
    'consumer': ("Nguyễn Thu Hà", 'base.group_portal', ('hanoi',)),
    'consumer2': ("Trần Minh Đức", 'base.group_portal', ('hiephoa',)),
}
#: login of the person who runs a commune's stalls → commune
MANAGERS = {'commune': '09022', 'commune2': '07822'}
ADDRESSES = {
    'consumer': {'street': "12 ngõ 20 Hồ Tùng Mậu", 'city': "Cầu Giấy, Hà Nội", 'phone': '0912 345 601'},
    'consumer2': {'street': "45 Trần Hưng Đạo", 'city': "Hiệp Hòa, Bắc Ninh", 'phone': '0912 345 602'},
}


def build(demo):
    env = demo.env
    users = (
        env['res.users']
        .with_context(no_reset_password=True)
        .create([_prepare_user_values(demo, login, *values) for login, values in USERS.items()])
    )
    demo.users = {user.login: user for user in users}
    for login, address in ADDRESSES.items():
        state = env.ref('base.state_vn_VN-HN' if login == 'consumer' else 'base.state_vn_VN-56')
        demo.users[login].partner_id.write({**address, 'country_id': env.ref('base.vn').id, 'state_id': state.id})
    for login, commune in MANAGERS.items():
        demo.hubs[commune].manager_ids = demo.users[login]


def _prepare_user_values(demo, login, name, groups, markets):
    companies = [demo.markets[key] for key in markets]
    return {
        'name': name,
        'login': login,
        'password': login,
        'email': f'{login}@example.com',
        'lang': 'vi_VN',
        'tz': 'Asia/Ho_Chi_Minh',
        'company_id': companies[0].id,
        'company_ids': [Command.set([company.id for company in companies])],
        'group_ids': [Command.set([demo.env.ref(group).id for group in groups.split(',')])],
    }
