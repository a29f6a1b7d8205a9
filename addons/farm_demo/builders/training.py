"""Plans, trainings, outreach and reviews: the plans as decided, and re-based on the years in which the demo lives."""

from datetime import date, datetime, timedelta

from odoo import Command

#: Trainings a year as in the annex of the Hanoi plan, names in both languages ("%s" is the commune).
TRAININGS = {
    'market': (30, "Tập huấn thị trường và thương hiệu nông sản, %s", "Market and branding of farm produce, %s"),
    'standards': (30, "Tập huấn VietGAP và an toàn thực phẩm, %s", "VietGAP and food safety, %s"),
    'ecommerce': (30, "Tập huấn bán hàng trên chợ điện tử và giao nhận, %s", "Selling on the e-market, delivery, %s"),
    'consumer': (60, "Lớp người tiêu dùng thông thái, %s", "Class for consumers, %s"),
}
DIGITAL = ("Tập huấn kinh tế số, %s", "Training on the digital economy, %s")
AUDIENCES = {'consumer': 'consumer', 'digital': 'all'}
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ", "Ngô", "Bùi", "Đặng")
GIVEN_NAMES = ("Thị Hoa", "Văn Bình", "Thị Lan", "Văn Hùng", "Thị Mai", "Đức Thắng", "Thị Thu", "Văn Nam", "Thị Ươm")
COMMENTS = (
    "Dễ hiểu, có thực hành trên điện thoại.",
    "Nên thêm thời gian hỏi đáp.",
    "Tài liệu rõ ràng.",
    "Mong có lớp buổi tối.",
    False,
    False,
    False,
)
TV_TOPICS = (
    "rau cần vào vụ",
    "gạo nếp cái hoa vàng",
    "quét mã truy xuất",
    "bánh chưng làng nghề",
    "thịt lợn thảo dược",
    "mua hàng an toàn dịp Tết",
    "trái cây đầu mùa",
    "gian hàng cấp xã",
)
#: kind: (name, English, ordered, print runs as (days ago, copies), handed out or put up a time, times)
PUBLICATIONS = {
    'leaflet': ("Tờ rơi Chợ nhà mình", "Leaflet: My Home Market", 10000, ((240, 5000), (100, 4000)), 180, 40),
    'handbook': ("Sổ tay mua bán trên chợ điện tử", "Handbook of the e-market", 500, ((220, 500),), 12, 30),
    'poster': ("Poster nhận diện chợ", "Poster of the market", 150, ((230, 150),), 6, 20),
    'panel': ("Pano tại điểm giới thiệu", "Panel at introduction points", 150, ((200, 120),), 5, 18),
    'kit': ("Bộ nhận diện diễu hành: áo, mũ, băng rôn", "Parade kit: shirts, caps, banners", 60, ((250, 60),), 5, 8),
}
#: Tasks of the Hiệp Hòa timeline that are done in the illustration: (days after the due day, result).
TASK_RESULTS = {
    '1': (-3, "Đề cương và dự toán đã được thẩm định."),
    '2': (4, "Đã báo cáo bản dùng thử; chậm vì chờ góp ý giao diện."),
    '3': (0, "Máy chủ đã cài đặt, lỗi đã khắc phục."),
    '4': (-2, "Đã có quyết định thành lập ban điều hành."),
    '5': (-1, "Đã thông qua kế hoạch bàn giao."),
    '6': (-5, "Đã chọn sản phẩm OCOP và sản phẩm tiêu biểu của huyện."),
    '7': (-10, "Các xã đã mở gian hàng, chủ gian hàng tự vận hành."),
}


def build(demo):
    """Build this room's part; comes last, so that the plans find the measures of all rooms."""
    venues = {
        code: demo.env['res.partner'].create(
            {
                'name': f"Nhà văn hóa {hub.commune_id.name}",
                'is_company': True,
                'company_id': hub.company_id.id,
                'city': hub.commune_id.name,
                'country_id': demo.env.ref('base.vn').id,
            }
        )
        for code, hub in demo.hubs.items()
    }
    for key in demo.markets:
        _build_trainings(demo, key, venues)
        _build_outreach(demo, key)
        _build_publications(demo, key)
    plans = _build_plans(demo)
    _build_reviews(demo, plans)
    _build_reports(demo, plans)
    demo.env['farm.plan']._assign_measures()


def _get_hubs(demo, key):
    return {code: hub for code, hub in demo.hubs.items() if demo.market_key(hub) == key}


