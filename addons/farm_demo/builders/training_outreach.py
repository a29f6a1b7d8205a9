"""Television, promotion rounds, and what was printed and handed out."""

from datetime import timedelta

from odoo import Command

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


def build(demo):
    for key in demo.markets:
        _build_outreach(demo, key)
        _build_publications(demo, key)


def _build_outreach(demo, key):
    rounds, items = (50, 24) if key == 'hanoi' else (6, 4)
    company = demo.markets[key]
    hubs = list(demo.get_hubs(key).values())
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
    communes = [hub.commune_id for hub in demo.get_hubs(key).values()]
    for kind, (name, english, ordered, runs, step, times) in PUBLICATIONS.items():
        publication = demo.env['farm.publication'].create(
            {
                'name': name,
                'kind': kind,
                'company_id': demo.markets[key].id,
            }
        )
        demo.translate(publication, [english])
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
