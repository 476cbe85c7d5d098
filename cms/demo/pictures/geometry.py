"""Boxes, points on a circle, and numbers as SVG writes them."""

from math import cos, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the canvas, in pixels from its top left corner."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle on the canvas, in pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    def inset(self, across: float, down: float | None = None) -> "Box":
        """Return the box less a margin on the sides and at top and bottom."""
        down = across if down is None else down
        return Box(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)

    def without_start(self, width: float) -> "Box":
        """Return what is left after cutting `width` from the start edge."""
        return Box(self.x + width, self.y, self.w - width, self.h)

    def below(self, height: float) -> "Box":
        """Return what is left after cutting `height` from the top."""
        return Box(self.x, self.y + height, self.w, self.h - height)


def around(centre: Point, radius: float) -> Box:
    """Return the square that encloses a circle."""
    return Box(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)


def on_circle(centre: Point, radius: float, degrees: float) -> Point:
    """Return the point at an angle counted clockwise from twelve o'clock."""
    turn = radians(degrees)
    return Point(centre.x + radius * sin(turn), centre.y - radius * cos(turn))


def number(value: float) -> str:
    """Write a number in the shortest form, to a hundredth of a pixel."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
