# ruff: noqa: E501  (rows of drawing data)
"""Vector drawings of Vietnamese produce that no emoji set has.

Each drawing is SVG on a square of 100 × 100, made of a few shapes with soft gradients so
that it sits well beside the emoji pictures.
"""

import math
import random

_ids = iter(range(1, 10**9))


def radial(light, dark, cx=0.38, cy=0.32, r=0.8):
    """Return ``(definition, paint)`` of a gradient that makes a shape look round."""
    name = f'd{next(_ids)}'
    return (
        f'<radialGradient id="{name}" cx="{cx}" cy="{cy}" r="{r}"><stop stop-color="{light}"/>'
        f'<stop offset="1" stop-color="{dark}"/></radialGradient>',
        f'url(#{name})',
    )


def linear(first, second, x2=0, y2=1):
    """Return ``(definition, paint)`` of a straight gradient."""
    name = f'd{next(_ids)}'
    return (
        f'<linearGradient id="{name}" x1="0" y1="0" x2="{x2}" y2="{y2}"><stop stop-color="{first}"/>'
        f'<stop offset="1" stop-color="{second}"/></linearGradient>',
        f'url(#{name})',
    )


def ball(cx, cy, rx, light, dark, ry=None, extra=''):
    define, paint = radial(light, dark)
    return f'{define}<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry or rx}" fill="{paint}" {extra}/>'


def shape(path, light, dark, x2=0, y2=1, extra=''):
    define, paint = linear(light, dark, x2, y2)
    return f'{define}<path d="{path}" fill="{paint}" {extra}/>'


def line(path, colour, width=2):
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def leaf(x, y, length, angle, light='#7CC04B', dark='#3E8E2F', width=0.36):
    """Return a leaf that starts at (x, y) and points to ``angle`` degrees."""
    w = length * width
    path = f'M0 0 C {length * 0.25} {-w}, {length * 0.75} {-w}, {length} 0 C {length * 0.75} {w}, {length * 0.25} {w}, 0 0Z'
    return (
        f'<g transform="translate({x} {y}) rotate({angle})">{shape(path, light, dark)}'
        f'{line(f"M{length * 0.06} 0 L{length * 0.9} 0", "#ffffff66", 1)}</g>'
    )


def group(content, transform):
    return f'<g transform="{transform}">{content}</g>'


def rect(x, y, w, h, light, dark, r=3, x2=0, y2=1):
    define, paint = linear(light, dark, x2, y2)
    return f'{define}<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{paint}"/>'


# --- vegetables -----------------------------------------------------------------------------


def water_spinach():
    out = ''
    for x, lean in ((30, -16), (42, -7), (52, 1), (62, 9), (73, 18)):
        top = x + lean
        out += line(f'M{48 + (x - 50) * 0.25} 92 Q{x} 66 {top} 30', '#8CC665', 3.4)
        out += line(f'M{48 + (x - 50) * 0.25} 92 Q{x} 66 {top} 30', '#B6E08E', 1.2)
        for y, side in ((30, -90), (44, -140), (44, -40), (58, -150), (60, -30)):
            out += leaf(
                top + (x - top) * (y - 30) / 50, y, 24 if y > 30 else 27, side + lean, '#6CBB45', '#2F7D2C', 0.2
            )
    return out + rect(38, 76, 22, 6, '#E9C46A', '#C79A3B')


def water_dropwort():
    """Rau cần: long pale stems, small toothed leaves on top."""
    out = ''
    for x in range(30, 74, 6):
        lean = (x - 51) * 0.5
        out += line(f'M{50 + (x - 51) * 0.3} 95 Q{x} 60 {x + lean} 30', '#CDE8A8', 3.6)
        out += line(f'M{50 + (x - 51) * 0.3} 95 Q{x} 60 {x + lean} 30', '#F0F9DC', 1.2)
    for x in range(30, 74, 6):
        lean = (x - 51) * 0.5
        for angle in (-90, -135, -45, -165, -15):
            out += leaf(x + lean, 32 - abs(angle + 90) * 0.04, 14, angle + lean, '#6FBE44', '#368A30', 0.42)
        out += leaf(x + lean * 0.8, 44, 10, -150, '#86CB57', '#4A9B36', 0.45)
        out += leaf(x + lean * 0.8, 44, 10, -30, '#86CB57', '#4A9B36', 0.45)
    return out + rect(35, 74, 32, 5, '#D9A85B', '#B07E36')


