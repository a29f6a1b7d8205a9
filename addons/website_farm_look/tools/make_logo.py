#!/usr/bin/env python3
# ruff: noqa: E501  (SVG is not broken inside a tag)
"""Draw the logos: a roof over a sprout, and the market's name as outlines.

Run by a developer when the mark changes; the results are kept in the repository.

    python make_logo.py FONT_LATIN.woff FONT_VIETNAMESE.woff

The fonts are Be Vietnam Pro (OFL), weight 700, of the npm package @fontsource/be-vietnam-pro.
A picture cannot use a page's web font, so the letters become shapes. Needs fontTools.
"""

import argparse
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / 'static' / 'src' / 'img'
GREEN, DARK, WARM = '#2B7A2B', '#17401C', '#E2711D'
LOGOS = {'logo-cho-nha-minh': 'Chợ nhà mình', 'logo-san-hiep-hoa': 'Sàn Hiệp Hòa'}

# On a square of 64: the roof with its turned-up eaves, below it two seed leaves on a stem.
MARK = (
    '<path d="M4 31 C12 27 22 19 32 7 C42 19 52 27 60 31 C58 35 54 36 51 34.6 C43 31 37 25.6 32 19.6'
    ' C27 25.6 21 31 13 34.6 C10 36 6 35 4 31Z" fill="{roof}"/>'
    '<path d="M32 57 V38" stroke="{stem}" stroke-width="3.6" stroke-linecap="round" fill="none"/>'
    '<path d="M32 45 C22 46 16 41 15 33.5 C24 33 31 36.5 32 45Z" fill="{leaf}"/>'
    '<path d="M32 41 C42 42 48 37 49 29.5 C40 29 33 32.5 32 41Z" fill="{stem}"/>'
    '<path d="M13 57 C20 53.6 44 53.6 51 57" stroke="{roof}" stroke-width="3.6" stroke-linecap="round" fill="none"/>'
)


def mark(roof=WARM, stem=GREEN, leaf='#57A639'):
    return MARK.format(roof=roof, stem=stem, leaf=leaf)


def outline(text, fonts, size):
    """Return ``(path, width)`` of ``text`` set on a baseline at 0."""
    data, x = [], 0.0
    for letter in text:
        font = next(font for font in fonts if ord(letter) in font.getBestCmap())
        scale = size / font['head'].unitsPerEm
        glyphs = font.getGlyphSet()
        name = font.getBestCmap()[ord(letter)]
        pen = SVGPathPen(glyphs, ntos=lambda number: f'{number:.1f}'.rstrip('0').rstrip('.'))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, 0)))
        data.append(pen.getCommands())
        x += glyphs[name].width * scale
    return ''.join(data), x


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('fonts', nargs='+', type=Path)
    fonts = [TTFont(path) for path in parser.parse_args().fonts]
    for name, text in LOGOS.items():
        path, width = outline(text, fonts, 30)
        total = round(72 + width + 4)
        for suffix, colour, symbol in (
            ('', DARK, mark()),
            ('-light', '#FFFFFF', mark('#FFB25C', '#FFFFFF', '#BFE38F')),
        ):
            (TARGET / f'{name}{suffix}.svg').write_text(
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="64" viewBox="0 0 {total} 64" role="img">'
                f'<title>{text}</title>{symbol}<path transform="translate(72 43)" d="{path}" fill="{colour}"/></svg>\n',
                encoding='utf-8',
            )
    (TARGET / 'mark.svg').write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">{mark()}</svg>\n'
    )
    (TARGET / 'favicon.svg').write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{GREEN}"/>'
        f'<g transform="translate(5 4) scale(.84)">{mark("#FFC078", "#FFFFFF", "#CDEBA4")}</g></svg>\n'
    )


if __name__ == '__main__':
    main()
