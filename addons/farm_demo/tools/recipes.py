"""What each picture shows: goods, categories and stalls of the demonstration market.

A layer is ``(source, name, x, y, size, turn, style)`` on a square of 100 × 100: source ``e``
is an emoji of the icon set, ``d`` a function of ``drawings.py``; x and y are its middle.
"""


def one(source, name, size=64, style=''):
    size *= 1.16 if source == 'd' else 1.06
    return [(source, name, 50, 50, size, 0, style)]


def two(source, name, size=52, style='', second=''):
    return [(source, name, 37, 44, size, -14, second or style), (source, name, 62, 60, size, 12, style)]


def three(source, name, size=44, style='', styles=None):
    first, second, third = styles or (style,) * 3
    return [
        (source, name, 33, 43, size, -12, first),
        (source, name, 67, 43, size, 14, second),
        (source, name, 50, 66, size, 0, third),
    ]


PALE = 'saturate(.55) brightness(1.16)'
RAU, QUA, GAO, THIT, CA = 'Rau củ', 'Trái cây', 'Gạo & ngũ cốc', 'Thịt & trứng', 'Thủy sản'
CHE_BIEN, CHE, SUA = 'Đồ chế biến', 'Chè & thảo dược', 'Sữa & mật ong'
DUOC_LIEU = 'Dược liệu & mỹ phẩm'
OCOP, THU_CONG, THIET_YEU = 'OCOP', 'Thủ công mỹ nghệ', 'Hàng thiết yếu'

