"""Fruit, grain, noodles and prepared food."""

import math
import random

from shapes import ball, group, leaf, line, rect, shape


def pomelo():
    out = line('M50 20 L51 12', '#6B4A2B', 3) + leaf(51, 16, 28, -22) + leaf(50, 16, 22, -160)
    out += shape(
        'M50 16 C66 16 86 34 86 60 C86 80 70 92 50 92 C30 92 14 80 14 60 C14 34 34 16 50 16Z', '#F3EE8A', '#A8B93A'
    )
    out += ''.join(
        f'<circle cx="{x}" cy="{y}" r="1" fill="#8FA02E88"/>'
        for x, y in ((30, 48), (40, 38), (52, 44), (64, 40), (70, 56), (58, 62), (44, 66), (32, 70), (50, 80), (66, 76))
    )
    return out + '<ellipse cx="36" cy="42" rx="9" ry="13" fill="#fff" opacity=".28"/>'


def longan():
    out = line('M50 10 Q48 30 50 46 M50 26 Q36 36 30 48 M50 28 Q64 36 70 48', '#7A5530', 2.6)
    out += leaf(50, 14, 30, -30) + leaf(50, 14, 28, -155)
    for x, y in (
        (30, 52),
        (44, 48),
        (58, 49),
        (71, 52),
        (24, 66),
        (37, 65),
        (51, 63),
        (64, 65),
        (77, 66),
        (33, 79),
        (47, 78),
        (60, 79),
        (70, 79),
        (41, 91),
        (54, 91),
    ):
        out += ball(x, y, 8.2, '#E9C68B', '#A9743A')
    return out + ball(84, 86, 10, '#FFFFFF', '#DDE3EA') + ball(85, 87, 5, '#4A3328', '#201410')


def lychee():
    out = line('M50 8 Q49 26 50 40 M50 24 Q38 32 30 42 M50 24 Q62 32 70 42', '#7A5530', 2.6)
    out += leaf(50, 12, 32, -25, '#6DB848', '#2F7F2D') + leaf(50, 12, 30, -158, '#6DB848', '#2F7F2D')
    for x, y in ((30, 48), (50, 45), (70, 48), (22, 66), (41, 64), (60, 64), (79, 66), (32, 83), (51, 83), (69, 82)):
        out += ball(x, y, 10.6, '#F98A80', '#B3202E', 11)
        out += ''.join(
            f'<circle cx="{x + dx}" cy="{y + dy}" r="1.1" fill="#FFC2B8" opacity=".7"/>'
            for dx, dy in ((-5, -3), (0, -6), (5, -3), (-3, 3), (3, 3), (0, -1), (0, 7), (-7, 2), (7, 2))
        )
    return out


def guava():
    out = leaf(46, 20, 30, -150) + leaf(46, 20, 30, -25) + line('M46 24 L46 14', '#6B4A2B', 3)
    out += ball(44, 54, 32, '#DDF1A0', '#86B94B', 33)
    out += '<ellipse cx="33" cy="42" rx="7" ry="10" fill="#fff" opacity=".35"/>'
    out += ball(70, 72, 22, '#C9E48A', '#7DB045') + ball(70, 71, 19, '#FFF7F0', '#F7E3DA')
    out += ball(70, 71, 12, '#FFB6A8', '#F08A80') + ''.join(
        f'<circle cx="{70 + 7 * math.cos(a)}" cy="{71 + 7 * math.sin(a)}" r="1.2" fill="#FFF0D0"/>'
        for a in (x * 0.785 for x in range(8))
    )
    return out


def dragon_fruit():
    out = ''
    for angle in range(-160, -10, 25):
        x, y = 44 + 26 * math.cos(math.radians(angle)), 56 + 30 * math.sin(math.radians(angle))
        out += leaf(x, y, 18, angle - 10, '#F3A0B8', '#7DBB4A', 0.3)
    out += ball(44, 56, 31, '#FF8FB4', '#CB1D63', 35)
    for x, y, angle in ((24, 50, -150), (30, 68, 170), (48, 74, 120), (56, 42, -60), (36, 40, -110), (62, 62, -10)):
        out += leaf(x, y, 17, angle, '#F5A6C0', '#6FB548', 0.34)
    out += ball(71, 73, 21, '#E63B7B', '#B5165A') + ball(71, 73, 17.5, '#FFFFFF', '#EEF0F4')
    rng = random.Random(2)
    for _ in range(34):
        a, r = rng.uniform(0, 6.3), rng.uniform(0, 15)
        out += f'<circle cx="{71 + r * math.cos(a):.1f}" cy="{73 + r * math.sin(a):.1f}" r=".95" fill="#2B2B33"/>'
    return out