def mustard_greens():
    out = ''
    for x, angle in ((32, -118), (68, -62), (41, -103), (59, -77), (50, -90)):
        out += group(
            shape('M-5 0 Q-6 -26 -3 -40 L3 -40 Q6 -26 5 0Z', '#F4FAE6', '#BFE08F')
            + shape('M0 -26 C-24 -34 -20 -62 0 -70 C20 -62 24 -34 0 -26Z', '#74BF45', '#2E842D')
            + line('M0 -30 V-62', '#D9EFB8', 2)
            + line('M0 -44 L-9 -52 M0 -44 L9 -52', '#D9EFB8', 1.2),
            f'translate({48 + (x - 50) * 0.25} 90) rotate({angle + 90})',
        )
    return out + rect(39, 80, 20, 7, '#F3F9E4', '#CFE7A6', 4)


def cabbage():
    out = leaf(50, 86, 52, -160, '#A9DA78', '#5FAE46', 0.55) + leaf(50, 86, 52, -20, '#A9DA78', '#5FAE46', 0.55)
    out += ball(50, 54, 34, '#EAF7CF', '#86C456')
    for path in (
        'M50 88 C40 66 38 44 47 22',
        'M50 88 C62 66 64 46 58 24',
        'M49 70 C40 62 30 58 22 58',
        'M52 70 C62 60 70 57 79 57',
        'M47 48 C40 40 34 37 28 37',
        'M57 46 C63 39 68 37 73 37',
    ):
        out += line(path, '#F7FCEB', 2)
    out += shape('M22 62 C10 44 20 24 40 22 C28 36 26 50 34 82 C28 78 25 70 22 62Z', '#C8E99A', '#77BA4C')
    out += shape('M78 62 C90 44 80 24 60 22 C72 36 74 50 66 82 C72 78 75 70 78 62Z', '#BCE28C', '#6BB145')
    return out


def kohlrabi():
    out = ''
    for angle in (-128, -108, -90, -72, -52):
        x, y = 50 + 20 * math.cos(math.radians(angle)), 60 + 20 * math.sin(math.radians(angle))
        ex, ey = 50 + 42 * math.cos(math.radians(angle)), 58 + 40 * math.sin(math.radians(angle))
        out += line(f'M{x} {y} L{ex} {ey}', '#A6D67A', 3.2)
        out += leaf(ex - 3 * math.cos(math.radians(angle)), ey + 3, 20, angle, '#76BE4A', '#2F842F', 0.46)
    out += ball(50, 66, 27, '#E6F6C8', '#86C25B', 24)
    out += line('M30 58 Q36 52 42 50 M58 50 Q66 53 71 60', '#F8FDEB', 2)
    return out + line('M50 90 L50 96', '#CDE3A8', 4)


def pumpkin():
    out = ''
    for x, rx in ((24, 17), (76, 17), (35, 19), (65, 19), (50, 19)):
        out += ball(x, 62, rx, '#FFC169', '#E06A11', 27)
    out += shape('M46 38 Q44 24 36 20 L44 16 Q52 24 54 38Z', '#7FA650', '#4B7030')
    return (
        out
        + leaf(54, 33, 26, -18, '#86C457', '#3E8E2F', 0.5)
        + line('M60 30 Q72 20 78 26 Q82 31 76 33', '#5F9A3D', 1.6)
    )


def wax_gourd():
    out = group(
        rect(14, 36, 72, 32, '#8CCB73', '#2F7A3C', 16)
        + line('M24 44 Q50 39 76 44', '#CDEBC0', 2.4)
        + ''.join(
            f'<circle cx="{x}" cy="{y}" r=".9" fill="#E6F5DF"/>'
            for x, y in ((26, 54), (36, 50), (44, 58), (52, 51), (60, 59), (68, 53), (76, 57), (32, 61), (56, 63))
        )
        + shape('M84 48 Q92 46 95 40 L98 45 Q94 54 86 57Z', '#8AAE58', '#55793A'),
        'rotate(-28 50 52)',
    )
    cut = ball(66, 74, 17, '#FFFFFF', '#E4F3D8', 15)
    return (
        out
        + ball(66, 75, 19, '#6DB35C', '#2F7A3C', 17)
        + cut
        + ball(66, 74, 8, '#F4F7D9', '#DDE9B4', 7)
        + ''.join(
            f'<ellipse cx="{66 + 5 * math.cos(a)}" cy="{74 + 4 * math.sin(a)}" rx="1.4" ry=".9" fill="#C7B46B"/>'
            for a in (0, 1.2, 2.4, 3.6, 4.8)
        )
    )


