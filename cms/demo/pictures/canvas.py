"""An SVG sheet that can be drawn once and written left-to-right or right-to-left.

Drawings speak of *start* and *end* edges as if they read left to right. A mirrored
sheet turns every x into ``WIDTH - x``; glyphs themselves are never flipped.
"""

from collections.abc import Sequence
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from .geometry import Box, Point, number, on_circle
from .icons import ICONS, TURNING
from .palette import BODY, INK_ON, LEAST_CONTRAST, PAPER, SMALLEST, contrast

WIDTH: Final = 1600
RIGHT_TO_LEFT: Final = frozenset({"ar"})

Align = Literal["start", "middle"]

_FONTS: Final = "'Noto Sans', 'Noto Sans Arabic', sans-serif"
# Arabic letters reach further above and below the line than Latin ones do.
_LINE_PITCH: Final = {"ar": 1.46}
_HEAD_LENGTH: Final = 3.4  # of an arrow head, in widths of its shaft


class LabelDoesNotFit(ValueError):
    """A label has more lines than its box has room for."""


class Canvas:
    """One picture in one language, collected as SVG elements."""

    def __init__(self, height: int, language: str, title: str, *, mirrored: bool) -> None:
        self.height = height
        self._language = language
        self._title = title
        self._mirrored = mirrored
        self._rtl = language in RIGHT_TO_LEFT
        self._pitch = _LINE_PITCH.get(language, 1.3)
        self._elements: list[str] = []

    def svg(self) -> str:
        """Return the finished picture; the same drawing always gives the same text."""
        direction = "rtl" if self._rtl else "ltr"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" '
            f'width="{WIDTH}" height="{self.height}" lang="{self._language}" '
            f'direction="{direction}" role="img" font-family="{_FONTS}">\n'
            f" <title>{escape(self._title)}</title>\n"
            f' <rect width="{WIDTH}" height="{self.height}" fill="{PAPER}"/>\n'
        )
        return head + "".join(f" {element}\n" for element in self._elements) + "</svg>\n"

    # Shapes

    def rect(
        self,
        box: Box,
        fill: str,
        *,
        stroke: str = "",
        width: float = 3,
        radius: float = 22,
        dashed: bool = False,
    ) -> None:
        """Draw a rounded rectangle."""
        place = self._physical(box)
        self._add(
            f'<rect x="{number(place.x)}" y="{number(place.y)}" width="{number(place.w)}" '
            f'height="{number(place.h)}" rx="{number(min(radius, place.h / 2))}" '
            f'fill="{fill}"{_pen(stroke, width, dashed)}/>'
        )

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str,
        *,
        stroke: str = "",
        width: float = 3,
        dashed: bool = False,
        opacity: float = 1,
    ) -> None:
        """Draw a circle; ``opacity`` lets overlapping fills show through each other."""
        see_through = "" if opacity == 1 else f' fill-opacity="{number(opacity)}"'
        self._add(
            f'<circle cx="{number(self._x(centre.x))}" cy="{number(centre.y)}" r="{number(radius)}" '
            f'fill="{fill}"{see_through}{_pen(stroke, width, dashed)}/>'
        )

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        """Draw a filled shape with straight edges."""
        corners = " ".join(f"{number(self._x(x))},{number(y)}" for x, y in points)
        self._add(f'<polygon points="{corners}" fill="{fill}"/>')

    def line(
        self, points: Sequence[Point], stroke: str, *, width: float = 4, dashed: bool = False
    ) -> None:
        """Draw a line through two or more points."""
        stops = " ".join(f"{number(self._x(x))},{number(y)}" for x, y in points)
        self._add(f'<polyline points="{stops}" fill="none"{_pen(stroke, width, dashed)}/>')

    def arrow(
        self, points: Sequence[Point], stroke: str, *, width: float = 8, both_ends: bool = False
    ) -> None:
        """Draw a line that ends in an arrow head on the last point, or on both."""
        stops = list(points)
        heads = [_head(stops[-2], stops[-1], width)]
        stops[-1] = _halfway(heads[0])
        if both_ends:
            heads.append(_head(points[1], points[0], width))
            stops[0] = _halfway(heads[1])
        self.line(stops, stroke, width=width)
        for head in heads:
            self.polygon(head, stroke)

    def arc(
        self,
        centre: Point,
        radius: float,
        begin: float,
        end: float,
        stroke: str,
        *,
        width: float,
        head: bool = False,
    ) -> None:
        """Draw a clockwise arc between two angles (twelve o'clock is 0), with an arrow head if asked."""
        # A degree more under the head, or a hairline shows between the two.
        first, last = on_circle(centre, radius, begin), on_circle(centre, radius, end + head)
        large = int(end - begin > 180)
        sweep = 0 if self._mirrored else 1
        self._add(
            f'<path d="M{number(self._x(first.x))} {number(first.y)} A{number(radius)} {number(radius)} 0 {large} '
            f'{sweep} {number(self._x(last.x))} {number(last.y)}" fill="none"{_pen(stroke, width, False, "butt")}/>'
        )
        if head:
            inner = on_circle(centre, radius - width * 0.9, end)
            outer = on_circle(centre, radius + width * 0.9, end)
            tip_angle = end + width * 75 / radius
            self.polygon([inner, outer, on_circle(centre, radius, tip_angle)], stroke)

    def icon(self, name: str, centre: Point, size: float, ink: str) -> None:
        """Draw a line icon; only those that face a way turn round on a mirrored sheet."""
        scale = size / 24
        left, top = self._x(centre.x) - size / 2, centre.y - size / 2
        turned = self._mirrored and name in TURNING
        place = f"translate({number(left + size if turned else left)} {number(top)})"
        stretch = f"scale({number(-scale) if turned else number(scale)} {number(scale)})"
        strokes = "".join(f'<path d="{stroke}"/>' for stroke in ICONS[name])
        self._add(
            f'<g transform="{place} {stretch}" fill="none" stroke="{ink}" stroke-width="1.8" '
            f'stroke-linecap="round" stroke-linejoin="round">{strokes}</g>'
        )

    # Words

    def height_of(self, words: str, size: float = BODY) -> float:
        """Return the height that lines of this size take."""
        return (words.count("\n") + 1) * size * self._pitch

    def at_start(self, box: Box, width: float) -> Box:
        """Return the part of a box where its first words stand, on a mirrored sheet or not."""
        if self._rtl and not self._mirrored:
            return box.without_start(box.w - width)
        return box._replace(w=width)

    def text(
        self,
        box: Box,
        words: str,
        *,
        on: str,
        size: float = BODY,
        ink: str = "",
        bold: bool = False,
        align: Align = "start",
        top: bool = False,
        ltr: bool = False,
    ) -> float:
        """Write lines in a box, in its middle or from its top, and return the height they take.

        ``on`` is the colour underneath, by which ink is chosen and checked. ``ltr`` is for
        what stays left-to-right in any script, such as a telephone number.

        Raises LabelDoesNotFit for too many lines; lines that are too long are found when
        the picture is rendered, by the ``data-box`` written here.
        """
        ink = ink or INK_ON[on]
        lines = words.split("\n")
        pitch = size * self._pitch
        taken = self.height_of(words, size)
        self._check(box, words, size, taken, contrast(ink, on))
        place = self._physical(box)
        first = (place.y if top else place.centre.y - taken / 2) + pitch / 2 + size * 0.35
        x, anchor = self._anchor(place, align, ltr)
        rows = "".join(
            f'<tspan x="{number(x)}" y="{number(first + row * pitch)}">{escape(line)}</tspan>'
            for row, line in enumerate(lines)
        )
        room = " ".join(number(edge) for edge in place)
        self._add(
            f'<text font-size="{number(size)}"{" font-weight=" + quoteattr("700") if bold else ""} fill="{ink}" '
            f'text-anchor="{anchor}"{" direction=" + quoteattr("ltr") if ltr else ""} data-box="{room}">{rows}</text>'
        )
        return taken

    def _check(self, box: Box, words: str, size: float, taken: float, ratio: float) -> None:
        if taken > box.h + 1:
            raise LabelDoesNotFit(
                f"{self._language}: {words!r} needs {taken:.0f} px of height and has {box.h:.0f}"
            )
        if size < SMALLEST:
            raise ValueError(f"{words!r} is set at {size} px, below {SMALLEST}")
        if ratio < LEAST_CONTRAST:
            raise ValueError(f"{words!r} has a contrast of {ratio:.2f}, below {LEAST_CONTRAST}")

    def _anchor(self, place: Box, align: Align, ltr: bool) -> tuple[float, str]:
        if align == "middle":
            return place.centre.x, "middle"
        if not self._rtl:
            return place.x, "start"
        return place.right, "end" if ltr else "start"

    # From drawing to sheet

    def _x(self, x: float) -> float:
        return WIDTH - x if self._mirrored else x

    def _physical(self, box: Box) -> Box:
        return box._replace(x=WIDTH - box.right) if self._mirrored else box

    def _add(self, element: str) -> None:
        self._elements.append(element)


