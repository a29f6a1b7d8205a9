"""Vegetables, mushrooms and beans."""

import math
import random

from shapes import ball, group, leaf, line, rect, shape


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