def spring_onion():
    out = ''
    for x in (34, 43, 52, 61, 70):
        lean = (x - 52) * 0.8
        base = 50 + (x - 52) * 0.5
        out += shape(f'M{base - 3} 82 Q{x - 2} 50 {x + lean} 8 Q{x + 4} 48 {base + 3} 82Z', '#3F9A3A', '#A8D77E')
        out += shape(
            f'M{base - 3} 70 L{base + 3} 70 Q{base + 5} 84 {base} 88 Q{base - 5} 84 {base - 3} 70Z',
            '#F3FAE5',
            '#FFFFFF',
        )
        out += line(f'M{base} 88 L{base - 3} 95 M{base} 88 L{base} 96 M{base} 88 L{base + 3} 95', '#D9CDA6', 0.9)
    return out + rect(37, 62, 28, 5, '#F2A65A', '#D97F2B')


def yardlong_beans():
    out = ''
    for index, x in enumerate(range(26, 80, 7)):
        colour = ('#6DB84A', '#4E9E38', '#83C85C')[index % 3]
        bend = (x - 52) * 0.5
        out += line(f'M{50 + (x - 52) * 0.35} 40 Q{x} 62 {x + bend} 94', colour, 4.2)
        out += line(f'M{50 + (x - 52) * 0.35} 40 Q{x} 62 {x + bend} 94', '#ffffff44', 1)
        out += line(f'M{50 + (x - 52) * 0.35} 40 Q{x - bend * 0.2} 24 {x - bend * 0.3} 8', colour, 4.2)
    return out + rect(36, 36, 30, 6, '#E9C46A', '#C0913A')


def straw_mushrooms():
    out = ''
    for x, y, s in ((30, 64, 1), (68, 62, 1.05), (50, 46, 1.1), (49, 78, 0.9)):
        out += group(
            ball(0, 6, 13, '#FFFDF6', '#DCCFB8', 14)
            + shape('M-14 3 C-15 -20 15 -20 14 3 C8 8 -8 8 -14 3Z', '#9B8672', '#5B4A3E')
            + line('M-8 -6 Q-4 -12 3 -12', '#C7B6A3', 2),
            f'translate({x} {y}) scale({s})',
        )
    return out


def shiitake():
    out = ''
    for x, y, s in ((32, 66, 1), (70, 68, 0.95), (52, 44, 1.25)):
        out += group(
            rect(-5, 2, 10, 20, '#FBF3E2', '#D8C29C', 5)
            + shape('M-22 6 C-22 -18 22 -18 22 6 C12 11 -12 11 -22 6Z', '#A9683A', '#5F3418')
            + line('M-9 -7 L-5 -2 L-10 2 M3 -10 L5 -4 L0 0 M12 -4 L9 1 L13 4', '#F1D9B5', 1.8),
            f'translate({x} {y}) scale({s})',
        )
    return out


def soybeans():
    out = group(
        shape('M4 60 C18 38 40 34 60 44 C52 58 26 70 4 60Z', '#B9DB79', '#6C9E3A')
        + ''.join(ball(x, y, 6.5, '#D2EC9B', '#86B84C') for x, y in ((20, 56), (33, 51), (46, 47))),
        'rotate(-14 40 50) translate(6 -14)',
    )
    rng = random.Random(4)
    for row, count in ((66, 6), (74, 7), (82, 6), (90, 5)):
        for index in range(count):
            x = 50 + (index - (count - 1) / 2) * 11.5 + rng.uniform(-1, 1)
            out += ball(x, row, 6.4, '#FFF0C2', '#D6A94F', 5.6)
            out += line(f'M{x - 1} {row} q1 1 2 0', '#8E6A2A', 0.9)
    return out