# slug, Vietnamese name, English name, category, layers
PRODUCTS = [
    ('banh-chung-van', 'Bánh chưng Vân', 'Vân chưng rice cake', OCOP, one('d', 'banh_chung', 66)),
    (
        'tram-den-muoi-hoang-van',
        'Trám đen muối Hoàng Vân',
        'Hoàng Vân salted black canarium',
        OCOP,
        one('d', 'black_canarium'),
    ),
    ('rau-can-hoang-luong', 'Rau cần Hoàng Lương', 'Hoàng Lương water dropwort', RAU, one('d', 'water_dropwort', 68)),
    ('rau-can-me-linh', 'Rau cần Mê Linh', 'Mê Linh water dropwort', RAU, one('d', 'water_dropwort', 68)),
    (
        'thit-lon-thao-duoc-binh-minh',
        'Thịt lợn thảo dược Bình Minh',
        'Bình Minh herb-fed pork',
        THIT,
        one('d', 'pork', 68),
    ),
    (
        'gao-nep-cai-hoa-vang-thai-son',
        'Gạo nếp cái hoa vàng Thái Sơn',
        'Thái Sơn yellow-flower sticky rice',
        GAO,
        one('d', 'rice', 66),
    ),
    ('rau-muong', 'Rau muống', 'Water spinach', RAU, one('d', 'water_spinach', 68)),
    ('cai-ngot', 'Cải ngọt', 'Choy sum', RAU, one('d', 'mustard_greens', 70)),
    ('cai-bap', 'Cải bắp', 'Cabbage', RAU, one('d', 'cabbage')),
    ('su-hao', 'Su hào', 'Kohlrabi', RAU, one('d', 'kohlrabi', 68)),
    ('ca-chua', 'Cà chua', 'Tomato', RAU, three('e', 'tomato')),
    ('dua-chuot', 'Dưa chuột', 'Cucumber', RAU, two('e', 'cucumber', 54)),
    ('bi-do', 'Bí đỏ', 'Pumpkin', RAU, one('d', 'pumpkin', 66)),
    ('bi-xanh', 'Bí xanh', 'Wax gourd', RAU, one('d', 'wax_gourd', 70)),
    ('ca-rot', 'Cà rốt', 'Carrot', RAU, two('e', 'carrot', 54)),
    ('khoai-tay', 'Khoai tây', 'Potato', RAU, three('e', 'potato')),
    ('khoai-lang', 'Khoai lang', 'Sweet potato', RAU, two('e', 'roasted-sweet-potato', 54)),
    ('hanh-la', 'Hành lá', 'Spring onion', RAU, one('d', 'spring_onion', 68)),
    ('toi', 'Tỏi', 'Garlic', RAU, three('e', 'garlic')),
    ('gung', 'Gừng', 'Ginger', RAU, two('e', 'ginger-root', 54)),
    ('ot', 'Ớt', 'Chilli', RAU, three('e', 'hot-pepper', 46)),
    ('nam-rom', 'Nấm rơm', 'Straw mushroom', RAU, one('d', 'straw_mushrooms', 68)),
    ('nam-huong', 'Nấm hương', 'Shiitake mushroom', RAU, one('d', 'shiitake', 68)),
    ('dau-dua', 'Đậu đũa', 'Yardlong bean', RAU, one('d', 'yardlong_beans', 68)),
    ('ngo-nep', 'Ngô nếp', 'Sticky corn', GAO, two('e', 'ear-of-corn', 54, PALE)),
    ('lac', 'Lạc', 'Peanuts', GAO, one('d', 'peanuts', 66)),
    ('dau-tuong', 'Đậu tương', 'Soybeans', GAO, one('d', 'soybeans', 68)),
    ('dau-phu', 'Đậu phụ', 'Tofu', CHE_BIEN, one('d', 'tofu', 66)),
    ('cam-canh', 'Cam Canh', 'Canh orange', QUA, three('e', 'tangerine')),
    ('buoi-dien', 'Bưởi Diễn', 'Diễn pomelo', QUA, one('d', 'pomelo', 66)),
    ('chuoi-tieu-hong', 'Chuối tiêu hồng', 'Cavendish banana', QUA, one('e', 'banana', 66)),
    ('nhan', 'Nhãn', 'Longan', QUA, one('d', 'longan', 68)),
    ('vai-thieu', 'Vải thiều', 'Lychee', QUA, one('d', 'lychee', 68)),
    ('oi', 'Ổi', 'Guava', QUA, one('d', 'guava', 66)),
    ('tao', 'Táo', 'Apple', QUA, three('e', 'green-apple')),
    ('thanh-long', 'Thanh long', 'Dragon fruit', QUA, one('d', 'dragon_fruit', 70)),
    ('dua', 'Dứa', 'Pineapple', QUA, one('e', 'pineapple', 68)),
    ('xoai', 'Xoài', 'Mango', QUA, two('e', 'mango', 52)),
    ('na', 'Na', 'Custard apple', QUA, one('d', 'custard_apple')),
    (
        'gao-tam-thom',
        'Gạo tám thơm',
        'Tám thơm fragrant rice',
        GAO,
        [
            ('d', 'rice', 42, 46, 58, 0, 'hue-rotate(-8deg) saturate(.75) brightness(1.06)'),
            ('e', 'cooked-rice', 70, 70, 36, 0, ''),
        ],
    ),
    ('gao-lut', 'Gạo lứt', 'Brown rice', GAO, one('d', 'brown_rice', 66)),
    ('bun-kho', 'Bún khô', 'Dried rice vermicelli', CHE_BIEN, one('d', 'dried_vermicelli', 62)),
    ('mien-dong', 'Miến dong', 'Canna glass noodles', CHE_BIEN, one('d', 'glass_noodles', 68)),
    (
        'thit-ga-doi',
        'Thịt gà đồi',
        'Hill chicken',
        THIT,
        [('e', 'rooster', 44, 44, 58, 0, ''), ('e', 'poultry-leg', 70, 70, 34, 0, '')],
    ),
    ('trung-ga-ta', 'Trứng gà ta', 'Free-range chicken eggs', THIT, three('e', 'egg', 42)),
    ('trung-vit', 'Trứng vịt', 'Duck eggs', THIT, three('e', 'egg', 42, 'saturate(.16) brightness(1.34)')),
    ('vit-co', 'Vịt cỏ', 'Free-range duck', THIT, one('e', 'duck')),
    ('ca-tram', 'Cá trắm', 'Grass carp', CA, one('e', 'fish', 66, 'saturate(.22) sepia(.35) brightness(.86)')),
    ('ca-chep', 'Cá chép', 'Common carp', CA, one('e', 'fish', 66, 'hue-rotate(190deg) saturate(1.2)')),
    ('tom-cang', 'Tôm càng', 'River prawn', CA, two('e', 'shrimp', 50)),
    ('thit-bo', 'Thịt bò', 'Beef', THIT, one('e', 'cut-of-meat')),
    ('gio-lua', 'Giò lụa', 'Pork roll', CHE_BIEN, one('d', 'gio_lua', 68)),
    ('nem-chua', 'Nem chua', 'Fermented pork roll', CHE_BIEN, one('d', 'nem_chua', 66)),
    ('mat-ong', 'Mật ong', 'Honey', SUA, one('e', 'honey-pot')),
    (
        'che-xanh-ba-vi',
        'Chè xanh Ba Vì',
        'Ba Vì green tea',
        CHE,
        [('d', 'green_tea', 42, 42, 60, 0, ''), ('e', 'teacup-without-handle', 70, 70, 36, 0, '')],
    ),
    (
        'sua-tuoi-ba-vi',
        'Sữa tươi Ba Vì',
        'Ba Vì fresh milk',
        SUA,
        [('d', 'milk_bottle', 42, 46, 62, 0, ''), ('e', 'glass-of-milk', 72, 66, 36, 0, '')],
    ),
    ('sua-chua', 'Sữa chua', 'Yoghurt', SUA, one('d', 'yoghurt', 60)),
    ('tuong-nep', 'Tương nếp', 'Fermented soybean paste', CHE_BIEN, one('d', 'bean_paste', 62)),
    ('nuoc-mam', 'Nước mắm', 'Fish sauce', THIET_YEU, one('d', 'fish_sauce', 66)),
    ('tra-thao-duoc', 'Trà thảo dược', 'Herbal tea', CHE, one('d', 'dried_herbs', 66)),
    ('tinh-dau-sa', 'Tinh dầu sả', 'Lemongrass oil', CHE, one('d', 'lemongrass_oil', 66)),
    ('xa-phong-thao-duoc', 'Xà phòng thảo dược', 'Herbal soap', CHE, one('d', 'herbal_soap', 68)),
    ('gio-may-tre-dan', 'Giỏ mây tre đan', 'Bamboo and rattan basket', THU_CONG, one('d', 'bamboo_basket', 62)),
    ('gom-bat-trang', 'Gốm Bát Tràng', 'Bát Tràng ceramic vase', THU_CONG, one('d', 'ceramic_vase', 66)),
    ('non-chuong', 'Nón làng Chuông', 'Chuông conical hat', THU_CONG, one('d', 'conical_hat', 70)),
    ('lua-van-phuc', 'Lụa Vạn Phúc', 'Vạn Phúc silk', THU_CONG, one('d', 'silk', 64)),
    ('tranh-dan-gian', 'Tranh dân gian', 'Folk print', THU_CONG, one('d', 'folk_print', 60)),
    ('muoi-sach', 'Muối sạch', 'Sea salt', THIET_YEU, one('d', 'salt', 66)),
    ('dau-lac', 'Dầu lạc', 'Peanut oil', THIET_YEU, one('d', 'peanut_oil', 66)),
    (
        'trung-cut',
        'Trứng cút',
        'Quail eggs',
        THIT,
        three('e', 'egg', 34, 'saturate(.6) contrast(1.25) brightness(.92)'),
    ),
    ('dua-hau', 'Dưa hấu', 'Watermelon', QUA, one('e', 'watermelon', 62)),
    ('cua-dong', 'Cua đồng', 'Field crab', CA, one('e', 'crab', 62, 'hue-rotate(25deg) saturate(.55) brightness(.85)')),
    ('ca-tim', 'Cà tím', 'Aubergine', RAU, two('e', 'eggplant', 52)),
]

