"""Geometry of a printed page: from Odoo's paper format to CSS."""

from dataclasses import dataclass, replace

MM_PER_INCH = 25.4
CSS_PX_PER_INCH = 96
PT_PER_INCH = 72
# wkhtmltopdf shrinks what it prints ("smart shrinking") to 4/5; Odoo's report layouts
# are drawn for that size.
SMART_SHRINKING = 0.8


@dataclass(frozen=True)
class PageSetup:
    """Sheet, margins and scale. Lengths in millimetres of real paper.

    ``header_spacing`` is the distance from the top of the header to the text, as in
    Odoo's paper formats.
    """

    width: float = 210.0
    height: float = 297.0
    margin_top: float = 10.0
    margin_right: float = 10.0
    margin_bottom: float = 10.0
    margin_left: float = 10.0
    header_spacing: float = 0.0
    header_line: bool = False
    dpi: int = 96
    shrink: bool = True

    @property
    def zoom(self):
        """Return real size over CSS size.

        >>> round(PageSetup(dpi=90).zoom, 4)
        0.8533
        >>> PageSetup(dpi=96, shrink=False).zoom
        1.0
        """
        return CSS_PX_PER_INCH / self.dpi * (SMART_SHRINKING if self.shrink else 1.0)

    @property
    def viewport_px(self):
        """Return the width, in CSS pixels, that media queries are answered with.

        >>> PageSetup(margin_left=0, margin_right=0, dpi=90).viewport_px
        930
        """
        inner = self.width - self.margin_left - self.margin_right
        return round(inner / MM_PER_INCH * CSS_PX_PER_INCH / self.zoom)

    def rotated(self):
        """Return the same sheet turned by a quarter; margins stay where they are named.

        >>> PageSetup().rotated().width
        297.0
        """
        return replace(self, width=self.height, height=self.width)

    def css(self):
        """Return the ``@page`` rule, in CSS lengths before zooming.

        The sheet is a whole number of points, as printers and other programs name it.

        >>> PageSetup(shrink=False).css().split(';')[0]
        '@page { size: 595.000000000pt 842.000000000pt'
        """

        def sheet_pt(length):
            return f'{round(length / MM_PER_INCH * PT_PER_INCH) / self.zoom:.9f}pt'

        def mm(length):
            return f'{length / self.zoom:.4f}mm'

        header_offset = max(self.margin_top - self.header_spacing, 0) if self.header_spacing else 0
        line = 'border-bottom: 0.5pt solid;' if self.header_line else ''
        box = 'width: 100%; height: 100%; vertical-align: top; text-align: start;'
        return (
            f'@page {{ size: {sheet_pt(self.width)} {sheet_pt(self.height)};'
            f' margin: {mm(self.margin_top)} {mm(self.margin_right)}'
            f' {mm(self.margin_bottom)} {mm(self.margin_left)};'
            f' @top-center {{ content: element(reportHeader); padding-top: {mm(header_offset)};'
            f' box-sizing: border-box; {line} {box} }}'
            f' @bottom-center {{ content: element(reportFooter); {box} }} }}'
        )