def custard_apple():
    out = line('M50 22 L50 11', '#6B4A2B', 4) + leaf(51, 17, 30, -24) + leaf(49, 17, 26, -158)
    out += ball(50, 57, 36, '#BFDD8C', '#5E9140', 35)
    for y, count in ((30, 3), (41, 5), (53, 6), (65, 6), (77, 5), (87, 3)):
        for index in range(count):
            x = 50 + (index - (count - 1) / 2) * 12
            out += ball(x, y, 7.2, '#D9EFAE', '#7BAE53', 7.6, 'stroke="#5C8C3F" stroke-width=".7"')
    return out


def rice(grain='#FFFFFF', shade='#E6DFC8', sack='#E3C79A', sack_dark='#B98F55', label='#5B9A3B'):
    out = shape('M24 40 C16 60 16 84 26 92 C42 96 58 96 74 92 C84 84 84 60 76 40Z', sack, sack_dark)
    out += line('M30 48 C26 62 26 78 32 88 M70 48 C74 62 74 78 68 88', '#00000018', 1.6)
    out += shape('M20 40 C26 24 74 24 80 40 C74 48 26 48 20 40Z', sack_dark, sack)
    rng = random.Random(7)
    out += ball(50, 37, 26, grain, shade, 11)
    for _ in range(46):
        a, r = rng.uniform(0, 6.3), rng.uniform(0, 1) ** 0.5
        x, y = 50 + 24 * r * math.cos(a), 36 + 9.5 * r * math.sin(a)
        out += (
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="3" ry="1.2" fill="{grain}" stroke="{shade}" stroke-width=".5"'
            f' transform="rotate({rng.randint(0, 180)} {x:.1f} {y:.1f})"/>'
        )
    out += f'<circle cx="50" cy="70" r="12" fill="#fff" opacity=".85"/>{leaf(50, 78, 15, -90, label, label, 0.4)}'
    return out + leaf(50, 76, 11, -145, label, label, 0.4) + leaf(50, 76, 11, -35, label, label, 0.4)


def brown_rice():
    return rice('#D9A873', '#A8713C', '#EBD9B8', '#C0A070', '#9A5B2B')


def dried_vermicelli():
    out = ''
    for index, x in enumerate(range(18, 84, 3)):
        out += line(f'M{x} 16 Q{x + (index % 3 - 1)} 50 {x} 88', ('#FFF9EA', '#F1E3C4', '#FFFDF6')[index % 3], 2.6)
    return (
        out
        + rect(14, 44, 73, 13, '#D9463B', '#A82A25', 3)
        + ''.join(f'<circle cx="{x}" cy="50.5" r="2.6" fill="#FFE3A3"/>' for x in (32, 50, 68))
    )


def glass_noodles():
    out = ''
    for cx, cy in ((32, 62), (69, 64), (50, 38)):
        out += ball(cx, cy, 20, '#F4F0E4', '#C9C0A6', 15)
        for r in (17, 14, 11, 8, 5):
            out += (
                f'<ellipse cx="{cx}" cy="{cy}" rx="{r}" ry="{r * 0.72}" fill="none"'
                f' stroke="{"#FFFFFF" if r % 2 else "#DDD5BE"}" stroke-width="1.8"/>'
            )
    return out


def banh_chung():
    """Bánh chưng: a square in dong leaves, tied with strings of giang bamboo."""
    out = shape('M10 40 L52 22 L92 38 L50 58Z', '#7DB356', '#5C9440')
    out += shape('M10 40 L50 58 V88 L10 69Z', '#5B943D', '#3C702B')
    out += shape('M50 58 L92 38 V67 L50 88Z', '#47812F', '#2C5B22')
    for t in (1 / 3, 2 / 3):
        out += line(f'M{10 + 40 * t} {40 + 18 * t} L{52 + 40 * t} {22 + 16 * t}', '#EBD79A', 2)
        out += line(f'M{10 + 42 * t} {40 - 18 * t} L{50 + 42 * t} {58 - 20 * t}', '#EBD79A', 2)
        out += line(f'M{10 + 40 * t} {40 + 18 * t} v{30}', '#D8C07C', 2)
        out += line(f'M{50 + 42 * t} {58 - 20 * t} v{29}', '#C9AF6B', 2)
    out += line('M24 34 Q40 30 46 26 M60 53 Q74 48 84 41', '#A3CC7E', 1.2)
    return out + line('M50 40 q-6 -9 -11 -5 q-2 4 11 5 q8 -9 12 -4 q0 5 -12 4', '#F2E2AD', 1.8)


def black_canarium():
    """Trám đen: dark violet spindle-shaped fruit in a bowl."""
    out = leaf(30, 34, 30, -55) + leaf(68, 32, 28, -120)
    for x, y, angle in ((32, 46, -30), (50, 40, 10), (67, 46, 35), (40, 54, -8), (58, 54, 18)):
        out += group(
            ball(0, 0, 13, '#7E6C9E', '#2A1E3B', 8.6)
            + '<ellipse cx="-4" cy="-3" rx="4" ry="1.8" fill="#fff" opacity=".35"/>',
            f'translate({x} {y}) rotate({angle})',
        )
    out += shape('M14 56 H86 C86 78 72 90 50 90 C28 90 14 78 14 56Z', '#F8F4EA', '#D9CDB6')
    out += line('M18 63 H82', '#3C6FB3', 2) + line('M22 69 q7 6 14 0 t14 0 t14 0 t14 0', '#3C6FB3', 1.6)
    return out + rect(38, 88, 24, 5, '#E9E0CC', '#CDBF9F', 2)


