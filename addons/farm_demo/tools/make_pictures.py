#!/usr/bin/env python3
# ruff: noqa: E501  (SVG is not broken inside a tag)

"""Make the pictures of the demonstration market: goods, categories, stalls.

Run by a developer when a picture changes; the results are kept in the repository.

    npm pack @iconify-json/fluent-emoji && tar xzf iconify-json-fluent-emoji-*.tgz
    python make_pictures.py package/icons.json --browser /usr/bin/chromium

Needs Playwright for Python, Pillow and a Chromium.
"""

import argparse
import csv
import io
import json
from pathlib import Path

from drawings import DRAWINGS
from PIL import Image
from playwright.sync_api import sync_playwright
from recipes import AWNINGS, CATEGORIES, COLOURS, GOODS, PRODUCTS, ROOFS, STALL_COUNT, WALLS

SIZE = 800
MAX_BYTES = 60_000
TARGET = Path(__file__).resolve().parent.parent / 'static' / 'img'


class Artist:
    """Composes pictures from emoji and drawings."""

    def __init__(self, icons):
        self.icons = icons
        self._count = 0

    def symbol(self, source, name):
        """Return the SVG inside of an emoji (32 × 32) or a drawing (100 × 100), and its side."""
        if source == 'd':
            return DRAWINGS[name](), 100
        body = self.icons[name]['body']
        # Gradient ids repeat when one emoji stands in a picture twice; that does no harm.
        return body, 32

    def layer(self, source, name, x, y, size, turn, style):
        body, side = self.symbol(source, name)
        css = 'filter: drop-shadow(0 1.4px 1.1px rgb(60 40 10 / 28%))' + (f' {style}' if style else '')
        return (
            f'<svg x="{x - size / 2}" y="{y - size / 2}" width="{size}" height="{size}" viewBox="0 0 {side} {side}"'
            f' overflow="visible" style="{css}">'
            f'<g transform="rotate({turn} {side / 2} {side / 2})">{body}</g></svg>'
        )

    def tray(self):
        """Return a flat bamboo tray (mẹt), on which goods lie in a village market."""
        weave = ''.join(
            f'<path d="M{x} 8 V92" stroke="#B98A4B" stroke-width=".5" opacity=".35"/>'
            f'<path d="M8 {x} H92" stroke="#B98A4B" stroke-width=".5" opacity=".35"/>'
            for x in range(10, 92, 3)
        )
        return (
            '<clipPath id="tray"><circle cx="50" cy="50" r="41"/></clipPath>'
            '<radialGradient id="bamboo"><stop stop-color="#F9E8C4"/><stop offset="1" stop-color="#E4C48D"/></radialGradient>'
            '<ellipse cx="50" cy="53.5" rx="44" ry="43" fill="#5b3b12" opacity=".16"/>'
            '<circle cx="50" cy="50" r="44" fill="#C08E4B"/><circle cx="50" cy="50" r="42.4" fill="#DDB273"/>'
            f'<circle cx="50" cy="50" r="40.6" fill="url(#bamboo)"/><g clip-path="url(#tray)">{weave}</g>'
        )

    def goods(self, layers, colours):
        light, dark = colours
        return self.page(
            f'<radialGradient id="ground" cx=".4" cy=".3" r=".9"><stop stop-color="{light}"/>'
            f'<stop offset="1" stop-color="{dark}"/></radialGradient><rect width="100" height="100" fill="url(#ground)"/>'
            + self.tray()
            + ''.join(self.layer(*layer) for layer in layers)
        )

    def stall(self, number):
        roof, wall = ROOFS[number % len(ROOFS)], WALLS[(number // 3) % len(WALLS)]
        awning, goods = AWNINGS[(number * 5 + number // 6) % len(AWNINGS)], GOODS[number % len(GOODS)]
        tiles = ''.join(
            f'<path d="M{x} {22 + row * 4} q2 3 4 0" stroke="#00000026" fill="none"/>'
            for row in range(4)
            for x in range(14 - row * 2, 84 + row * 2, 4)
        )
        stripes = ''.join(
            f'<path d="M{10 + i * 8} 41 h8 l{-0.2 + (i - 4.5) * 0.12} 10 q-4 4 -8 0Z" fill="{awning if i % 2 == 0 else "#fff"}"/>'
            for i in range(10)
        )
        crates = ''.join(
            f'<g>{self.layer(*item, 24 + i * 26, 68, 23, 0, "")}'
            f'<path d="M{13 + i * 26} 74 h22 l-2 12 h-18Z" fill="#C99556"/>'
            f'<path d="M{13 + i * 26} 74 h22 M{13.6 + i * 26} 78 h20.8 M{14.3 + i * 26} 82 h19.4" stroke="#8A5A2B" '
            'stroke-width="1"/></g>'
            for i, item in enumerate(goods)
        )
        extra = (
            self.layer('e', 'potted-plant', 7, 84, 14, 0, ''),
            self.layer('d', 'conical_hat', 80, 59, 11, 8, ''),
            self.layer('e', 'red-paper-lantern', 88, 57, 10, 0, ''),
            self.layer('e', 'bicycle', 89, 86, 16, 0, ''),
            self.layer('e', 'chicken', 92, 88, 10, 0, ''),
            self.layer('e', 'sunflower', 6, 84, 14, 0, ''),
        )[number % 6]
        sky = ('#DDF1FA', '#FFF1DC', '#E8F5E4', '#F4ECF8')[number % 4]
        return self.page(
            f'<rect width="100" height="100" fill="{sky}"/><circle cx="{20 + number * 17 % 60}" cy="13" r="6" fill="#FFD766"/>'
            '<ellipse cx="22" cy="88" rx="50" ry="14" fill="#CBE5A8"/><ellipse cx="82" cy="92" rx="46" ry="16" fill="#B7DA8E"/>'
            '<rect y="89" width="100" height="11" fill="#E6D2A8"/>'
            f'<rect x="12" y="36" width="76" height="54" fill="{wall}"/>'
            '<rect x="16" y="52" width="68" height="26" fill="#7A5536" opacity=".28"/>'
            f'<path d="M6 40 L20 17 H80 L94 40Z" fill="{roof}"/>{tiles}'
            f'<path d="M17 17 q-4 -1 -5 -5 q6 3 12 3 H76 q6 0 12 -3 q-1 4 -5 5Z" fill="{roof}" style="filter:brightness(.78)"/>'
            f'<path d="M6 40 H94" stroke="#00000030" stroke-width="1.2"/>{stripes}'
            f'<rect x="10" y="86" width="80" height="5" rx="1" fill="#9A6A3A"/>{crates}{extra}'
        )

    def page(self, content):
        return (
            '<!DOCTYPE html><style>body{margin:0}svg{display:block}</style>'
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 100 100">{content}</svg>'
        )


def save_jpeg(png, path):
    """Write a screenshot as JPEG, as good as the size limit allows."""
    image = Image.open(io.BytesIO(png)).convert('RGB')
    for quality in (86, 80, 74, 68, 60):
        buffer = io.BytesIO()
        image.save(buffer, 'JPEG', quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= MAX_BYTES:
            break
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())


def write_table(path, header, rows):
    with path.open('w', newline='', encoding='utf-8') as table:
        writer = csv.writer(table, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def pictures(artist):
    """Yield ``(path, html)`` of every picture."""
    for slug, _vi, _en, category, layers in PRODUCTS:
        yield TARGET / 'products' / f'{slug}.jpg', artist.goods(layers, COLOURS[category])
    for slug, name, _en, layers in CATEGORIES:
        yield TARGET / 'categories' / f'{slug}.jpg', artist.goods(layers, COLOURS[name])
    for number in range(STALL_COUNT):
        yield TARGET / 'stalls' / f'stall-{number + 1:02}.jpg', artist.stall(number)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('icons', type=Path, help="icons.json of @iconify-json/fluent-emoji")
    parser.add_argument('--browser', help="path of Chromium, where it is not Playwright's own")
    parser.add_argument('--only', help="part of a file's path")
    options = parser.parse_args()
    artist = Artist(json.loads(options.icons.read_text())['icons'])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=['--no-sandbox', '--disable-gpu'])
        page = browser.new_page(viewport={'width': SIZE, 'height': SIZE})
        for path, html in pictures(artist):
            if options.only and options.only not in str(path):
                continue
            page.set_content(html)
            save_jpeg(page.screenshot(), path)
        browser.close()
    write_table(
        TARGET / 'products' / 'products.csv',
        ('slug', 'name_vi', 'name_en', 'picture', 'category'),
        ((slug, name_vi, name_en, f'{slug}.jpg', category) for slug, name_vi, name_en, category, _layers in PRODUCTS),
    )
    write_table(
        TARGET / 'categories' / 'categories.csv',
        ('slug', 'name_vi', 'name_en', 'picture'),
        ((slug, name_vi, name_en, f'{slug}.jpg') for slug, name_vi, name_en, _layers in CATEGORIES),
    )


if __name__ == '__main__':
    main()
