"""The two markets: companies, websites, boards, regulations, communes."""

import base64

from odoo import Command
from odoo.tools import file_open

MARKETS = {
    'hanoi': {
        'company': {
            'name': "Chợ nhà mình",
            'market_tier': 'province',
            'market_opened_on': '2025-01-06',
            'street': "Tổ 44 phường Mai Dịch",
            'city': "Hà Nội",
            'hotline': '1900 0019',
            'hotline_hours': "7:00–20:00 hằng ngày",
            'email': 'banquanly@chonhaminh.example',
            'phone': '1900 0019',
        },
        'names': ("Chợ nhà mình", "My Home Market"),
        'logo': 'logo-cho-nha-minh',
        'domain': 'http://localhost:8069',
        'board': [
            ("Ban Giám đốc Sở Nông nghiệp", 'head', "Phó Giám đốc Sở", "Sở Nông nghiệp và PTNT"),
            (
                "Trung tâm Phân tích và Chứng nhận",
                'deputy',
                "Giám đốc Trung tâm",
                "Trung tâm Phân tích và Chứng nhận chất lượng sản phẩm nông nghiệp",
            ),
            ("Sở Công thương", 'member', "Trưởng phòng", "Sở Công thương"),
            ("Sở Y tế", 'member', "Phó Chi cục trưởng ATVSTP", "Sở Y tế"),
        ],
        'boards_in': ('09022', '00454'),
    },
    'hiephoa': {
        'company': {
            'name': "Sàn Hiệp Hòa",
            'market_tier': 'district',
            'market_opened_on': '2025-03-03',
            'street': "Tầng 2 điểm quảng bá nông sản",
            'city': "Hiệp Hòa",
            'hotline': '1900 0024',
            'hotline_hours': "7:30–17:00 thứ Hai đến thứ Bảy",
            'email': 'banquanly@hiephoa.example',
            'phone': '1900 0024',
        },
        'names': ("Sàn Hiệp Hòa", "Hiệp Hòa Market"),
        'logo': 'logo-san-hiep-hoa',
        'domain': 'http://hiephoa.localhost:8069',
        'board': [
            ("Chủ tịch UBND", 'head', "Phó Chủ tịch UBND huyện", "UBND huyện Hiệp Hòa"),
            ("Phòng Nông nghiệp và PTNT", 'deputy', "Trưởng phòng", "Phòng Nông nghiệp và PTNT"),
            ("Phòng Kinh tế - Hạ tầng", 'deputy', "Trưởng phòng", "Phòng Kinh tế - Hạ tầng"),
            ("Trung tâm Dịch vụ - KTNN", 'deputy', "Giám đốc Trung tâm", "Trung tâm Dịch vụ - KTNN"),
            ("Hội Nông dân", 'member', "Chủ tịch Hội", "Hội Nông dân"),
            ("Hội Phụ nữ", 'member', "Chủ tịch Hội", "Hội Phụ nữ"),
        ],
        'boards_in': ('07822', '07840'),
    },
}

#: Signs the bank's notices in the demonstration, as the password of a demonstration user is its login.
WEBHOOK_SECRET = 'demo-webhook-secret'

REGULATIONS = """
<h3>1. Hàng hóa</h3><p>Chỉ bán hàng có nguồn gốc rõ ràng, đủ giấy chứng nhận và kết quả kiểm nghiệm còn hiệu lực;
mỗi lô có mã truy xuất.</p>
<h3>2. Người bán</h3><p>Chịu trách nhiệm về chất lượng hàng, giao đúng hẹn, trả lời khiếu nại trong 3 ngày.</p>
<h3>3. Ban quản lý</h3>
<p>Duyệt gian hàng và nội dung, dừng bán lô hàng không an toàn ngay khi phát hiện, công bố kết luận.</p>
<h3>4. Tiền hàng</h3>
<p>Tiền của người bán được giữ riêng, đối soát và chuyển trả theo kỳ; hai năm đầu không thu phí.</p>
"""


