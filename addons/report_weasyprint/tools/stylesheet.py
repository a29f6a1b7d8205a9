"""Odoo's report bundles are written for browsers: make them fit WeasyPrint."""

import re

MEDIA_RULE = re.compile(r'@media([^{};]+)\{')
FONT_FACE = re.compile(r'@font-face\s*\{[^{}]*\}')
FONT_FAMILY = re.compile(r"font-family:\s*[\"']?([^\"';}]+)")
WIDTH_FEATURE = re.compile(r'\(\s*(min|max)-width\s*:\s*([\d.]+)px\s*\)')

# Families never loaded: Lato has no Vietnamese letters, the other one lives on an outside host.
REFUSED_FAMILIES = ('Lato', 'Odoo Unicode Support Noto')
ROBOTO_FACES = (
    ('Regular', 400, 'normal'),
    ('Italic', 400, 'italic'),
    ('Bold', 700, 'normal'),
    ('BoldItalic', 700, 'italic'),
)


def media_query_holds(query, viewport_px):
    """Answer a media query as wkhtmltopdf does: a screen as wide as the page.

    >>> media_query_holds('(min-width: 768px)', 930)
    True
    >>> media_query_holds('(max-width: 767.98px)', 930)
    False
    >>> media_query_holds('(min-width: 768px) and (prefers-reduced-motion: reduce)', 930)
    False
    >>> media_query_holds('print, (min-width: 2000px)', 930)
    False
    >>> media_query_holds('screen and (min-width: 10px)', 930)
    True
    """
    return any(_conjunction_holds(part, viewport_px) for part in query.split(','))


def _conjunction_holds(part, viewport_px):
    for term in (term.strip() for term in part.split(' and ')):
        width = WIDTH_FEATURE.fullmatch(term)
        if width:
            limit = float(width[2])
            if viewport_px < limit if width[1] == 'min' else viewport_px > limit:
                return False
        elif term.removeprefix('only ') not in ('screen', 'all'):
            return False
    return True


def adapt(css, viewport_px):
    """Return ``css`` with media queries answered and useless fonts left out.

    >>> adapt('@media (min-width: 768px){p{margin:0}}', 930)
    '@media all{p{margin:0}}'
    >>> adapt('@media print{p{margin:0}}', 930)
    '@media none{p{margin:0}}'
    >>> adapt("@font-face{font-family: 'Lato'; src: url(a.woff)}p{margin:0}", 930)
    'p{margin:0}'
    """

    def media(match):
        return '@media all{' if media_query_holds(match[1], viewport_px) else '@media none{'

    def font(match):
        family = FONT_FAMILY.search(match[0])
        refused = family and family[1].strip().startswith(REFUSED_FAMILIES)
        return '' if refused else match[0]

    return FONT_FACE.sub(font, MEDIA_RULE.sub(media, css))


def vietnamese_fonts():
    """Return font faces that print Roboto wherever a style asks for Lato.

    >>> vietnamese_fonts().count('@font-face')
    8
    """
    return ''.join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
        f'src:url("/web/static/fonts/google/Roboto/Roboto-{file}.ttf") format("truetype")}}'
        for family in ('Lato', 'Roboto')
        for file, weight, style in ROBOTO_FACES
    )