def _get_board(demo, key):
    return demo.users['board' if key == 'hanoi' else 'board2']


# === Trainings === #


def _build_trainings(demo, key, venues):
    """Spread the yearly number of trainings over the past year, and announce a few of the weeks to come."""
    hubs = list(_get_hubs(demo, key).items())
    values, english = [], []

    def add(kind, names, days, code, hub):
        begin = demo.days_ago(days, hour=demo.random.choice((1, 2, 7)))
        values.append(
            {
                'name': names[0] % hub.commune_id.name,
                'training_kind': kind,
                'company_id': hub.company_id.id,
                'audience': AUDIENCES.get(kind, 'producer'),
                'commune_ids': [Command.set(hub.commune_id.ids)],
                'date_begin': begin,
                'date_end': begin + timedelta(hours=3),
                'date_tz': 'Asia/Ho_Chi_Minh',
                'address_id': venues[code].id,
                'organizer_id': hub.company_id.partner_id.id,
                'is_published': True,
                'user_id': demo.users['trainer'].id,
                'trainer_ids': [Command.set(demo.users['trainer'].partner_id.ids)],
                # What lies behind sends no mail today.
                'event_mail_ids': [Command.clear()],
                'seats_limited': True,
                'seats_max': 60,
                'description': "<p>Học viên mang theo điện thoại. Vé có mã QR dùng để điểm danh.</p>",
            }
        )
        english.append(names[1] % hub.commune_id.name)

    if key == 'hanoi':
        for kind, (count, *names) in TRAININGS.items():
            for _number in range(count):
                add(kind, names, demo.random.randint(2, 364), *demo.random.choice(hubs))
            add(kind, names, -demo.random.randint(3, 25), *demo.random.choice(hubs))
    else:
        for number, hub in enumerate(hubs):
            add('digital', DIGITAL, 40 + 35 * number, *hub)
        add('ecommerce', TRAININGS['ecommerce'][1:], -9, *hubs[0])
    events = demo.env['event.event'].create(values)
    _translate(events, english)
    past = events.filtered('is_finished')
    past.stage_id = demo.env.ref('event.event_stage_done')
    (events - past).stage_id = demo.env.ref('event.event_stage_announced')
    _build_material(demo, events - past)
    _build_attendees(demo, key, past, events - past)


def _translate(records, names):
    """Give records that were made in Vietnamese their English names."""
    for record, name in zip(records, names, strict=True):
        record.update_field_translations('name', {'en_US': name})


def _build_material(demo, events):
    for event in events:
        event.material_ids = demo.env['ir.attachment'].create(
            {
                'name': "Tài liệu tập huấn.txt",
                'res_model': 'event.event',
                'res_id': event.id,
                'mimetype': 'text/plain',
                'raw': f"{event.name}\n\n1. Quét mã trên nhãn.\n2. Đăng nhập, mở gian hàng.\n"
                "3. Nhận lô, dán nhãn.\n".encode(),
            }
        )


def _build_attendees(demo, key, past, coming):
    registrations = demo.env['event.registration'].create(
        [
            {
                'event_id': event.id,
                'state': 'done' if demo.random.random() < 0.85 else 'open',
                'name': f"{demo.random.choice(FAMILY_NAMES)} {demo.random.choice(GIVEN_NAMES)}",
                'date_closed': event.date_begin,
            }
            for event in past
            for _number in range(demo.random.randint(5, 9))
        ]
    )
    attended = registrations.filtered(lambda registration: registration.state == 'done')
    demo.env['farm.training.evaluation'].create(
        [
            {
                'registration_id': registration.id,
                'comment': demo.random.choice(COMMENTS),
                **{
                    name: demo.random.choice((3, 4, 4, 5, 5))
                    for name in ('content_mark', 'trainer_mark', 'organisation_mark', 'usefulness_mark')
                },
            }
            for registration in attended
            if demo.random.random() < 0.3
        ]
    )
    consumer = demo.users['consumer' if key == 'hanoi' else 'consumer2'].partner_id
    for event, state in ((past.sorted('date_begin')[-1], 'done'), (coming.sorted('date_begin')[0], 'open')):
        demo.env['event.registration'].create({'event_id': event.id, 'partner_id': consumer.id, 'state': state})


# === Outreach === #