def peanuts():
    out = ''
    for x, y, angle in ((34, 34, -30), (66, 36, 25), (30, 66, 20), (66, 70, -20)):
        shell = shape(
            'M-22 0 C-22 -12 -8 -13 0 -8 C8 -13 22 -12 22 0 C22 12 8 13 0 8 C-8 13 -22 12 -22 0Z', '#F0CF95', '#B57F3E'
        )
        for dx in (-15, -9, -3, 3, 9, 15):
            shell += line(f'M{dx} -{7 - abs(dx) * 0.1} q2 7 0 {14 - abs(dx) * 0.2}', '#A06C32', 0.8)
        out += group(
            shell + line('M-18 -2 H18 M-17 4 H17', '#A06C32', 0.7),
            f'translate({x} {y}) rotate({angle}) scale(1.05 1.45)',
        )
    for x, y in ((48, 50), (57, 55), (46, 86), (86, 54)):
        out += ball(x, y, 5.4, '#E79A80', '#A6462F', 4.4)
    return out


def tofu():
    out = ''
    for x, y in ((14, 58), (46, 62), (29, 34)):
        out += (
            shape(f'M{x} {y} l20 -8 l22 7 l-20 9Z', '#FFFFFF', '#FFFBF0')
            + shape(f'M{x} {y} l22 8 v22 l-22 -9Z', '#F7EDD6', '#E9D9B4')
            + shape(f'M{x + 22} {y + 8} l20 -9 v21 l-20 10Z', '#E8D8B5', '#D4BF92')
        )
    return out + leaf(52, 34, 18, -38) + leaf(52, 34, 16, -95)


# --- fruit ----------------------------------------------------------------------------------


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


# --- grain, noodles, prepared food -------------------------------------------------------------


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


# --- milk, herbs, soap ---------------------------------------------------------------------


def milk_bottle():
    out = rect(38, 8, 24, 9, '#4F9BD9', '#2E75B5', 3)
    out += shape(
        'M40 16 H60 V28 C68 34 72 40 72 50 V86 Q72 93 65 93 H35 Q28 93 28 86 V50 C28 40 32 34 40 28Z',
        '#FFFFFF',
        '#D5E3F0',
        1,
        0,
    )
    out += '<rect x="28" y="54" width="44" height="24" fill="#7CC04B"/>'
    return (
        out + ball(50, 66, 9, '#FFFFFF', '#F0F0F0', 7) + '<path d="M42 60 q-6 -5 -4 3z M58 60 q6 -5 4 3z" fill="#fff"/>'
        '<circle cx="47" cy="65" r="1.2" fill="#333"/><circle cx="53" cy="65" r="1.2" fill="#333"/>'
        '<ellipse cx="50" cy="70" rx="4" ry="2.4" fill="#F7B9B0"/>'
    )


def yoghurt():
    out = shape('M22 36 H78 L71 90 Q70 94 66 94 H34 Q30 94 29 90Z', '#FFFFFF', '#DCE6F2', 1, 0)
    out += shape('M24 50 H76 L73 76 H27Z', '#8CC9F0', '#5AA7DB')
    out += ball(50, 36, 29, '#FFFFFF', '#E9EEF5', 8) + shape(
        'M50 20 C58 26 62 32 56 36 C48 40 38 36 42 30 C45 27 50 26 50 20Z', '#FFFFFF', '#EAF0F7'
    )
    return out + ball(43, 63, 5, '#E75A55', '#B7262B') + ball(54, 65, 5.4, '#E75A55', '#B7262B') + leaf(50, 60, 12, -50)


def green_tea():
    out = ''
    for x, y, angle, size in (
        (50, 88, -90, 52),
        (50, 82, -132, 44),
        (50, 82, -48, 44),
        (50, 70, -112, 40),
        (50, 70, -68, 40),
    ):
        out += leaf(x, y, size, angle, '#8CCB58', '#2E7D32', 0.26)
    out += line('M50 94 V60', '#6E9E42', 3)
    return out + leaf(50, 44, 34, -90, '#C9E88C', '#6DB548', 0.2)


def dried_herbs():
    out = shape('M16 54 H84 C82 78 70 90 50 90 C30 90 18 78 16 54Z', '#C98B52', '#7E4A22')
    rng = random.Random(11)
    out += ball(50, 54, 34, '#A8843F', '#6C5222', 9)
    for _ in range(26):
        out += leaf(
            rng.uniform(22, 74),
            rng.uniform(46, 58),
            rng.uniform(9, 15),
            rng.randint(0, 360),
            rng.choice(('#A9BF63', '#8C9A45', '#C9A04E')),
            rng.choice(('#6F7F2F', '#8A5E25')),
            0.3,
        )
    for x, y in ((36, 44), (52, 40), (65, 46)):
        out += ''.join(
            group(leaf(0, 0, 9, a, '#FFE58A', '#F3B33D', 0.4), f'translate({x} {y})') for a in range(0, 360, 45)
        )
        out += ball(x, y, 3.6, '#E59A2B', '#B56A14')
    return out