def _pen(stroke: str, width: float, dashed: bool, cap: str = "round") -> str:
    if not stroke:
        return ""
    dashes = f' stroke-dasharray="{number(width * 2.5)} {number(width * 2.5)}"' if dashed else ""
    return f' stroke="{stroke}" stroke-width="{number(width)}" stroke-linecap="{cap}" stroke-linejoin="round"{dashes}'


def _head(origin: Point, tip: Point, width: float) -> list[Point]:
    length = width * _HEAD_LENGTH
    span = ((tip.x - origin.x) ** 2 + (tip.y - origin.y) ** 2) ** 0.5
    along = Point((tip.x - origin.x) / span, (tip.y - origin.y) / span)
    foot = Point(tip.x - along.x * length, tip.y - along.y * length)
    half = length * 0.55
    return [
        tip,
        Point(foot.x - along.y * half, foot.y + along.x * half),
        Point(foot.x + along.y * half, foot.y - along.x * half),
    ]


def _halfway(head: Sequence[Point]) -> Point:
    # The shaft stops inside the head, so that its round cap cannot blunt the tip.
    tip, left, right = head
    foot = Point((left.x + right.x) / 2, (left.y + right.y) / 2)
    return Point((tip.x + foot.x) / 2, (tip.y + foot.y) / 2)
