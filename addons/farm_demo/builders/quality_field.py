"""Growing areas, safe chains, surveys and inspections of the past year, and what is planned next."""

import json
import random
from math import cos, pi, sin

from odoo import Command

from .commodities import is_food

#: Area codes issued over the past year: about what the plan asks of its first and second year.
AREA_DAYS = range(340, 10, -22)
FIELD_CORNERS = 9
CHAINS = (
    ("Chuỗi rau an toàn Mê Linh", 'existing', 'rau-me-linh'),
    ("Chuỗi rau củ Đông Anh", 'existing', 'rau-dong-anh'),
    ("Chuỗi rau hữu cơ Sóc Sơn", 'existing', 'rau-soc-son'),
    ("Chuỗi củ quả Đan Phượng", 'existing', 'cu-dan-phuong'),
    ("Chuỗi nấm Thanh Oai", 'existing', 'nam-thanh-oai'),
    ("Chuỗi bưởi Diễn", 'existing', 'buoi-phu-dien'),
    ("Chuỗi trái cây Hoài Đức", 'existing', 'trai-cay-hoai-duc'),
    ("Chuỗi gạo Ứng Hòa", 'existing', 'gao-ung-hoa'),
    ("Chuỗi sữa Ba Vì", 'existing', 'sua-ba-vi'),
    ("Chuỗi chè Ba Vì", 'existing', 'che-yen-bai'),
    ("Chuỗi cá Ứng Hòa", 'new', 'ca-ung-hoa'),
    ("Chuỗi gà đồi Quốc Oai", 'new', 'thit-quoc-oai'),
    ("Chuỗi rau cần Hoàng Lương", 'existing', 'rau-can-hoang-van'),
    ("Chuỗi lợn thảo dược", 'new', 'lon-binh-minh'),
    ("Chuỗi nếp cái hoa vàng Thái Sơn", 'existing', 'nep-thai-son'),
)
INPUT_SHOPS = (
    "Cửa hàng vật tư nông nghiệp Hòa Bình",
    "Đại lý thuốc BVTV Minh Tâm",
    "HTX dịch vụ nông nghiệp tổng hợp",
    "Cửa hàng thức ăn chăn nuôi Phú Cường",
    "Đại lý phân bón Thành Đạt",
    "Cửa hàng giống cây trồng Xuân Mai",
)
CANDIDATES = (
    "Hộ Nguyễn Văn Thắng",
    "Tổ hợp tác rau Tiến Thịnh",
    "HTX Dưa lưới Thạch Đà",
    "Hộ Lê Thị Hoa",
    "Cơ sở mắm tép Vân Đình",
    "HTX Hoa quả Thanh Đa",
    "Hộ Đỗ Văn Quý",
    "Cơ sở bánh gai Yên Sở",
)


def build_field_work(demo, clock):
    _build_areas(demo, clock)
    _build_chains(demo, clock)
    for key in demo.markets:
        _build_surveys(demo, clock, key)
        _build_inspections(demo, clock, key)


