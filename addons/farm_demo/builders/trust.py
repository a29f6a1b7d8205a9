"""What buyers say: ratings of what they received, the sellers' answers."""

from datetime import timedelta

from freezegun import freeze_time

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


def build(demo):
    with freeze_time(demo.now, ignore=['psycopg2']) as clock:
        _build_ratings(demo, clock)


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
