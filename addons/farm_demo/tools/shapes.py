# ruff: noqa: E501  (rows of drawing data)
"""Shapes with soft gradients, of which the drawings are made. SVG on a square of 100 × 100."""

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
