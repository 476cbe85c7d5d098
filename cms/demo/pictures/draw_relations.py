"""Pictures of what stands beside what: the actors, the three ingredients of risk, a range."""

from collections.abc import Mapping
from typing import Any, Final

from cms.demo.pictures.canvas import WIDTH, Canvas
from cms.demo.pictures.geometry import Box, Point, around
from cms.demo.pictures.palette import (
    AMBER,
    AMBER_TINT,
    BODY,
    HEAD,
    INK,
    NAVY,
    NAVY_TINT,
    PAPER,
    RULE,
    TEAL,
    TEAL_TINT,
    WHITE,
)
from cms.demo.pictures.pieces import CONTENT_TOP, MARGIN, card, note

_ACTOR_ICONS: Final = ("flag", "landmark", "embassy", "briefcase", "people", "globe")
_EDGE: Final = 50  # closer than the usual margin: the cards need the width


def actor_map(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """The post in the middle, six kinds of partner round it, each with what it gives and needs."""
    width, height, gap = 540, 366, 24
    hub = Point(WIDTH / 2, CONTENT_TOP + 1.5 * height + gap)
    boxes = [
        Box(x, CONTENT_TOP + row * (height + gap), width, height)
        for row in range(3)
        for x in (_EDGE, WIDTH - _EDGE - width)
    ]
    for box in boxes:
        inner = box.right + 6 if box.x < hub.x else box.x - 6
        canvas.arrow(
            [_towards(hub, Point(inner, box.centre.y), 126), Point(inner, box.centre.y)],
            NAVY,
            width=6,
            both_ends=True,
        )
    canvas.circle(hub, 118, NAVY)
    canvas.icon("embassy", Point(hub.x, hub.y - 50), 72, WHITE)
    canvas.text(
        Box(hub.x - 110, hub.y - 12, 220, 116),
        labels["hub"],
        on=NAVY,
        size=HEAD,
        bold=True,
        align="middle",
        top=True,
    )
    for box, icon, actor in zip(boxes, _ACTOR_ICONS, labels["actors"], strict=True):
        card(canvas, box, edge=NAVY)
        canvas.icon(icon, Point(box.centre.x, box.y + 44), 62, NAVY)
        name = Box(box.x + 12, box.y + 78, box.w - 24, 62)
        canvas.text(name, actor["name"], on=WHITE, size=36, ink=NAVY, bold=True, align="middle")
        give, need = (Box(box.x + 14, box.y + down, box.w - 28, 100) for down in (144, 252))
        _exchange(canvas, give, labels["gives"], actor["gives"], TEAL_TINT)
        _exchange(canvas, need, labels["needs"], actor["needs"], AMBER_TINT)


def _exchange(canvas: Canvas, box: Box, head: str, words: str, ground: str) -> None:
    canvas.rect(box, ground, radius=16)
    upper, lower = Box(box.x, box.y + 5, box.w, 42), Box(box.x + 6, box.y + 45, box.w - 12, 48)
    canvas.text(upper, head, on=ground, size=28, ink=NAVY, bold=True, align="middle")
    canvas.text(lower, words, on=ground, size=32, align="middle")


def _towards(origin: Point, target: Point, distance: float) -> Point:
    span = ((target.x - origin.x) ** 2 + (target.y - origin.y) ** 2) ** 0.5
    share = distance / span
    return Point(origin.x + (target.x - origin.x) * share, origin.y + (target.y - origin.y) * share)


_REACH: Final = 210  # radius of one ingredient
_SPREAD: Final = 132  # of the upper two from the middle line


def barrier_meets_hazard(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Hazard, barrier and lack of options overlap; take the barrier away and the overlap goes."""
    for x, head in ((MARGIN, labels["before"]), (WIDTH - MARGIN - 690, labels["after"])):
        canvas.text(
            Box(x, CONTENT_TOP, 690, 64),
            head,
            on=PAPER,
            size=HEAD,
            ink=NAVY,
            bold=True,
            align="middle",
        )
    _meeting(canvas, Point(MARGIN + 345, 560), labels, with_barrier=True)
    _meeting(canvas, Point(WIDTH - MARGIN - 345, 560), labels, with_barrier=False)
    canvas.arrow([Point(756, 600), Point(850, 600)], NAVY, width=14)
    strip = Box(MARGIN, 960, WIDTH - 2 * MARGIN, 120)
    note(canvas, strip, "shield", labels["reminder"], accent=TEAL, fill=TEAL_TINT)


def _meeting(canvas: Canvas, middle: Point, labels: Mapping[str, Any], *, with_barrier: bool) -> None:
    hazard = Point(middle.x - _SPREAD, middle.y - 84)
    barrier = Point(middle.x + _SPREAD, middle.y - 84)
    options = Point(middle.x, middle.y + 150)
    canvas.circle(hazard, _REACH, AMBER_TINT, stroke=AMBER, width=5)
    canvas.circle(options, _REACH, NAVY_TINT, stroke=NAVY, width=5, opacity=0.75)
    if with_barrier:
        canvas.circle(barrier, _REACH, TEAL_TINT, stroke=TEAL, width=5, opacity=0.75)
    else:
        canvas.circle(barrier, _REACH, "none", stroke=TEAL, width=5, dashed=True)
    _ingredient(canvas, Point(hazard.x - 60, hazard.y - 44), labels["hazard"], AMBER_TINT)
    _ingredient(canvas, Point(options.x, options.y + 92), labels["options"], NAVY_TINT)
    place = Point(barrier.x + 60, barrier.y - 44)
    _ingredient(
        canvas,
        place,
        labels["barrier" if with_barrier else "measure"],
        TEAL_TINT if with_barrier else PAPER,
    )
    if with_barrier:
        canvas.circle(middle, 84, AMBER, stroke=WHITE, width=5)
        canvas.text(around(middle, 80), labels["risk"], on=AMBER, size=HEAD, bold=True, align="middle")
    else:
        canvas.circle(middle, 84, WHITE, stroke=TEAL, width=5)
        canvas.text(
            around(middle, 80),
            labels["safer"],
            on=WHITE,
            size=HEAD,
            ink=TEAL,
            bold=True,
            align="middle",
        )


def _ingredient(canvas: Canvas, centre: Point, label: Mapping[str, str], ground: str) -> None:
    box = Box(centre.x - 130, centre.y - 92, 260, 184)
    taken = canvas.text(box, label["name"], on=ground, size=34, ink=NAVY, bold=True, align="middle", top=True)
    canvas.text(box.below(taken), label["example"], on=ground, size=30, ink=INK, align="middle", top=True)


_AXIS: Final = (800, 2400)
_AXIS_X: Final = (150, 1450)
_AXIS_Y: Final = 400


def number_range(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """A range on a number line; each end has a source and a date, the middle has none."""
    low, high, middle = (_on_axis(value) for value in (1200, 2000, 1600))
    canvas.line([Point(_AXIS_X[0], _AXIS_Y), Point(_AXIS_X[1], _AXIS_Y)], RULE, width=8)
    canvas.rect(Box(low, _AXIS_Y - 24, high - low, 48), TEAL, radius=24)
    for value in range(_AXIS[0], _AXIS[1] + 1, 400):
        x = _on_axis(value)
        canvas.line([Point(x, _AXIS_Y + 28), Point(x, _AXIS_Y + 46)], NAVY, width=4)
        canvas.text(
            Box(x - 90, _AXIS_Y + 48, 180, 50),
            f"{value:,}",
            on=PAPER,
            ink=NAVY,
            bold=True,
            align="middle",
        )
    canvas.circle(Point(middle, _AXIS_Y), 40, WHITE, stroke=AMBER, width=6)
    canvas.icon("cross", Point(middle, _AXIS_Y), 56, AMBER)
    caption = Box(middle - 480, CONTENT_TOP, 960, 150)
    canvas.text(caption, labels["middle"], on=PAPER, ink=AMBER, bold=True, align="middle")
    for x, end in ((low, labels["low"]), (high, labels["high"])):
        box = Box(x - 300 if x == low else x - 240, 550, 540, 320)
        canvas.line([Point(x, _AXIS_Y + 100), Point(x, box.y)], TEAL, width=5)
        _source_card(canvas, box, end)
    _plan_line(canvas, Box(MARGIN, 920, WIDTH - 2 * MARGIN, 200), labels)


def _on_axis(value: float) -> float:
    share = (value - _AXIS[0]) / (_AXIS[1] - _AXIS[0])
    return _AXIS_X[0] + share * (_AXIS_X[1] - _AXIS_X[0])


def _source_card(canvas: Canvas, box: Box, end: Mapping[str, str]) -> None:
    card(canvas, box, edge=TEAL)
    head = Box(box.x + 20, box.y + 16, box.w - 40, 76)
    canvas.text(head, end["value"], on=WHITE, size=44, ink=TEAL, bold=True, align="middle")
    canvas.text(
        Box(box.x + 20, box.y + 92, box.w - 40, 210),
        end["source"],
        on=WHITE,
        size=BODY,
        align="middle",
    )


def _plan_line(canvas: Canvas, box: Box, labels: Mapping[str, Any]) -> None:
    canvas.rect(box, NAVY_TINT)
    canvas.text(
        Box(box.x + 24, box.y + 14, box.w - 48, 56),
        labels["plan_head"],
        on=NAVY_TINT,
        size=HEAD,
        ink=NAVY,
        bold=True,
        align="middle",
    )
    canvas.text(Box(box.x + 24, box.y + 74, box.w - 48, 112), labels["plan"], on=NAVY_TINT, align="middle")
