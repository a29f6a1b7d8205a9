"""What buyers say: ratings of what they received and the sellers' answers, complaints and what the board decided."""

from datetime import timedelta

from freezegun import freeze_time

from odoo import Command

from . import sales

#: Share of delivered orders that are rated.
RATED = 0.7
#: stars: what buyers write with them
WORDS = {
    5: ("Tươi, sạch, đóng gói gọn gàng. Sẽ mua lại.", "Rất ngon, cả nhà đều thích.", "Đúng như mô tả, giao nhanh."),
    4: ("Hàng tốt, giao hơi muộn một chút.", "Ngon, nhưng túi đựng hơi mỏng.", ""),
    3: ("Tạm được, lần này không tươi bằng lần trước.", "Giao đủ nhưng phải chờ lâu.", ""),
    2: ("Một phần bị dập, mong gian hàng đóng gói kỹ hơn.", "Thiếu nhãn truy xuất trên một túi."),
}
ANSWERS = (
    "Cảm ơn bác đã ủng hộ, gian hàng sẽ cố gắng giữ chất lượng.",
    "Cảm ơn bác góp ý. Từ tuần này chúng tôi đóng thêm một lớp giấy lót.",
    "Rất xin lỗi bác vì sự bất tiện, lần sau chúng tôi sẽ giao sớm hơn.",
)

#: reason, what happened, wish, seller's answer, agrees, verdict, decision, share of the goods' money; None: still open
COMPLAINTS = (
    (
        'damaged',
        "Hai túi rau bị dập nát khi nhận, có ảnh kèm theo.",
        'refund',
        "Xin lỗi bác, xe xóc làm dập rau. Chúng tôi xin hoàn tiền.",
        True,
        'justified',
        "Hoàn tiền hàng cho người mua; gian hàng dùng thùng cứng khi giao xa.",
        1,
    ),
    (
        'missing',
        "Đặt ba gói nhưng chỉ nhận hai gói.",
        'refund',
        "Chúng tôi đã kiểm lại, đúng là đóng thiếu một gói.",
        True,
        'partly',
        "Hoàn một phần tiền tương ứng với gói thiếu.",
        0.4,
    ),
    (
        'quality',
        "Hàng không ngon bằng lần trước.",
        'explain',
        "Đầu vụ nên quả nhỏ hơn, đã ghi trong mô tả.",
        False,
        'unjustified',
        "Hàng đúng mô tả và đúng quy cách; đề nghị gian hàng ghi rõ mùa vụ.",
        0,
    ),
    (
        'late',
        "Đến chiều hôm sau mới nhận được hàng.",
        'explain',
        "Đường vào xã bị ngập, chúng tôi đã gọi báo.",
        False,
        None,
        None,
        0,
    ),
    ('wrong', "Nhận nhầm loại, tôi đặt loại khác.", 'return', None, False, None, None, 0),
)
PETITIONS = (
    (
        'petition',
        "Mở điểm giới thiệu ở khu đô thị mới",
        "Khu tôi ở đông dân nhưng chưa có điểm giới thiệu nông sản.",
        "Ban quản lý đã đưa vào kế hoạch quý tới, cùng phường khảo sát địa điểm.",
    ),
    ('report', "Tem truy xuất bị mờ", "Mua ở phiên chợ cuối tuần, tem trên túi bị mờ không quét được.", None),
    ('petition', "Bán thêm rau theo suất nhỏ", "Nhà ít người, mong có gói 300 g.", None),
)
STANDING_RULES = (
    ("Giao hàng không đúng đơn", 2, "Điều 2"),
    ("Không trả lời khiếu nại đúng hạn", 2, "Điều 2"),
    ("Quảng cáo sai sự thật", 4, "Điều 1"),
    ("Bán hàng không rõ nguồn gốc", 8, "Điều 1"),
)


def build(demo):
    with freeze_time(demo.now, ignore=['psycopg2']) as clock:
        _build_ratings(demo, clock)
        _build_complaints(demo, clock)
        _build_petitions(demo, clock)
    _build_standing(demo)


def _build_ratings(demo, clock):
    stars = {stall: demo.random.choice((3, 4, 4, 5, 5)) for stall in demo.stalls}
    for order in demo.orders.filtered('delivered_on').sorted('delivered_on'):
        if demo.random.random() > RATED:
            continue
        base = stars[order.stall_id]
        rated_on = order.delivered_on + timedelta(days=demo.random.randint(0, 5), hours=demo.random.randint(0, 12))
        if rated_on > demo.now:
            continue
        clock.move_to(rated_on)
        ratings = order._rate(
            {item.id: _judge(demo, base) for item in order._get_rateable_items()},
            {name: _pick_stars(demo, base) for name in ('packing', 'preparation', 'service')},
        )
        clock.tick(timedelta(days=1))
        for rating in ratings.filtered('comment'):
            _answer(demo, rating)


def _pick_stars(demo, base):
    return min(5, max(2, base + demo.random.choice((-1, 0, 0, 0, 1))))