def _build_outreach(demo, key):
    rounds, items = (50, 24) if key == 'hanoi' else (6, 4)
    company = demo.markets[key]
    hubs = list(_get_hubs(demo, key).values())
    station = "Đài Phát thanh và Truyền hình Hà Nội" if key == 'hanoi' else "Trung tâm VH-TT&TT Hiệp Hòa"
    common = {'company_id': company.id, 'user_id': demo.users['trainer'].id}
    values = [
        {
            **common,
            'kind': 'tv',
            'name': f"Menu chợ nhà mình: {TV_TOPICS[number % len(TV_TOPICS)]}",
            'date': demo.days_ago(5 + number * 360 // items).date(),
            'medium': station,
            'state': 'done',
            'reach': demo.random.randint(20, 90) * 1000,
            'result': "Đã phát sóng, có phát lại trên trang của đài.",
        }
        for number in range(items)
    ]
    for number in range(rounds):
        commune = demo.random.choice(hubs).commune_id
        values.append(
            {
                **common,
                'kind': 'parade',
                'name': f"Diễu hành giới thiệu chợ tại {commune.name}",
                'date': _get_saturday(demo.days_ago(7 + number * 355 // rounds).date()),
                'state': 'done',
                'commune_ids': [Command.set(commune.ids)],
                'reach': demo.random.randint(3, 12) * 100,
                'result': "Xe hoa, áo mũ nhận diện; đã phát tờ rơi và báo lịch gian hàng.",
            }
        )
    values.append(
        {
            **common,
            'kind': 'parade',
            'name': f"Diễu hành giới thiệu chợ tại {hubs[0].commune_id.name}",
            'date': _get_saturday(demo.today + timedelta(days=14)),
            'commune_ids': [Command.set(hubs[0].commune_id.ids)],
        }
    )
    demo.env['farm.outreach'].create(values)


def _get_saturday(day):
    """Return the Saturday on or before a day."""
    return day - timedelta(days=(day.weekday() - 5) % 7)


def _build_publications(demo, key):
    share = 1 if key == 'hanoi' else 10
    communes = [hub.commune_id for hub in _get_hubs(demo, key).values()]
    for kind, (name, english, ordered, runs, step, times) in PUBLICATIONS.items():
        publication = demo.env['farm.publication'].create(
            {
                'name': name,
                'kind': kind,
                'company_id': demo.markets[key].id,
            }
        )
        _translate(publication, [english])
        days = {'publication_id': publication.id, 'user_id': demo.users['trainer'].id}
        moves = [{**days, 'kind': 'order', 'quantity': ordered // share, 'date': demo.days_ago(runs[0][0] + 20).date()}]
        moves += [
            {**days, 'kind': 'print', 'quantity': copies // share, 'date': demo.days_ago(ago).date()}
            for ago, copies in runs
        ]
        left = sum(copies // share for _ago, copies in runs)
        for _number in range(times):
            quantity = demo.random.randint(max(step // share // 2, 1), max(step // share, 1))
            if quantity > left:
                break
            left -= quantity
            moves.append(
                {
                    **days,
                    'kind': 'put_up' if kind in ('poster', 'panel') else 'hand_out',
                    'quantity': quantity,
                    'date': demo.days_ago(demo.random.randint(1, runs[-1][0] - 1)).date(),
                    'commune_id': demo.random.choice(communes).id,
                }
            )
        demo.env['farm.publication.move'].create(moves)


# === Plans, reviews, reports === #


def _build_plans(demo):
    """Load the two plans as decided, closed by now, and their illustrations on the years of the demonstration."""
    Plan = demo.env['farm.plan']
    year = demo.today.year
    decided = {
        'hanoi': Plan._load_hanoi_plan(demo.markets['hanoi']),
        'hiephoa': Plan._load_hiephoa_plan(demo.markets['hiephoa']),
    }
    shown = {
        'hanoi': Plan._load_hanoi_plan(demo.markets['hanoi'], shift_years=year - 2019),
        # The district's plan sets up its market in one year and runs it in the next: that is this year.
        'hiephoa': Plan._load_hiephoa_plan(demo.markets['hiephoa'], shift_years=year - 1 - 2023),
    }
    for key, plan in decided.items():
        (plan | shown[key]).user_id = _get_board(demo, key)
        plan.closed_on = date(plan.year_to, 12, 31)
    for task in shown['hiephoa'].line_ids.filtered(lambda line: line.kind == 'task' and line.code in TASK_RESULTS):
        days, result = TASK_RESULTS[task.code]
        done = task.date_due + timedelta(days=days)
        if done <= demo.today:
            task.write({'date_done': done, 'result_note': result})
    demo.env['farm.agency'].search([('code', '=', 'SCT')]).user_ids = demo.users['agency']
    return shown


def _build_reviews(demo, plans):
    agencies = {agency.code: agency for agency in demo.env['farm.agency'].search([('code', '!=', False)])}
    day = demo.today - timedelta(days=30)
    if day.year < demo.today.year:
        day = date(demo.today.year, 1, 1)
    yearly = demo.env['farm.review'].create(
        {
            'name': f"Hội nghị sơ kết năm {day.year}",
            'kind': 'yearly',
            'plan_id': plans['hanoi'].id,
            'date': day,
            'company_id': demo.markets['hanoi'].id,
            'place': "Hội trường Sở Nông nghiệp",
            'chair': "Phó Giám đốc Sở",
            'participant_count': 84,
            'secretary_id': demo.users['board'].id,
            'state': 'held',
            'agency_ids': [Command.set([agencies[code].id for code in ('SNN', 'SCT', 'STC', 'SYT')])],
            'minutes': "<p>Đã nghe báo cáo kết quả, thảo luận khó khăn về giao nhận và điểm giới thiệu.</p>",
        }
    )
    _translate(yearly, [f"Review of the year {day.year}"])
    opened = demo.markets['hiephoa'].market_opened_on or demo.today - timedelta(days=360)
    handover = demo.env['farm.review'].create(
        {
            'name': "Hội nghị tiếp nhận Sàn thương mại điện tử",
            'kind': 'handover',
            'date': opened - timedelta(days=3),
            'company_id': demo.markets['hiephoa'].id,
            'plan_id': plans['hiephoa'].id,
            'place': "Nhà văn hóa huyện",
            'chair': "Phó Chủ tịch UBND huyện",
            'participant_count': 120,
            'secretary_id': demo.users['board2'].id,
            'state': 'held',
            'agency_ids': [Command.set([agencies[code].id for code in ('TTDV-HH', 'PNN-HH')])],
            'minutes': "<p>Doanh nghiệp xây dựng bàn giao sàn; ban quản lý tiếp nhận và vận hành.</p>",
        }
    )
    _translate(handover, ["Handover of the e-market"])
    due = demo.today + timedelta(days=45)
    demo.env['farm.review.proposal'].create(
        [
            {
                'review_id': yearly.id,
                'name': "Mở thêm điểm giới thiệu ở các quận nội thành",
                'agency_id': agencies['SCT'].id,
                'proposed_by': "Đại diện chủ gian hàng",
                'state': 'accepted',
                'date_due': due,
            },
            {
                'review_id': yearly.id,
                'name': "Hỗ trợ phí kiểm nghiệm cho hộ nhỏ",
                'agency_id': agencies['STC'].id,
                'proposed_by': "Hội Nông dân",
            },
            {
                'review_id': yearly.id,
                'name': "Phát sóng lại phóng sự vào cuối tuần",
                'state': 'done',
                'answer': "Đài đã bố trí phát lại sáng Chủ nhật.",
                'proposed_by': "Người tiêu dùng",
            },
            {
                'review_id': handover.id,
                'name': "Tập huấn thêm cho các xã chưa có ban quản lý gian hàng",
                'state': 'accepted',
                'agency_id': agencies['TTDV-HH'].id,
                'date_due': due,
            },
        ]
    )


def _build_reports(demo, plans):
    """Write the report of the last whole quarter, sent, and that of the running one, in draft."""
    first = date(demo.today.year, 3 * ((demo.today.month - 1) // 3) + 1, 1)
    last_end = first - timedelta(days=1)
    last_first = date(last_end.year, 3 * ((last_end.month - 1) // 3) + 1, 1)
    recipients = demo.env['farm.agency'].search([('code', 'in', ('SNN', 'UBND-QH'))])
    for key, plan in plans.items():
        common = {
            'plan_id': plan.id,
            'agency_ids': [Command.set(recipients.ids)],
            'user_id': _get_board(demo, key).id,
        }
        sent, draft = demo.env['farm.plan.report'].create(
            [
                {
                    **common,
                    'date_from': last_first,
                    'date_to': last_end,
                    'number': f"{demo.random.randint(10, 90)}/BC-BQL",
                },
                {**common, 'date_from': first, 'date_to': demo.today},
            ]
        )
        (sent | draft).action_write_text()
        sent.action_send()
        sent.sent_on = datetime.combine(last_end, datetime.min.time()).date() + timedelta(days=5)