def build(demo):
    env = demo.env
    vietnam, dong = env.ref('base.vn'), env.ref('base.VND')
    dong.active = True
    env['res.lang']._activate_lang('en_US')  # a database made in Vietnamese has it switched off
    for key, data in MARKETS.items():
        values = {**data['company'], 'is_farm_market': True, 'country_id': vietnam.id, 'currency_id': dong.id}
        if 'iap_enrich_auto_done' in env['res.company']._fields:
            values['iap_enrich_auto_done'] = True  # nobody asks an outside service about a made-up company
        if key == 'hanoi':
            company = env.ref('base.main_company')
            company.write(values)
        else:
            company = env['res.company'].create(values)
        demo.markets[key] = company
        _build_website(demo, company, data)
        _build_board(demo, company, data)
        _build_hubs(demo, key, company, data)
        _build_regulations(demo, key, company)
        _build_payment(demo, company)
    env.user.company_ids = [Command.link(company.id) for company in demo.markets.values()]
    env.ref('base.user_admin').company_ids = [Command.link(company.id) for company in demo.markets.values()]


def _build_website(demo, company, data):
    website = demo.env['website'].search([('company_id', '=', company.id)], limit=1)
    vietnamese, english = data['names']
    website.write(
        {
            'name': vietnamese,
            'domain': data['domain'],
            'default_lang_id': demo.env.ref('base.lang_vi_VN').id,
            'language_ids': [Command.set([demo.env.ref('base.lang_vi_VN').id, demo.env.ref('base.lang_en').id])],
            'auth_signup_uninvited': 'b2c',
        }
    )
    with file_open(f"website_farm_look/static/src/img/{data['logo']}.svg", 'rb') as file:
        website.logo = base64.b64encode(file.read())
    with file_open(f"website_farm_look/static/src/img/{data['logo']}.png", 'rb') as file:
        company.logo = base64.b64encode(file.read())
    website.with_context(lang='vi_VN').market_name = vietnamese
    website.with_context(lang='en_US').market_name = english


def _build_board(demo, company, data):
    for sequence, (name, function, title, agency) in enumerate(data['board']):
        demo.env['farm.board.member'].create(
            {
                'name': name,
                'function': function,
                'title': title,
                'sequence': sequence,
                'company_id': company.id,
                'agency_id': get_agency(demo.env, agency).id,
            }
        )


def get_agency(env, name):
    """Return the agency of that name, made if it is not there yet."""
    agency = env['farm.agency'].with_context(lang='vi_VN').search([('name', '=', name)], limit=1)
    return agency or env['farm.agency'].create({'name': name})


def _build_hubs(demo, key, company, data):
    stalls = [row for row in demo.read_csv('stalls.csv') if row['market'] == key]
    communes = {row['commune'] for row in stalls}
    for commune in demo.env['farm.commune'].search([('code', 'in', sorted(communes)), ('valid_to', '=', False)]):
        demo.hubs[commune.code] = demo.env['farm.hub'].create(
            {
                'company_id': company.id,
                'commune_id': commune.id,
                'has_board': commune.code in data['boards_in'],
                # In the middle of its stalls: where the real one is, the commune's board enters.
                **_find_middle([row for row in stalls if row['commune'] == commune.code]),
            }
        )


def _find_middle(stalls):
    return {name: round(sum(float(row[name]) for row in stalls) / len(stalls), 4) for name in ('latitude', 'longitude')}


def _build_regulations(demo, key, company):
    regulation = demo.env['farm.regulation'].create(
        {
            'name': f"Quy chế hoạt động {company.name}",
            'version': '1.0',
            'company_id': company.id,
            'valid_from': company.market_opened_on,
            'body': REGULATIONS,
            'decision': "Minh họa, chưa ban hành",
        }
    )
    regulation.with_context(lang='en_US').name = {
        'hanoi': "Regulations of My Home Market",
        'hiephoa': "Regulations of Hiệp Hòa Market",
    }[key]


def _build_payment(demo, company):
    """Bank transfers to an account that does not exist: nobody can send real money to the demonstration."""
    demo.env['payment.provider']._vietqr_enable(
        company, '970422', '0000201912', 'CHO NHA MINH DEMO', state='test', secret=WEBHOOK_SECRET
    )
