"""Pictures of links that hold each other: the evacuation chain and the referral path."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from cms.demo.pictures.canvas import WIDTH, Canvas
from cms.demo.pictures.geometry import Box, Point
from cms.demo.pictures.palette import AMBER, AMBER_TINT, HEAD, NAVY, NAVY_TINT, PAPER, RULE, TEAL, TEAL_TINT, WHITE
from cms.demo.pictures.pieces import CONTENT_TOP, MARGIN, badge, card, headed_words, icon_badge, note

_LINK_ICONS: Final = ("pin", "clipboard", "luggage", "copies", "bus", "reception")
_LINK_WIDTH: Final = 448
_LINK_GAP: Final = 58
_LINK_HEIGHT: Final = 352


def evacuation_chain(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Six links in two rows of three, from the assembly point to the reception desk."""
    boxes = [
        Box(
            MARGIN + column * (_LINK_WIDTH + _LINK_GAP),
            CONTENT_TOP + 10 + row * (_LINK_HEIGHT + 110),
            _LINK_WIDTH,
            _LINK_HEIGHT,
        )
        for row in range(2)
        for column in range(3)
    ]
    for place, (box, icon, link) in enumerate(zip(boxes, _LINK_ICONS, labels["links"], strict=True), 1):
        accent = TEAL if place == len(boxes) else NAVY
        card(canvas, box, edge=accent if accent == TEAL else RULE)
        badge(canvas, Point(box.x + 66, box.y + 68), str(place), accent)
        canvas.icon(icon, Point(box.right - 70, box.y + 68), 76, accent)
        words = Box(box.x + 32, box.y + 112, box.w - 50, 230)
        headed_words(canvas, words, link["name"], link["what"], ink=accent, size=32, top=True)
    for before, after in ((0, 1), (1, 2), (3, 4), (4, 5)):
        y = boxes[before].centre.y
        canvas.arrow([Point(boxes[before].right + 8, y), Point(boxes[after].x - 6, y)], NAVY)
    # From the end of the first row back to the start of the second.
    turn = boxes[2].bottom + 50
    canvas.arrow(
        [
            Point(boxes[2].centre.x, boxes[2].bottom + 8),
            Point(boxes[2].centre.x, turn),
            Point(boxes[3].centre.x, turn),
            Point(boxes[3].centre.x, boxes[3].y - 6),
        ],
        NAVY,
    )
    reminder = Box(MARGIN, boxes[5].bottom + 44, WIDTH - 2 * MARGIN, 120)
    note(canvas, reminder, "clipboard", labels["reminder"], accent=AMBER, fill=AMBER_TINT)


_STEP_ICONS: Final = ("eye", "lock", "tick", "contact")
_STEP_WIDTH: Final = 660
_SERVICES_X: Final = 1100


def referral_path(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Four steps down at the post, a handover across to a service, and a check that comes back."""
    height, gap = 188, 32
    steps = [Box(MARGIN, CONTENT_TOP + nth * (height + gap), _STEP_WIDTH, height) for nth in range(4)]
    for place, (box, icon, step) in enumerate(zip(steps, _STEP_ICONS, labels["steps"], strict=True), 1):
        card(canvas, box)
        badge(canvas, Point(box.x + 58, box.centre.y), str(place), NAVY)
        canvas.icon(icon, Point(box.right - 54, box.centre.y), 66, TEAL)
        words = Box(box.x + 112, box.y + 2, box.w - 212, height - 4)
        headed_words(canvas, words, step["name"], step["what"], size=32)
    for upper, lower in pairwise(steps):
        canvas.arrow([Point(upper.x + 58, upper.bottom + 3), Point(upper.x + 58, lower.y - 3)], NAVY, width=7)

    services = Box(_SERVICES_X, CONTENT_TOP, WIDTH - MARGIN - _SERVICES_X, steps[3].bottom - CONTENT_TOP)
    _services(canvas, services, labels)
    left, right = steps[0].right + 14, services.x - 12
    handover, back = steps[3].centre.y, steps[1].centre.y
    _crossing(canvas, [Point(left, handover), Point(right, handover)], "5", labels["handover"], TEAL)
    _crossing(canvas, [Point(right, back), Point(left, back)], "6", labels["check_back"], AMBER)
    reminder = Box(MARGIN, services.bottom + 44, WIDTH - 2 * MARGIN, 120)
    note(canvas, reminder, "shield", labels["reminder"], accent=NAVY, fill=NAVY_TINT)


def _services(canvas: Canvas, box: Box, labels: Mapping[str, Any]) -> None:
    canvas.rect(box, TEAL_TINT, stroke=TEAL)
    icon_badge(canvas, Point(box.centre.x, box.y + 74), "people", TEAL)
    head = Box(box.x + 24, box.y + 128, box.w - 48, 70)
    canvas.text(head, labels["services_head"], on=TEAL_TINT, size=HEAD, ink=NAVY, bold=True, align="middle")
    room = box.below(210).inset(28, 0)
    pitch = (room.h - 14) / len(labels["services"])
    for nth, service in enumerate(labels["services"]):
        pill = Box(room.x, room.y + nth * pitch, room.w, pitch - 16)
        canvas.rect(pill, WHITE, stroke=TEAL, width=2, radius=18)
        canvas.text(pill.inset(8, 2), service, on=WHITE, size=32, align="middle")


def _crossing(canvas: Canvas, points: list[Point], mark: str, words: str, accent: str) -> None:
    canvas.arrow(points, accent, width=12)
    centre = Point((points[0].x + points[1].x) / 2, points[0].y)
    height = canvas.height_of(words, 32)
    room = Box(centre.x - 172, centre.y - 28 - height, 344, height)
    canvas.text(room, words, on=PAPER, size=32, ink=accent, bold=True, align="middle")
    badge(canvas, Point(centre.x, room.y - 44), mark, accent)
