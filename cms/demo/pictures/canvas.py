"""An SVG sheet that can be drawn once and written left-to-right or right-to-left.

Drawings speak of *start* and *end* edges as if they read left to right. A mirrored
sheet turns every x into `WIDTH - x`; glyphs themselves are never flipped.
"""

from collections.abc import Sequence
from typing import Final, Literal

from cms.demo.pictures import arrows
from cms.demo.pictures.geometry import Box, Point, number, on_circle
from cms.demo.pictures.icons import ICONS, TURNING
from cms.demo.pictures.markup import element, pen, words
from cms.demo.pictures.palette import BODY, INK_ON, LEAST_CONTRAST, PAPER, SMALLEST, contrast

WIDTH: Final = 1600
RIGHT_TO_LEFT: Final = frozenset({"ar"})

Align = Literal["start", "middle"]

_FONTS: Final = "'Noto Sans', 'Noto Sans Arabic', sans-serif"
_LINE_PITCH: Final = 1.3
_ARABIC_LINE_PITCH: Final = 1.46  # the letters reach further above and below the line
_BASELINE: Final = 0.35  # below the middle of a line, in sizes of the type


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
        self._pitch = _ARABIC_LINE_PITCH if language == "ar" else _LINE_PITCH
        self._elements: list[str] = []

    def svg(self) -> str:
        """Return the finished picture; the same drawing always gives the same text."""
        ground = element("rect", width=WIDTH, height=self.height, fill=PAPER)
        content = [element("title", words(self._title)), ground, *self._elements]
        return (
            element(
                "svg",
                "\n" + "".join(f" {each}\n" for each in content),
                xmlns="http://www.w3.org/2000/svg",
                viewBox=f"0 0 {WIDTH} {self.height}",
                width=WIDTH,
                height=self.height,
                lang=self._language,
                direction="rtl" if self._rtl else "ltr",
                role="img",
                font_family=_FONTS,
            )
            + "\n"
        )

    # Shapes

    def rect(
        self,
        box: Box,
        fill: str,
        *,
        stroke: str | None = None,
        width: float = 3,
        radius: float = 22,
        dashed: bool = False,
    ) -> None:
        """Draw a rounded rectangle."""
        place = self._physical(box)
        outline = pen(stroke, width, dashed=dashed)
        rounding = min(radius, place.h / 2)
        self._add("rect", x=place.x, y=place.y, width=place.w, height=place.h, rx=rounding, fill=fill, **outline)

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str,
        *,
        stroke: str | None = None,
        width: float = 3,
        dashed: bool = False,
        opacity: float | None = None,
    ) -> None:
        """Draw a circle; `opacity` lets overlapping fills show through each other."""
        outline = pen(stroke, width, dashed=dashed)
        self._add("circle", cx=self._x(centre.x), cy=centre.y, r=radius, fill=fill, fill_opacity=opacity, **outline)

    def polygon(self, corners: Sequence[Point], fill: str) -> None:
        """Draw a filled shape with straight edges."""
        self._add("polygon", points=self._stops(corners), fill=fill)

    def line(self, points: Sequence[Point], stroke: str, *, width: float = 4) -> None:
        """Draw a line through two or more points."""
        self._add("polyline", points=self._stops(points), fill="none", **pen(stroke, width))

    def arrow(self, points: Sequence[Point], stroke: str, *, width: float = 8, both_ends: bool = False) -> None:
        """Draw a line that ends in an arrow head on the last point, or on both."""
        stops = list(points)
        heads = [arrows.head(points[-2], points[-1], width)]
        stops[-1] = arrows.end_of_shaft(heads[0])
        if both_ends:
            heads.append(arrows.head(points[1], points[0], width))
            stops[0] = arrows.end_of_shaft(heads[1])
        self.line(stops, stroke, width=width)
        for head in heads:
            self.polygon(head, stroke)

    def arc_arrow(self, centre: Point, radius: float, begin: float, end: float, stroke: str, *, width: float) -> None:
        """Draw a thick arrow round a centre, clockwise between two angles (twelve o'clock is 0)."""
        # A degree more under the head, or a hairline shows between the two.
        first, last = on_circle(centre, radius, begin), on_circle(centre, radius, end + 1)
        turn = f"0 {int(end - begin > 180)} {int(not self._mirrored)}"
        reach = f"{number(radius)} {number(radius)}"
        arc = (
            f"M{number(self._x(first.x))} {number(first.y)} A{reach} {turn} {number(self._x(last.x))} {number(last.y)}"
        )
        self._add("path", d=arc, fill="none", **pen(stroke, width, cap="butt"))
        sides = (on_circle(centre, radius + side * width * 0.9, end) for side in (-1, 1))
        self.polygon([*sides, on_circle(centre, radius, end + width * 75 / radius)], stroke)

    def icon(self, name: str, centre: Point, size: float, ink: str) -> None:
        """Draw a line icon; only those that face a way turn round on a mirrored sheet."""
        scale = size / 24
        left, top = self._x(centre.x) - size / 2, centre.y - size / 2
        turned = self._mirrored and name in TURNING
        self._add(
            "g",
            "".join(element("path", d=stroke) for stroke in ICONS[name]),
            transform=f"translate({number(left + size if turned else left)} {number(top)}) "
            f"scale({number(-scale if turned else scale)} {number(scale)})",
            fill="none",
            **pen(ink, 1.8),
        )

    # Words

    def height_of(self, text: str, size: float = BODY) -> float:
        """Return the height that lines of this size take."""
        return (text.count("\n") + 1) * size * self._pitch

    def at_start(self, box: Box, width: float) -> Box:
        """Return the part of a box where its first words stand, on a mirrored sheet or not."""
        if self._rtl and not self._mirrored:
            return box.without_start(box.w - width)
        return box._replace(w=width)

    def text(
        self,
        box: Box,
        text: str,
        *,
        on: str,
        size: float = BODY,
        ink: str | None = None,
        bold: bool = False,
        align: Align = "start",
        top: bool = False,
        ltr: bool = False,
    ) -> float:
        """Write lines in a box, in its middle or from its top, and return the height they take.

        `on` is the colour underneath, by which ink is chosen and checked. `ltr` is for
        what stays left-to-right in any script, such as a telephone number.

        Raises LabelDoesNotFit for too many lines; lines that are too long are found when
        the picture is rendered, by the `data-box` written here.
        """
        ink = ink or INK_ON[on]
        taken = self.height_of(text, size)
        self._check(box, text, size, contrast(ink, on))
        place = self._physical(box)
        pitch = size * self._pitch
        first = (place.y if top else place.centre.y - taken / 2) + pitch / 2 + size * _BASELINE
        x, anchor = self._anchor(place, align, ltr=ltr)
        self._add(
            "text",
            "".join(
                element("tspan", words(line), x=x, y=first + row * pitch) for row, line in enumerate(text.split("\n"))
            ),
            font_size=size,
            font_weight="700" if bold else None,
            fill=ink,
            text_anchor=anchor,
            direction="ltr" if ltr else None,
            data_box=" ".join(number(edge) for edge in place),
        )
        return taken

    def _check(self, box: Box, text: str, size: float, ratio: float) -> None:
        taken = self.height_of(text, size)
        if taken > box.h + 1:
            raise LabelDoesNotFit(f"{self._language}: {text!r} needs {taken:.0f} px of height and has {box.h:.0f}")
        if size < SMALLEST:
            raise ValueError(f"{text!r} is set at {size} px, below {SMALLEST}")
        if ratio < LEAST_CONTRAST:
            raise ValueError(f"{text!r} has a contrast of {ratio:.2f}, below {LEAST_CONTRAST}")

    def _anchor(self, place: Box, align: Align, *, ltr: bool) -> tuple[float, str]:
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

    def _stops(self, points: Sequence[Point]) -> str:
        return " ".join(f"{number(self._x(x))},{number(y)}" for x, y in points)

    def _add(self, tag: str, content: str = "", /, **attributes: str | float | None) -> None:
        self._elements.append(element(tag, content, **attributes))