def herbal_soap():
    out = group(
        rect(-30, -17, 60, 36, '#C8DFA2', '#86AE5E', 8)
        + rect(-25, -13, 50, 24, '#DCEDBD', '#A9CB80', 6)
        + leaf(-8, 4, 20, -30, '#6BAA44', '#3C7F2C', 0.4)
        + leaf(-8, 4, 14, -95, '#6BAA44', '#3C7F2C', 0.4),
        'translate(48 62) rotate(-8)',
    )
    out += group(rect(-24, -13, 48, 26, '#F2DDB0', '#CFAE6E', 7), 'translate(58 34) rotate(7)')
    for x, y, r in ((18, 36, 7), (28, 26, 4), (84, 62, 6), (80, 78, 9), (20, 84, 6), (34, 88, 4)):
        out += f'<circle cx="{x}" cy="{y}" r="{r}" fill="#fff" opacity=".75" stroke="#BFD9EA" stroke-width="1"/>'
    return out


# --- handicraft ------------------------------------------------------------------------------


def bamboo_basket():
    out = line('M22 52 C22 4 78 4 78 52', '#8A5A2B', 5) + line('M22 52 C22 4 78 4 78 52', '#D9A663', 2)
    out += shape('M14 50 H86 L76 90 Q74 94 70 94 H30 Q26 94 24 90Z', '#E2B877', '#A9743A')
    for row, y in enumerate(range(56, 92, 7)):
        inset = (y - 50) * 0.25
        for index, x in enumerate(range(int(16 + inset), int(82 - inset), 8)):
            colour = '#F1D3A0' if (row + index) % 2 else '#B98346'
            out += f'<rect x="{x}" y="{y - 3}" width="7" height="5.4" rx="1.6" fill="{colour}"/>'
    return out + rect(11, 46, 78, 9, '#C88F4D', '#8A5A2B', 4)


def ceramic_vase():
    out = shape(
        'M42 10 H58 V20 C58 28 82 38 82 62 C82 80 70 92 62 94 H38 C30 92 18 80 18 62 C18 38 42 28 42 20Z',
        '#FFFFFF',
        '#CBD8E6',
        1,
        0,
    )
    out += rect(39, 7, 22, 6, '#4A77B5', '#2B4F86', 3) + line(
        'M42 24 H58 M22 50 Q50 42 78 50 M24 82 Q50 90 76 82', '#2F5A99', 2
    )
    for angle in range(0, 360, 60):
        out += group(leaf(3, 0, 11, angle, '#5C8CCB', '#2B4F86', 0.5), 'translate(50 64)')
    out += ball(50, 64, 4, '#F2C94C', '#C9922B')
    return (
        out
        + line('M30 66 q-6 -6 -4 -12 M70 66 q6 -6 4 -12 M30 70 q-4 6 0 10 M70 70 q4 6 0 10', '#3D6FB3', 1.8)
        + '<path d="M30 46 Q25 62 32 80" stroke="#fff" stroke-width="4" opacity=".7" fill="none"/>'
    )


def conical_hat():
    out = line('M22 66 Q34 96 50 92 Q66 96 78 66', '#D9466F', 2.6)
    out += shape('M50 14 L94 66 C80 80 20 80 6 66Z', '#FFF9E6', '#E6C37A', extra='stroke="#9A6F2C" stroke-width="1.2"')
    for t in (0.3, 0.5, 0.7, 0.88):
        out += line(
            f'M{50 - 44 * t} {14 + 52 * t} Q50 {14 + 52 * t + 15 * t} {50 + 44 * t} {14 + 52 * t}', '#C9A45C', 1.2
        )
    for x in (14, 26, 38, 50, 62, 74, 86):
        out += line(f'M50 14 L{x} {72 - abs(x - 50) * 0.1}', '#E2C68A', 0.9)
    return out + line('M6 66 C20 80 80 80 94 66', '#B98B42', 2.4)


