"""The heads of arrows: where their three corners lie."""

from collections.abc import Sequence
from typing import Final

from cms.demo.pictures.geometry import Point

_LENGTH: Final = 3.4  # in widths of the shaft
_HALF_WIDTH: Final = 0.55  # in lengths of the head


def head(origin: Point, tip: Point, width: float) -> list[Point]:
    """Return the corners of the head, tip first, of a shaft that comes from `origin`."""
    length = width * _LENGTH
    span = ((tip.x - origin.x) ** 2 + (tip.y - origin.y) ** 2) ** 0.5
    along = Point((tip.x - origin.x) / span, (tip.y - origin.y) / span)
    foot = Point(tip.x - along.x * length, tip.y - along.y * length)
    half = length * _HALF_WIDTH
    return [
        tip,
        Point(foot.x - along.y * half, foot.y + along.x * half),
        Point(foot.x + along.y * half, foot.y - along.x * half),
    ]


def end_of_shaft(corners: Sequence[Point]) -> Point:
    """Return where the shaft stops: inside the head, so that its round cap cannot blunt the tip."""
    tip, left, right = corners
    foot = Point((left.x + right.x) / 2, (left.y + right.y) / 2)
    return Point((tip.x + foot.x) / 2, (tip.y + foot.y) / 2)
