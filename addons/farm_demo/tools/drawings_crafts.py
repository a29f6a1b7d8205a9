"""Milk, herbs, soap and handicraft."""

import math
import random

from shapes import ball, group, leaf, line, rect, shape


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