# slug, Vietnamese name, English name, layers
CATEGORIES = [
    (
        'rau-cu',
        RAU,
        'Vegetables',
        [('e', 'carrot', 30, 56, 42, -10, ''), ('d', 'cabbage', 52, 42, 46, 0, ''), ('e', 'tomato', 68, 66, 36, 8, '')],
    ),
    (
        'trai-cay',
        QUA,
        'Fruit',
        [
            ('e', 'banana', 34, 42, 44, -8, ''),
            ('e', 'tangerine', 64, 46, 40, 6, ''),
            ('d', 'lychee', 50, 70, 38, 0, ''),
        ],
    ),
    (
        'gao-ngu-coc',
        GAO,
        'Rice and grain',
        [('d', 'rice', 44, 46, 56, 0, ''), ('e', 'ear-of-corn', 72, 64, 38, 14, '')],
    ),
    (
        'thit-trung',
        THIT,
        'Meat and eggs',
        [('d', 'pork', 42, 42, 52, 0, ''), ('e', 'egg', 62, 68, 30, 0, ''), ('e', 'egg', 78, 66, 30, 8, '')],
    ),
    ('thuy-san', CA, 'Fish and seafood', [('e', 'fish', 44, 42, 54, 0, ''), ('e', 'shrimp', 66, 68, 36, 0, '')]),
    ('do-che-bien', CHE_BIEN, 'Prepared food', [('d', 'gio_lua', 40, 42, 50, 0, ''), ('d', 'tofu', 64, 66, 42, 0, '')]),
    (
        'che-thao-duoc',
        CHE,
        'Tea and herbs',
        [('e', 'teapot', 42, 48, 50, 0, ''), ('d', 'green_tea', 72, 58, 40, 0, '')],
    ),
    (
        'duoc-lieu-my-pham',
        DUOC_LIEU,
        'Herbal medicine and cosmetics',
        [
            ('d', 'herbal_soap', 60, 64, 46, 6, ''),
            ('d', 'lemongrass_oil', 40, 44, 52, -6, ''),
            ('e', 'herb', 72, 34, 30, 10, ''),
        ],
    ),
    (
        'sua-mat-ong',
        SUA,
        'Milk and honey',
        [('d', 'milk_bottle', 36, 46, 56, 0, ''), ('e', 'honey-pot', 66, 58, 46, 0, '')],
    ),
    (
        'ocop',
        OCOP,
        'OCOP goods',
        [
            ('d', 'banh_chung', 50, 56, 54, 0, ''),
            ('e', 'star', 30, 26, 18, -12, ''),
            ('e', 'star', 50, 20, 22, 0, ''),
            ('e', 'star', 70, 26, 18, 12, ''),
        ],
    ),
    (
        'thu-cong-my-nghe',
        THU_CONG,
        'Handicraft',
        [('d', 'ceramic_vase', 34, 48, 50, 0, ''), ('d', 'conical_hat', 66, 56, 48, 0, '')],
    ),
    (
        'hang-thiet-yeu',
        THIET_YEU,
        'Everyday goods',
        [
            ('d', 'fish_sauce', 34, 46, 52, 0, ''),
            ('d', 'peanut_oil', 58, 48, 52, 0, ''),
            ('d', 'salt', 68, 72, 34, 0, ''),
        ],
    ),
]