def gio_lua():
    out = group(
        rect(12, 36, 66, 30, '#6DAA49', '#2F6A2B', 12)
        + line('M24 37 V65 M38 36 V66 M52 36 V66', '#E9D9A0', 2)
        + line('M14 51 H76', '#E9D9A0', 1.6)
        + line('M18 43 Q40 40 60 42', '#A6D183', 1.6),
        'rotate(-14 45 50)',
    )
    for x, y in ((66, 66), (78, 58)):
        out += ball(x, y, 15, '#F6D9C0', '#D7A683', 14) + ball(x, y, 12.6, '#FFF1E4', '#F0CFB4', 11.6)
    return out


def nem_chua():
    out = ''
    for x, y, angle in ((30, 38, -12), (66, 36, 10), (34, 68, 8), (70, 68, -10)):
        out += group(
            rect(-15, -12, 30, 24, '#7BBB50', '#357A2E', 4)
            + line('M-6 -12 V12 M6 -12 V12', '#D8473B', 2.2)
            + line('M-13 -6 H13', '#A8D585', 1),
            f'translate({x} {y}) rotate({angle})',
        )
    return (
        out + ball(51, 53, 11, '#F9A39B', '#D9645F', 9) + '<circle cx="48" cy="51" r="1.4" fill="#3A7D2D"/>'
        '<circle cx="54" cy="55" r="1.4" fill="#C8261F"/>'
    )


def bottle(glass, glass_dark, cap, label, mark):
    out = rect(42, 8, 16, 10, cap, cap, 3) + rect(44, 16, 12, 16, glass, glass_dark, 2, 1, 0)
    out += shape(
        'M44 30 C34 38 30 42 30 52 V88 Q30 94 36 94 H64 Q70 94 70 88 V52 C70 42 66 38 56 30Z', glass, glass_dark, 1, 0
    )
    out += f'<rect x="31" y="54" width="38" height="26" fill="{label}"/>'
    return out + mark + '<path d="M36 50 Q35 70 36 88" stroke="#fff" stroke-width="3" opacity=".35" fill="none"/>'


def fish_sauce():
    fish = (
        shape('M38 67 Q48 58 58 67 Q48 76 38 67Z M57 67 L64 61 V73Z', '#B5541B', '#8A3A10')
        + '<circle cx="43" cy="66" r="1.2" fill="#fff"/>'
    )
    return bottle('#C9702C', '#7C3410', '#B3261E', '#FFF3DA', fish)


def peanut_oil():
    nut = ball(45, 67, 6, '#E7BD7C', '#B98545', 7) + ball(54, 67, 6, '#E7BD7C', '#B98545', 7)
    return bottle('#FFE08A', '#E3A92C', '#4B8B3B', '#FFFBEB', nut)


def lemongrass_oil():
    out = ''
    for x, angle in ((22, -100), (16, -108), (28, -94)):
        out += leaf(x, 92, 76, angle, '#BFE08F', '#5FA544', 0.06)
    out += rect(50, 14, 14, 20, '#3B3B42', '#22222A', 4) + ball(57, 14, 8, '#4A4A52', '#26262D', 7)
    out += rect(44, 32, 26, 6, '#2F2F36', '#1D1D23', 2) + rect(38, 37, 38, 55, '#B5702F', '#6A3A12', 8, 1, 0)
    out += '<rect x="39" y="52" width="36" height="26" fill="#FFF8E6"/>'
    out += leaf(57, 75, 20, -90, '#86C457', '#3E8E2F', 0.25) + leaf(57, 75, 16, -120, '#86C457', '#3E8E2F', 0.25)
    return out + leaf(57, 75, 16, -60, '#86C457', '#3E8E2F', 0.25)


def bean_paste():
    """Tương: a brown glazed jar with a cloth on top."""
    out = shape('M24 44 C12 58 14 84 30 92 H70 C86 84 88 58 76 44Z', '#B5743D', '#5E3214')
    out += shape('M24 46 C26 30 74 30 76 46 C70 52 30 52 24 46Z', '#D9463B', '#A32A23')
    out += line('M24 47 Q50 56 76 47', '#F0D9A0', 2.4) + shape('M36 34 C40 22 60 22 64 34Z', '#E2574B', '#B5302A')
    out += '<circle cx="50" cy="70" r="13" fill="#F6E7C4"/>'
    return (
        out
        + ball(45, 70, 4.6, '#FFF0C2', '#D6A94F')
        + ball(54, 67, 4.6, '#FFF0C2', '#D6A94F')
        + ball(53, 75, 4.6, '#FFF0C2', '#D6A94F')
    )