def _build_areas(demo, clock):
    stalls = [stall for stall in demo.stalls if is_food(stall.product_ids.commodity_id[:1])]
    for number, day in enumerate(AREA_DAYS, start=1):
        stall = stalls[number * 2 % len(stalls)]
        key = demo.market_key(stall)
        commodity = stall.product_ids.commodity_id[:1]
        clock.move_to(demo.days_ago(day))
        raising = commodity.parent_id.code in ('meat', 'fishery') or commodity.code in ('egg', 'dairy', 'honey')
        area = demo.market_env(key, 'quality')['farm.growing.area'].create(
            {
                'name': f"Vùng {commodity.with_context(lang='vi_VN').name.lower()} {stall.commune_id.name} {number}",
                'code': f"VN-{'HN' if key == 'hanoi' else 'BN'}{'RA' if raising else 'OR'}-{number:04d}",
                'kind': 'raising' if raising else 'growing',
                'producer_id': stall.producer_id.id,
                'company_id': demo.markets[key].id,
                'commodity_id': commodity.id,
                'commune_id': stall.commune_id.id,
                'area': round(demo.random.uniform(1, 25), 1),
                'household_count': demo.random.randint(1, 60),
                'latitude': stall.latitude + demo.random.uniform(-0.01, 0.01),
                'longitude': stall.longitude + demo.random.uniform(-0.01, 0.01),
                'issued_on': demo.days_ago(day).date(),
                'issuer': "Chi cục Trồng trọt và Bảo vệ thực vật",
                'date_to': demo.days_ago(day - 3 * 365).date(),
            }
        )
        area.boundary = _draw_boundary(area)
        area._take_step('issue')
        certificates = demo.market_env(key)['farm.certificate'].search(
            [
                ('producer_id', '=', stall.producer_id.id),
                ('state', '=', 'active'),
            ]
        )
        certificates.growing_area_ids = [Command.link(area.id)]


def _draw_boundary(area):
    """Draw an uneven field of about the right size around the middle of an area, as GeoJSON."""
    # One degree of latitude is about 111 km; a hectare is a square of 100 m.
    radius = (area.area * 1e4 / 3) ** 0.5 / 111000
    chance = random.Random(area.code)
    angles = [2 * pi * corner / FIELD_CORNERS for corner in range(FIELD_CORNERS)]
    ring = [
        [
            round(area.longitude + cos(angle) * radius * chance.uniform(0.7, 1.3), 6),
            round(area.latitude + sin(angle) * radius * chance.uniform(0.6, 1.1), 6),
        ]
        for angle in angles
    ]
    return json.dumps({'type': 'Polygon', 'coordinates': [[*ring, ring[0]]]})


def _build_chains(demo, clock):
    for number, (name, kind, stall_key) in enumerate(CHAINS):
        stall = demo.stall_by_key[stall_key]
        key = demo.market_key(stall)
        start = demo.random.randint(900, 1500) if kind == 'existing' else demo.random.randint(60, 200)
        clock.move_to(demo.days_ago(min(start, 350)))
        chain = demo.market_env(key, 'quality')['farm.chain'].create(
            {
                'name': name,
                'kind': kind,
                'date_start': demo.days_ago(start).date(),
                'company_id': demo.markets[key].id,
                'commodity_ids': [Command.set(stall.product_ids.commodity_id.ids)],
                'product_tmpl_ids': [Command.set(stall.product_ids.ids)],
                'member_ids': [
                    Command.create({'stage': 'input', 'name': INPUT_SHOPS[number % len(INPUT_SHOPS)]}),
                    Command.create(
                        {
                            'stage': 'production',
                            'producer_id': stall.producer_id.id,
                            'commune_id': stall.commune_id.id,
                        }
                    ),
                    Command.create({'stage': 'transport', 'name': "Xe chợ nhà mình"}),
                    Command.create({'stage': 'sale', 'name': stall.name, 'commune_id': stall.commune_id.id}),
                ],
                'wanted': "Hàng sơ chế đóng gói nhỏ" if number % 3 == 0 else False,
            }
        )
        chain._take_step('control')
        for day in (230, 40):
            clock.move_to(demo.days_ago(day))
            if day < start:
                chain.check_ids = [
                    Command.create(
                        {
                            'date': demo.days_ago(day).date(),
                            'result': demo.random.choice(('ok', 'ok', 'ok', 'partly')),
                            'note': "Xem sổ ghi chép, kho, nhãn",
                        }
                    )
                ]


