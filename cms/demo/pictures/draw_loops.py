"""Pictures that come round to their beginning: the crisis cycle and the after-action loop."""

from collections.abc import Mapping
from typing import Any, Final

from cms.demo.pictures.canvas import WIDTH, Canvas
from cms.demo.pictures.geometry import Box, Point, around, on_circle
from cms.demo.pictures.palette import AMBER, AMBER_TINT, HEAD, NAVY, NAVY_TINT, PAPER, TEAL, WHITE
from cms.demo.pictures.pieces import CONTENT_TOP, MARGIN, badge, bullets, card, note

_PHASES: Final = (
    # accent, icon, middle of its third of the ring in degrees, card
    (NAVY, "shield", 300, Box(60, CONTENT_TOP, 490, 520)),
    (AMBER, "bolt", 60, Box(WIDTH - 60 - 490, CONTENT_TOP, 490, 520)),
    (TEAL, "seedling", 180, Box(300, 866, 1000, 284)),
)


def crisis_cycle(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Three phases round a ring, each with the post's tasks and the modules that teach them."""
    ring, radius = Point(WIDTH / 2, 580), 190
    for place, ((accent, icon, middle, box), phase) in enumerate(zip(_PHASES, labels["phases"], strict=True), 1):
        canvas.arc_arrow(ring, radius, middle - 53, middle + 41, accent, width=46)
        badge(canvas, on_circle(ring, radius, middle - 6), str(place), accent, radius=42)
        _phase_card(canvas, box, str(place), phase, accent, icon)
    canvas.text(
        around(ring, 150),
        labels["centre"],
        on=PAPER,
        size=HEAD,
        ink=NAVY,
        bold=True,
        align="middle",
    )
    foundation = Box(60, 1184, WIDTH - 120, 110)
    note(canvas, foundation, "book", labels["foundation"], accent=NAVY, fill=NAVY_TINT)


def _phase_card(canvas: Canvas, box: Box, place: str, phase: Mapping[str, Any], accent: str, icon: str) -> None:
    card(canvas, box, edge=accent)
    band = Box(box.x, box.y, box.w, 76)
    canvas.rect(band, accent)
    canvas.rect(Box(box.x, box.y + 38, box.w, 38), accent, radius=0)
    canvas.circle(Point(box.x + 46, band.centre.y), 27, WHITE)
    number = around(Point(box.x + 46, band.centre.y), 27)
    canvas.text(number, place, on=WHITE, size=34, ink=accent, bold=True, align="middle")
    canvas.text(band.without_start(84).inset(4, 4), phase["name"], on=accent, size=37, bold=True)
    columns = phase["tasks"]
    width = (box.w - 60) / len(columns)
    for nth, tasks in enumerate(columns):
        room = Box(box.x + 30 + nth * width, box.y + 98, width, box.h - 172)
        bullets(canvas, room, tasks, accent)
    canvas.icon(icon, Point(box.right - 62, box.bottom - 50), 66, accent)
    canvas.text(
        Box(box.x + 30, box.bottom - 70, box.w - 130, 54),
        phase["modules"],
        on=WHITE,
        ink=accent,
        bold=True,
    )


_STEPS: Final = (
    ("book", Box(MARGIN, CONTENT_TOP + 10, 560, 320)),
    ("speech", Box(WIDTH - MARGIN - 560, CONTENT_TOP + 10, 560, 320)),
    ("three", Box(WIDTH - MARGIN - 560, 690, 560, 320)),
    ("page", Box(MARGIN, 690, 560, 320)),
)


def after_action_loop(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Facts, voices, three decisions, a new plan; and round again at the next exercise."""
    for place, ((icon, box), step) in enumerate(zip(_STEPS, labels["steps"], strict=True), 1):
        _step_card(canvas, box, icon, place, step)
    first, second, third, fourth = (box for _, box in _STEPS)
    canvas.arrow([Point(first.right + 20, 290), Point(second.x - 20, 290)], NAVY)
    canvas.arrow([Point(second.centre.x, second.bottom + 20), Point(second.centre.x, third.y - 20)], NAVY)
    canvas.arrow([Point(third.x - 20, 900), Point(fourth.right + 20, 900)], NAVY)
    canvas.arrow([Point(190, fourth.y - 20), Point(190, first.bottom + 20)], AMBER)
    canvas.text(Box(240, first.bottom + 6, 390, 158), labels["return"], on=PAPER, ink=AMBER, bold=True)
    _deadline(canvas, Point(WIDTH / 2, 600), labels)
    reminder = Box(MARGIN, 1054, WIDTH - 2 * MARGIN, 110)
    note(canvas, reminder, "three", labels["reminder"], accent=AMBER, fill=AMBER_TINT)


def _step_card(canvas: Canvas, box: Box, icon: str, place: int, step: Mapping[str, str]) -> None:
    card(canvas, box)
    badge(canvas, Point(box.x + 66, box.y + 70), str(place), NAVY)
    canvas.icon(icon, Point(box.right - 66, box.y + 70), 68, TEAL)
    name = Box(box.x + 120, box.y + 34, box.w - 230, 72)
    canvas.text(name, step["name"], on=WHITE, size=HEAD, ink=NAVY, bold=True)
    canvas.text(Box(box.x + 36, box.y + 126, box.w - 56, 180), step["what"], on=WHITE, top=True)


def _deadline(canvas: Canvas, centre: Point, labels: Mapping[str, Any]) -> None:
    canvas.circle(centre, 152, NAVY)
    figure = Box(centre.x - 130, centre.y - 128, 260, 150)
    canvas.text(figure, labels["days"], on=NAVY, size=96, bold=True, align="middle")
    unit = Box(centre.x - 130, centre.y + 4, 260, 110)
    canvas.text(unit, labels["days_unit"], on=NAVY, align="middle")
