"""Rounds in the open air, introduction points in town, livestream sessions."""

from datetime import datetime, time, timedelta

from odoo import Command

#: market, name, ward, district of the plan, address, latitude, longitude
POINTS = (
    ('hanoi', "Điểm giới thiệu Nghĩa Tân", '00160', "Cầu Giấy", "Chợ Nghĩa Tân, nhà B1", 21.0437, 105.7925),
    ('hanoi', "Điểm giới thiệu Dịch Vọng", '00166', "Cầu Giấy", "85 Xuân Thủy", 21.0367, 105.7823),
    ('hanoi', "Điểm giới thiệu Ngọc Hà", '00004', "Ba Đình", "36 Ngọc Hà", 21.0362, 105.8292),
    ('hanoi', "Điểm giới thiệu Hai Bà Trưng", '00256', "Hai Bà Trưng", "12 Lê Đại Hành", 21.0110, 105.8489),
    ('hanoi', "Điểm giới thiệu Hoàn Kiếm", '00070', "Hoàn Kiếm", "25 Hàng Buồm", 21.0357, 105.8519),
)
#: days from today, held with so many visitors, minutes of the meeting
ROUNDS_HELD = ((49, 210, True), (28, 260, True), (14, 190, False))


def build(demo):
    _build_rounds(demo)
    _build_points(demo)
    _build_livestreams(demo)


def own_stall(demo, env, login):
    return env['farm.stall'].search([('user_ids', 'in', demo.users[login].id)], limit=1)


def _build_rounds(demo):
    """The board plans the next months; three rounds took place already."""
    for key, board in (('hanoi', 'board'), ('hiephoa', 'board2')):
        env = demo.market_env(key, board)
        plan = env['farm.round.plan'].create(
            {
                'company_id': demo.markets[key].id,
                'date_from': demo.today + timedelta(days=2),
                'date_to': demo.today + timedelta(days=65),
                'count': 8,
                'booth_count': 6,
            }
        )
        events = env['event.event'].search(plan.action_plan()['domain'], order='date_begin')
        events[:4].is_published = True
        stall = own_stall(demo, env, 'seller' if key == 'hanoi' else 'seller2')
        events[0].event_booth_ids[0]._take(stall)
        _build_held_rounds(demo, env, key)


def _build_held_rounds(demo, env, key):
    stalls = env['farm.stall'].search([('state', '=', 'open')])
    hubs = env['farm.hub'].search([('company_id', '=', demo.markets[key].id)])
    category = env.ref('farm_market_event.event_booth_category_stall')
    for number, (days, visitors, has_minutes) in enumerate(ROUNDS_HELD):
        day = demo.today - timedelta(days=days)
        day += timedelta(days=(5 - day.weekday()) % 7)
        if day >= demo.today:
            day -= timedelta(days=7)
        hub = hubs[number % len(hubs)]
        begin = datetime.combine(day, time(0, 0))
        event = env['event.event'].create(
            {
                'name': f"Phiên chợ ngoài trời tại {hub.commune_id.name}",
                'company_id': demo.markets[key].id,
                'hub_id': hub.id,
                'round_place': "Sân nhà văn hóa xã",
                'date_begin': begin,
                'date_end': begin + timedelta(hours=4),
                'date_tz': 'Asia/Ho_Chi_Minh',
                'address_id': demo.markets[key].partner_id.id,
                'is_published': True,
                'visitor_count': visitors,
                'event_booth_ids': [
                    Command.create({'name': f"Quầy {place}", 'booth_category_id': category.id, 'stall_id': stall.id})
                    for place, stall in enumerate(stalls[:4], start=1)
                ],
            }
        )
        if has_minutes:
            _record_meeting(event)
        event.action_hold_round()


def _record_meeting(event):
    event.minutes = "<p>Chủ gian hàng và khách hàng họp cuối phiên. Khách khen rau tươi, đề nghị mở cửa sớm hơn.</p>"
    event.proposal_ids = [
        Command.create({'name': "Mở cửa từ 6 giờ 30 vào mùa hè", 'side': 'buyer', 'subject': 'place'}),
        Command.create({'name': "Xe chợ đón hàng tận xã vào tối hôm trước", 'side': 'seller', 'subject': 'delivery'}),
    ]
    event.need_ids = [
        Command.create({'name': "HTX Rau an toàn thôn Đông", 'phone': '0977 100 200', 'kind': 'vietgap'}),
        Command.create({'name': "Hộ ông Nguyễn Văn Lộc", 'phone': '0977 100 201', 'kind': 'ocop'}),
    ]


def _build_points(demo):
    for key, name, ward, district, address, latitude, longitude in POINTS:
        env = demo.market_env(key, 'board')
        commune = env['farm.commune'].search([('code', '=', ward), ('valid_to', '=', False)], limit=1)
        env['farm.introduction.point'].create(
            {
                'name': name,
                'company_id': demo.markets[key].id,
                'commune_id': commune.id or demo.hubs['09022'].commune_id.id,
                'district': district,
                'address': address,
                'latitude': latitude,
                'longitude': longitude,
                'opening_hours': "Hằng ngày 7:00–19:00",
                'opened_on': demo.today - timedelta(days=200),
            }
        )


def _build_livestreams(demo):
    """One session held three weeks ago, one announced, one whose streamer is not identified yet."""
    for key, board, login in (('hanoi', 'board', 'seller'), ('hiephoa', 'board2', 'seller2')):
        env = demo.market_env(key, board)
        stall = own_stall(demo, env, login)
        goods = stall.product_ids.filtered('is_listed')[:4]
        for days, name, checked in (
            (-21, f"Một buổi sáng ở {stall.name}", True),
            (6, "Vào vụ thu hoạch: xem tận ruộng", True),
            (40, "Chuẩn bị hàng Tết", False),
        ):
            track = env['event.track'].create(
                {
                    'name': name,
                    'is_livestream': True,
                    'date': datetime.combine(demo.today + timedelta(days=days), time(12, 30)),
                    'duration': 1.5,
                    'stall_id': stall.id,
                    'streamer_id': demo.users[login].partner_id.id,
                    'pin_ids': [Command.create({'product_tmpl_id': listing.id}) for listing in goods],
                }
            )
            if checked:
                track.streamer_paper = '001 085 012 345'
                track.action_check_streamer()
                track.is_published = True
            if days < 0:
                track.write(
                    {'viewer_count': 380, 'live_result': "Hết rau muống sau 40 phút; lần sau chuẩn bị nhiều hơn."}
                )
                track.action_hold_livestream()