def _build_surveys(demo, clock, key):
    company = demo.markets[key]
    communes = [hub.commune_id for hub in demo.hubs.values() if hub.company_id == company]
    step = 30 if key == 'hanoi' else 90
    for number, day in enumerate(range(335, -40, -step), start=1):
        commune = communes[number % len(communes)]
        clock.move_to(demo.days_ago(max(day, 0)))
        survey = demo.market_env(key, 'quality')['farm.survey'].create(
            {
                'name': f"Khảo sát đợt {number}: {commune.name}",
                'date': demo.days_ago(day).date(),
                'commune_ids': [Command.set(commune.ids)],
                'company_id': company.id,
                'line_ids': [
                    Command.create(
                        {
                            'name': name,
                            'commune_id': commune.id,
                            'score': score,
                            'has_origin': score > 50,
                            'has_papers': score > 65,
                            'decision': 'open'
                            if day < 0
                            else 'join'
                            if score > 70
                            else 'mend'
                            if score > 50
                            else 'refused',
                        }
                    )
                    for name in demo.random.sample(CANDIDATES, 3)
                    for score in [demo.random.randint(40, 95)]
                ],
                'conclusion': False if day < 0 else "Hướng dẫn các cơ sở đạt nộp hồ sơ mở gian hàng.",
            }
        )
        if day >= 0:
            survey._take_step('finish')


def _build_inspections(demo, clock, key):
    step = 30 if key == 'hanoi' else 75
    stalls = [stall for stall in demo.stalls if stall.company_id == demo.markets[key]]
    agencies = demo.env['farm.agency'].search([('kind', '=', 'department')], limit=2)
    for number, day in enumerate(range(340, -30, -step)):
        for kind in ('inputs', 'produce'):
            clock.move_to(demo.days_ago(max(day, 0)))
            stall = stalls[(number * 3) % len(stalls)]
            violated = number % 5 == 2
            inspection = demo.market_env(key, 'inspector')['farm.inspection'].create(
                {
                    'kind': kind,
                    'date': demo.days_ago(day).date(),
                    'company_id': demo.markets[key].id,
                    'is_unannounced': number % 2 == 0,
                    'decision_number': f"QĐ-{100 + number}/TTr",
                    'agency_ids': [Command.set(agencies.ids)],
                    **(
                        {'producer_id': stall.producer_id.id}
                        if kind == 'produce'
                        else {
                            'subject': INPUT_SHOPS[number % len(INPUT_SHOPS)],
                            'commune_id': stall.commune_id.id,
                        }
                    ),
                }
            )
            if day >= 0:
                _finish_inspection(demo, clock, key, inspection, violated, day)


def _finish_inspection(demo, clock, key, inspection, violated, day):
    inspection.report = "<p>Đoàn đã xem giấy tờ, kho, nhãn hàng và sổ ghi chép. Có biên bản kèm theo.</p>"
    if violated:
        inspection.write(
            {
                'is_violation': True,
                'violation': "Nhãn hàng thiếu thông tin bắt buộc (Nghị định 43/2017/NĐ-CP).",
                'sanction': 'fine' if inspection.kind == 'inputs' else 'warning',
                'fine_amount': 3000000 if inspection.kind == 'inputs' else 0,
                'sanction_number': f"XP-{inspection.id}",
                'follow_up_on': demo.days_ago(day - 20).date(),
            }
        )
        inspection.nonconformity_ids = [
            Command.create(
                {
                    'name': "Nhãn hàng thiếu thông tin bắt buộc",
                    'severity': 'major',
                    'date_due': demo.days_ago(day - 15).date(),
                    'clause': "Nghị định 43/2017/NĐ-CP, Điều 10",
                }
            )
        ]
    inspection._take_step('finish')
    if violated and day > 60:
        point = inspection.nonconformity_ids
        clock.move_to(demo.days_ago(day - 10))
        officer = point.with_env(demo.market_env(key, 'quality'))
        officer.write({'cause': "Dùng nhãn cũ.", 'action': "Đã in và thay nhãn mới."})
        officer._take_step('answer')
        clock.move_to(demo.days_ago(day - 20))
        point.evaluation = "Đã kiểm tra lại, đạt."
        point._take_step('close')
    if not violated or day > 60:
        inspection._take_step('close')