def silk():
    out = ''
    for y, light, dark in ((66, '#F28AA5', '#C43A66'), (48, '#F6D26B', '#D29A22'), (30, '#7FC7B5', '#2E8C77')):
        out += rect(12, y, 66, 20, light, dark, 10) + line(f'M22 {y + 5} H66', '#ffffff99', 1.8)
        out += ball(78, y + 10, 9.5, '#FFFFFF', light, 10) + (
            f'<circle cx="78" cy="{y + 10}" r="5" fill="none" stroke="{dark}" stroke-width="1.4"/>'
            f'<circle cx="78" cy="{y + 10}" r="2" fill="{dark}"/>'
        )
    out += shape('M14 80 C10 92 26 96 34 88 C42 80 54 92 66 88 L66 84 H14Z', '#F28AA5', '#B8325D')
    for x, y in ((30, 76), (48, 76), (30, 40), (48, 40), (30, 58), (48, 58)):
        out += ''.join(
            f'<circle cx="{x + 2.6 * math.cos(a)}" cy="{y + 2.6 * math.sin(a)}" r="1.5" fill="#fff" opacity=".7"/>'
            for a in (0, 1.26, 2.5, 3.77, 5)
        )
    return out


def folk_print():
    """A print in the manner of Đông Hồ: a hen on yellow paper, in a wooden frame."""
    out = rect(10, 10, 80, 80, '#9A6334', '#5F3816', 3) + rect(16, 16, 68, 68, '#F8E3A6', '#EFCF7E', 1)
    out += shape(
        'M28 58 C26 44 40 42 48 46 C54 36 58 30 64 32 C70 34 70 42 66 46 C70 60 60 70 48 70 C38 70 30 68 28 58Z',
        '#E0703A',
        '#B3401F',
    )
    out += shape('M28 58 C18 50 20 36 26 32 C27 42 32 46 38 48Z', '#3B7A4B', '#22502F')
    out += shape('M62 31 q2 -7 6 -3 q5 -1 2 6z', '#D12F2F', '#A81E1E') + shape(
        'M69 38 l7 2 l-7 3z', '#E9A928', '#C98512'
    )
    out += '<circle cx="65" cy="37" r="1.6" fill="#2B1A10"/>' + line('M40 56 q8 6 14 -2 M42 62 q6 4 10 0', '#F8D08A', 2)
    out += line('M44 70 V77 M52 70 V77', '#C98512', 2)
    for x in (30, 62, 73):
        out += ball(x, 76, 4.4, '#FFD95A', '#E0A526') + f'<circle cx="{x + 2}" cy="75" r=".8" fill="#333"/>'
    return out


def salt():
    out = shape('M12 80 C24 50 38 36 50 34 C62 36 76 50 88 80 C70 92 30 92 12 80Z', '#FFFFFF', '#C9D6E2')
    rng = random.Random(3)
    for _ in range(40):
        x = rng.uniform(24, 76)
        y = rng.uniform(50 + abs(x - 50) * 0.7, 84)
        out += (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="2.6" height="2.6" fill="#fff" stroke="#B8C8D8" stroke-width=".4" '
            f'transform="rotate({rng.randint(0, 90)} {x:.1f} {y:.1f})"/>'
        )
    return out + group(
        shape('M0 0 C12 -6 24 -2 26 8 C18 14 4 12 0 0Z', '#D9A663', '#9A6A33') + line('M24 6 L52 -12', '#B98346', 4),
        'translate(40 44)',
    )


def pork():
    """A slab of three-layer pork on a banana leaf."""
    out = leaf(8, 66, 86, -12, '#86C457', '#3A8230', 0.3)
    out += shape('M16 44 L70 30 L90 46 L36 62Z', '#F9C9C0', '#EE9F98')
    out += shape('M16 44 L36 62 V82 L16 64Z', '#F2D2B8', '#D9A98A')
    out += shape('M36 62 L90 46 V66 L36 82Z', '#E5605F', '#B5333B')
    out += line('M36 67 L90 51', '#FFE9E2', 4) + line('M36 75 L90 59', '#FFE0D8', 3)
    return (
        out
        + line('M36 63 L90 47', '#F8E3CB', 2)
        + leaf(66, 42, 18, -70, '#6DB848', '#2F7F2D', 0.4)
        + leaf(66, 42, 16, -20, '#6DB848', '#2F7F2D', 0.4)
    )


DRAWINGS = {
    name: function
    for name, function in list(globals().items())
    if callable(function)
    and name not in {'radial', 'linear', 'ball', 'shape', 'line', 'leaf', 'group', 'rect', 'bottle'}
    and getattr(function, '__module__', None) == __name__
}
