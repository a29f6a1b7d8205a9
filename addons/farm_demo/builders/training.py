"""Trainings of a year with who came, and what follows from the plans (`training_outreach`, `training_plans`)."""

from datetime import timedelta

from odoo import Command

from . import training_outreach, training_plans

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
    training_outreach.build(demo)
    training_plans.build(demo)


def _build_trainings(demo, key, venues):
    """Spread the yearly number of trainings over the past year, and announce a few of the weeks to come."""
    hubs = list(demo.get_hubs(key).items())
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
    demo.translate(events, english)
    past = events.filtered('is_finished')
    past.stage_id = demo.env.ref('event.event_stage_done')
    (events - past).stage_id = demo.env.ref('event.event_stage_announced')
    _build_material(demo, events - past)
    _build_attendees(demo, key, past, events - past)


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
