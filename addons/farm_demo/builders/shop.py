"""What is going on in the shop today: applications, changed listings, marks, harvests to come, market days."""

from datetime import timedelta

from odoo import Command

#: Marks in the register: market, communes, goods, name in both languages, kind, holder. Numbers are made up.
MARKS = (
    {
        'market': 'hiephoa',
        'communes': ('07822',),
        'slugs': ('rau-can-hoang-luong',),
        'names': ("Rau cần Hoàng Lương", "Hoàng Lương water dropwort"),
        'kind': 'collective',
        'number': 'DEMO-NH-01',
        'holder': "Hội Nông dân xã Hoàng Vân",
        'words': (
            "Rau cần trồng ruộng nước chảy, thân trắng, giòn, thơm.",
            "Grown in running water: white stems, crisp and fragrant.",
        ),
    },
    {
        'market': 'hiephoa',
        'communes': (),
        'slugs': ('gao-nep-cai-hoa-vang-thai-son',),
        'names': ("Nếp cái hoa vàng Thái Sơn", "Thái Sơn yellow-flower glutinous rice"),
        'kind': 'collective',
        'number': 'DEMO-NH-02',
        'holder': "HTX Nông nghiệp Thái Sơn",
        'words': ("Hạt tròn, dẻo, thơm lâu.", "Round grains, soft and fragrant."),
    },
)
#: slug, days from today, quantity, what buyers should know, (buyer, quantity) who asked for it
HARVESTS = (
    ('rau-can-hoang-luong', 6, 120, "Lứa đầu vụ, nhổ sáng sớm", (('consumer2', 4), ('consumer', 6))),
    ('gao-nep-cai-hoa-vang-thai-son', 21, 300, "Gạo vụ mới, xát theo đơn", (('consumer', 10),)),
    ('rau-muong', 9, 80, "", ()),
)
APPLICATIONS = (
    {
        'login': 'consumer',
        'market': 'hanoi',
        'commune': '09022',
        'producer_name': "Nguyễn Thu Hà",
        'stall_name': "Vườn nhà Hà",
        'goods': "Rau thơm, cà chua bi trồng chậu",
        'identity_number': '001190012345',
        'phone': '0912 345 601',
    },
    {
        'login': 'consumer2',
        'market': 'hiephoa',
        'commune': '07840',
        'producer_name': "Trần Minh Đức",
        'stall_name': "Mật ong rừng Đức",
        'goods': "Mật ong hoa nhãn, phấn hoa",
        'identity_number': '024085054321',
        'phone': '0912 345 602',
    },
)


def build(demo):
    _build_market_days(demo)
    _build_marks(demo)
    _build_harvests(demo)
    _build_applications(demo)
    _build_followers(demo)
    _build_terms(demo)
    _change_a_listing(demo)


def _build_market_days(demo):
    for number, stall in enumerate(demo.stalls):
        stall.write({'order_cutoff': 15.0 + number % 3, 'on_sunday': number % 4 != 0})
    for product in demo.products[::7]:
        product.max_per_order = 20


def _build_marks(demo):
    for row in MARKS:
        listings = [demo.listing_by_slug[slug].product_tmpl_id for slug in row['slugs'] if slug in demo.listing_by_slug]
        mark = demo.market_env(row['market'])['farm.mark'].create(
            {
                'name': row['names'][0],
                'kind': row['kind'],
                'number': row['number'],
                'holder': row['holder'],
                'company_id': demo.markets[row['market']].id,
                'registered_on': demo.days_ago(900).date(),
                'description': row['words'][0],
                'commune_ids': [Command.set([demo.hubs[code].commune_id.id for code in row['communes']])],
                'commodity_ids': [Command.set([listing.commodity_id.id for listing in listings])],
            }
        )
        mark.with_context(lang='en_US').write({'name': row['names'][1], 'description': row['words'][1]})
        for listing in listings:
            listing.mark_id = mark


def _build_harvests(demo):
    for slug, days, quantity, note, wishes in HARVESTS:
        product = demo.listing_by_slug.get(slug)
        if not product:
            continue
        harvest = demo.market_env(demo.market_key(product.stall_id))['farm.harvest'].create(
            {
                'product_tmpl_id': product.product_tmpl_id.id,
                'expected_on': demo.today + timedelta(days=days),
                'quantity': quantity,
                'note': note,
            }
        )
        for login, wanted in wishes:
            harvest._request(demo.users[login].partner_id, wanted)


def _build_applications(demo):
    for row in APPLICATIONS:
        env = demo.market_env(row['market'])
        values = {name: value for name, value in row.items() if name not in ('login', 'market', 'commune')}
        company = demo.markets[row['market']]
        application = env['farm.application'].create(
            {
                **values,
                'user_id': demo.users[row['login']].id,
                'company_id': company.id,
                'commune_id': demo.hubs[row['commune']].commune_id.id,
                'regulation_id': env['farm.regulation']._get_current(company).id,
                'accepted_on': demo.now,
            }
        )
        paper = env['farm.application.paper']._receive(
            application, 'identity', "can-cuoc.jpg", demo.read_image('categories/rau-cu.jpg')
        )
    # The last one hears that a picture of the paper cannot be read.
    paper.reason = "Ảnh bị mờ, không đọc được số. Xin chụp lại nơi đủ sáng."
    paper.action_revise()


def _build_followers(demo):
    partners = [demo.users[login].partner_id for login in ('consumer', 'consumer2')]
    for stall in demo.stalls:
        for partner in partners:
            if demo.random.random() < 0.3:
                stall._toggle_follower(partner)


def _build_terms(demo):
    """Each commune with a board of its own has agreed terms with the operator."""
    operator = demo.users['operator'].partner_id
    for number, hub in enumerate((hub for hub in demo.hubs.values() if hub.has_board), start=1):
        hub.env['farm.hub.agreement'].create(
            {
                'name': f"{number:02d}/TT-GH",
                'hub_id': hub.id,
                'operator_id': operator.id,
                'date_from': demo.days_ago(200).date(),
                'regime': "Xã mở và chăm gian hàng, cập nhật hàng còn; công ty vận hành giữ trang web, tổng đài.",
                'transport': "Xe của chợ lấy hàng tại điểm tập kết của xã lúc 6 giờ 30.",
                'payment_terms': "Tiền vào tài khoản của chợ, trả người bán hai kỳ mỗi tháng.",
                'return_terms': "Hàng hỏng do người bán: người bán chịu; do vận chuyển: công ty chịu.",
                'signed_by_commune': "Phó Chủ tịch UBND xã",
                'signed_by_operator': "Giám đốc công ty",
            }
        )


def _change_a_listing(demo):
    """The seller changed the words of a listing: the board sees them beside what it approved."""
    listing = demo.stall_by_key['rau-me-linh'].product_ids.sorted('id')[-1:]
    listing.with_env(demo.market_env('hanoi', 'seller')).write(
        {'description_sale': f"{listing.name} trồng theo hướng hữu cơ, hái trong ngày."}
    )