# light and dark side of the background
COLOURS = {
    RAU: ('#F1F8E6', '#CFE8B4'),
    QUA: ('#FFF4DF', '#FFDDA6'),
    GAO: ('#FDF6DD', '#F2DFA2'),
    THIT: ('#FDEEE8', '#F7CDBD'),
    CA: ('#E9F5FA', '#BBDFEE'),
    CHE_BIEN: ('#FDF1E2', '#F3D3AC'),
    CHE: ('#EBF5EC', '#BFDFC6'),
    DUOC_LIEU: ('#F6EFFA', '#DCC7EA'),
    SUA: ('#F1F6FD', '#CCDFF5'),
    OCOP: ('#FFF2DE', '#FBCF9A'),
    THU_CONG: ('#F8F1E7', '#E5D0B2'),
    THIET_YEU: ('#F1F2F6', '#D5DAE6'),
}

# roof, wall, awning, and what lies on the counter: 36 stalls
ROOFS = ('#B4482F', '#8C3B2A', '#C7622F', '#6B7F4A', '#3F6E63', '#4A6A94', '#7A4B7E', '#A5742F', '#5C5C66')
WALLS = ('#FBF1DC', '#E9F3E2', '#FDE9DF', '#E6F0F6')
AWNINGS = ('#2E8B57', '#D9463B', '#E59A2B', '#3C7FB3', '#B5487D', '#5B9A3B')
GOODS = (
    (('e', 'carrot'), ('d', 'cabbage'), ('e', 'tomato')),
    (('e', 'tangerine'), ('e', 'banana'), ('d', 'pomelo')),
    (('d', 'rice'), ('e', 'ear-of-corn'), ('d', 'soybeans')),
    (('d', 'pork'), ('e', 'cut-of-meat'), ('e', 'egg')),
    (('e', 'fish'), ('e', 'shrimp'), ('e', 'crab')),
    (('d', 'banh_chung'), ('d', 'gio_lua'), ('d', 'nem_chua')),
    (('d', 'green_tea'), ('e', 'teapot'), ('d', 'dried_herbs')),
    (('e', 'honey-pot'), ('d', 'milk_bottle'), ('d', 'yoghurt')),
    (('d', 'ceramic_vase'), ('d', 'bamboo_basket'), ('d', 'silk')),
    (('d', 'lychee'), ('d', 'longan'), ('d', 'guava')),
    (('d', 'water_spinach'), ('d', 'mustard_greens'), ('d', 'spring_onion')),
    (('d', 'black_canarium'), ('d', 'bean_paste'), ('d', 'fish_sauce')),
)
STALL_COUNT = 36
