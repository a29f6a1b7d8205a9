"""What buyers want to know: a year of prices, advice of people who know; and what they looked for in vain."""

import math
from datetime import timedelta

WEEKS = 52
LAN = ("BS. Nguyễn Thị Lan", "Bác sĩ dinh dưỡng, Trung tâm Y tế", "Nutritionist, Medical Centre")
MINH = (
    "ThS. Trần Quang Minh",
    "Chuyên viên dinh dưỡng học đường, Sở Y tế",
    "School nutrition officer, Department of Health",
)
#: audience, commodity, stance, words, author
ADVICE = (
    (
        'elderly',
        'leaf_vegetable',
        'a_good',
        "Rau lá nấu mềm, mỗi ngày khoảng 300 g, giúp tiêu hóa tốt.",
        "Leaf vegetables cooked soft, about 300 g a day, help digestion.",
        LAN,
    ),
    (
        'elderly',
        'fish',
        'a_good',
        "Cá hấp hoặc nấu canh, hai đến ba bữa mỗi tuần; gỡ kỹ xương.",
        "Fish, steamed or in soup, two or three meals a week; take out the bones.",
        LAN,
    ),
    (
        'elderly',
        'pickle',
        'c_avoid',
        "Dưa muối, trám muối nhiều muối: người tăng huyết áp nên tránh.",
        "Pickles are salty: better not with high blood pressure.",
        LAN,
    ),
    (
        'ill',
        'fruit',
        'b_moderate',
        "Người tiểu đường ăn trái cây ít ngọt, mỗi lần một phần nhỏ.",
        "With diabetes choose fruit that is not too sweet, in small portions.",
        LAN,
    ),
    (
        'ill',
        'legume',
        'a_good',
        "Đậu, lạc cung cấp đạm thực vật, dễ dùng khi cần giảm thịt.",
        "Pulses give plant protein where less meat is advised.",
        LAN,
    ),
    (
        'pregnant',
        'egg',
        'a_good',
        "Trứng chín kỹ, ba đến bốn quả mỗi tuần; không ăn trứng lòng đào.",
        "Eggs well cooked, three or four a week; not soft-boiled.",
        LAN,
    ),
    (
        'pregnant',
        'leaf_vegetable',
        'a_good',
        "Rau lá xanh đậm giàu folate, rửa kỹ và nấu chín.",
        "Dark leaf vegetables are rich in folate; wash and cook them well.",
        LAN,
    ),
    (
        'pregnant',
        'herbal',
        'c_avoid',
        "Dược liệu chỉ dùng khi bác sĩ cho phép.",
        "Herbs only with your doctor's consent.",
        LAN,
    ),
    (
        'children',
        'fruit',
        'a_good',
        "Trái cây chín cắt nhỏ vào bữa phụ, bỏ hạt.",
        "Ripe fruit cut small between meals, stones removed.",
        MINH,
    ),
    (
        'children',
        'honey',
        'c_avoid',
        "Không cho trẻ dưới một tuổi ăn mật ong.",
        "No honey for children under one year.",
        MINH,
    ),
    (
        'pupils',
        'cereal',
        'a_good',
        "Bữa sáng có cơm, xôi hoặc bún giúp trẻ tập trung học.",
        "Rice or noodles at breakfast help pupils to concentrate.",
        MINH,
    ),
    (
        'pupils',
        'dairy',
        'a_good',
        "Hai đến ba phần sữa mỗi ngày cho xương chắc.",
        "Two or three portions of milk a day for strong bones.",
        MINH,
    ),
)
#: word: how often in 90 days
MISSES = {'sầu riêng': 34, 'măng cụt': 18, 'tôm hùm': 6, 'gạo lứt hữu cơ': 21, 'hạt điều rang': 9, 'rượu vang': 3}
#: what people meant, where a kind of goods says it
MEANT = {'gạo lứt hữu cơ': 'polished_rice', 'sầu riêng': 'tropical_fruit', 'măng cụt': 'tropical_fruit'}


def build(demo):
    _build_prices(demo)
    _build_advice(demo)
    _build_misses(demo)


def _build_prices(demo):
    values = []
    for product in demo.products.filtered('commodity_id'):
        phase = demo.random.random() * 6
        for week in range(1, WEEKS):
            swing = 1 + 0.12 * math.sin(week / 8 + phase) + demo.random.uniform(-0.03, 0.03)
            values.append(
                {
                    'product_tmpl_id': product.product_tmpl_id.id,
                    'stall_id': product.stall_id.id,
                    'commodity_id': product.commodity_id.id,
                    'uom_id': product.uom_id.id,
                    'company_id': product.company_id.id,
                    'date': demo.today - timedelta(weeks=week),
                    'price': round(product.list_price * swing, -3) or product.list_price,
                }
            )
    demo.env['farm.price.observation'].create(values)
    demo.env['farm.price.observation']._cron_observe()


def _build_advice(demo):
    for company in demo.markets.values():
        for audience, commodity, stance, words, english, (name, title, english_title) in ADVICE:
            advice = demo.env['farm.advice'].create(
                {
                    'company_id': company.id,
                    'audience': audience,
                    'commodity_id': demo.env.ref(f'farm_base.farm_commodity_{commodity}').id,
                    'stance': stance,
                    'text': words,
                    'author_name': name,
                    'author_title': title,
                    'date': demo.today - timedelta(days=demo.random.randint(30, 200)),
                }
            )
            advice.with_context(lang='en_US').write({'text': english, 'author_title': english_title})


def _build_misses(demo):
    values = []
    for company in demo.markets.values():
        for term, count in MISSES.items():
            meant = MEANT.get(term)
            days = demo.random.sample(range(1, 90), min(count, 12))
            values += [
                {
                    'company_id': company.id,
                    'term': term,
                    'date': demo.today - timedelta(days=day),
                    'hits': -(-count // len(days)),
                    'commodity_id': meant and demo.env.ref(f'farm_base.farm_commodity_{meant}').id,
                }
                for day in days
            ]
    demo.env['farm.search.miss'].create(values)