def _judge(demo, base):
    quality = _pick_stars(demo, base)
    return {
        'quality': quality,
        'look': _pick_stars(demo, base),
        'comment': demo.random.choice(WORDS[quality]),
    }


def _answer(demo, rating):
    people = rating.stall_id.user_ids
    # What the two sellers of the demonstration received last is left to be answered at the screen.
    if not people or demo.random.random() < 0.4 or rating.rated_on > demo.now - timedelta(days=30):
        return
    rating.with_user(people[0]).action_answer(demo.random.choice(ANSWERS))


# === Complaints === #


def _build_complaints(demo, clock):
    for key, company in demo.markets.items():
        _buy_again(demo, clock, key)
        delivered = demo.orders.filtered(
            lambda order, company=company: order.delivered_on and order.company_id == company
        ).sorted('delivered_on', reverse=True)
        # The newest are open; among them that of a stall whose people can answer at the screen.
        for order, complaint in zip(delivered[:6], (COMPLAINTS * 2)[::-1], strict=False):
            _build_complaint(demo, clock, key, order, *complaint)


def _buy_again(demo, clock, key):
    """Let the consumer buy at the stall of the demonstration's seller, so that both have something to do."""
    product = demo.products.filtered(
        lambda product: product.company_id == demo.markets[key] and product.stall_id.user_ids
    )[:1]
    clock.move_to(demo.days_ago(3, hour=3))
    buyer = demo.users['consumer' if key == 'hanoi' else 'consumer2'].partner_id
    provider = sales._get_providers(demo, key)[:1]
    carrier = demo.markets[key]._get_market_carrier('shuttle')
    sales._buy(demo, clock, key, [(product, 2)], buyer, carrier, provider, 3)


def _build_complaint(demo, clock, key, order, reason, text, wish, answer, agrees, verdict, decision, share):
    order = order.with_env(demo.market_env(key))
    clock.move_to(order.delivered_on + timedelta(hours=5) if verdict else demo.now - timedelta(hours=30))
    if not order._may_complain():
        return
    complaint = order._complain(reason, text, wish, order.order_line.filtered('stall_id')[:1])
    people = order.stall_id.user_ids
    clock.tick(timedelta(hours=20 if people else 80))
    if answer and people:
        complaint.with_user(people[0]).action_answer(answer, seller_agrees=agrees)
    if verdict:
        clock.tick(timedelta(days=1 + len(answer) % 4))
        complaint._decide(verdict, decision, refund_goods=round(complaint._get_refundable_goods() * share))


def _build_petitions(demo, clock):
    for key, company in demo.markets.items():
        env = demo.market_env(key)
        for number, (kind, subject, text, answer) in enumerate(PETITIONS):
            clock.move_to(demo.now - timedelta(days=20 - 8 * number))
            petition = env['farm.complaint']._receive(
                {
                    'kind': kind,
                    'company_id': company.id,
                    'subject': subject,
                    'description': text,
                    'contact_name': "Bà Hoàng Thị Lan",
                    'contact_phone': f'0977 100 00{number}',
                }
            )
            if answer:
                clock.tick(timedelta(days=6))
                petition._decide('justified', answer)
        clock.move_to(demo.now - timedelta(hours=3))
        listing = demo.products.filtered(lambda product, company=company: product.company_id == company)[-1:]
        env['farm.complaint'].create(
            {
                'kind': 'takedown',
                'company_id': company.id,
                'reason': 'claim',
                'subject': "Yêu cầu gỡ nội dung quảng cáo công dụng chữa bệnh",
                'description': "Mô tả có câu chưa được cơ quan y tế xác nhận.",
                'agency_id': env['farm.agency'].search([], limit=1).id,
                'agency_reference': "118/CV-ATTP",
                'product_tmpl_ids': [Command.set(listing.product_tmpl_id.ids)],
            }
        )


def _build_standing(demo):
    """Set the tables up. Only the district's board has put them in force."""
    for key in demo.markets:
        env = demo.market_env(key)
        env['farm.standing.rule'].create(
            [{'name': name, 'points': points, 'clause': clause} for name, points, clause in STANDING_RULES]
        )
        env['farm.standing.level'].create(
            [
                {'points': points, 'restriction': restriction}
                for points, restriction in ((2, 'warn'), (6, 'listing'), (10, 'pause'))
            ]
        )
    company = demo.markets['hiephoa']
    company.standing_enabled = True
    env = demo.market_env('hiephoa')
    decided = env['farm.complaint'].search([('company_id', '=', company.id), ('verdict', '=', 'partly')], limit=1)
    if decided:
        env['farm.standing.entry'].create(
            {
                'stall_id': decided.stall_id.id,
                'rule_id': env['farm.standing.rule']
                .search([('company_id', '=', company.id), ('points', '=', 2)], limit=1)
                .id,
                'complaint_id': decided.id,
                'note': decided.decision,
            }
        )
