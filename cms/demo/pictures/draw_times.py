"""Pictures of time: the first 72 hours of a crisis, and how much warning each kind gives."""

from collections.abc import Mapping
from typing import Any, Final

from cms.demo.pictures.canvas import WIDTH, Canvas
from cms.demo.pictures.geometry import Box, Point
from cms.demo.pictures.palette import AMBER, AMBER_TINT, BODY, HEAD, NAVY, PAPER, TEAL, TEAL_TINT, WHITE
from cms.demo.pictures.pieces import CONTENT_TOP, MARGIN, card, headed_words

_CLOCK_WIDTH: Final = 254
_LANE_WIDTH: Final = 590
_ROW_HEIGHT: Final = 166
_ROW_GAP: Final = 26


def first_72_hours(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Five stretches of time downwards; what hits the post beside what the desk does."""
    pressure_x = MARGIN + _CLOCK_WIDTH + 20
    desk_x = WIDTH - MARGIN - _LANE_WIDTH + 10
    pressure = Box(pressure_x, CONTENT_TOP, _LANE_WIDTH - 20, 70)
    desk = Box(desk_x, CONTENT_TOP, _LANE_WIDTH - 10, 70)
    for head, lane, accent in ((pressure, "pressure", AMBER), (desk, "desk", TEAL)):
        canvas.rect(head, accent)
        canvas.text(head.inset(24, 4), labels[lane], on=accent, size=HEAD, bold=True)

    top = CONTENT_TOP + 96
    spine = MARGIN + 44
    last = top + len(labels["rows"]) * (_ROW_HEIGHT + _ROW_GAP)
    canvas.arrow([Point(spine, top), Point(spine, last)], NAVY, width=8)
    for nth, row in enumerate(labels["rows"]):
        y = top + nth * (_ROW_HEIGHT + _ROW_GAP)
        middle = y + _ROW_HEIGHT / 2
        canvas.circle(Point(spine, middle), 20, WHITE, stroke=NAVY, width=8)
        when = Box(spine + 38, y, _CLOCK_WIDTH - 66, _ROW_HEIGHT)
        canvas.text(when, row["when"], on=PAPER, size=HEAD, ink=NAVY, bold=True)
        hit = Box(pressure.x, y, pressure.w, _ROW_HEIGHT)
        answer = Box(desk.x, y, desk.w, _ROW_HEIGHT)
        card(canvas, hit, edge=AMBER_TINT, fill=AMBER_TINT)
        card(canvas, answer, edge=TEAL_TINT, fill=TEAL_TINT)
        canvas.arrow([Point(hit.right + 4, middle), Point(answer.x - 2, middle)], NAVY, width=5)
        canvas.text(hit.inset(26, 6), row["pressure"], on=AMBER_TINT)
        canvas.text(answer.inset(26, 6), row["desk"], on=TEAL_TINT)


_ONSETS: Final = ((TEAL, 440), (TEAL, 320), (NAVY, 180), (AMBER, 26))
_EVENT_X: Final = 1000


def onset_speeds(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Bars of warning time that end where the event strikes, with what that time allows."""
    columns = (
        Box(MARGIN + 34, CONTENT_TOP, 420, 60),
        Box(555, CONTENT_TOP, 430, 60),
        Box(1040, CONTENT_TOP, 490, 60),
    )
    for box, head in zip(columns, labels["heads"], strict=True):
        canvas.text(box, head, on=PAPER, size=BODY, ink=NAVY, bold=True)
    top, height, gap = CONTENT_TOP + 76, 190, 20
    bottom = top + 4 * (height + gap) - gap
    rows = []
    for nth, ((accent, length), row) in enumerate(zip(_ONSETS, labels["rows"], strict=True)):
        box = Box(MARGIN, top + nth * (height + gap), WIDTH - 2 * MARGIN, height)
        card(canvas, box)
        _onset_row(canvas, box, row, accent, length)
        rows.append(box)
    # Drawn last, so that the line of the event crosses every row.
    canvas.line([Point(_EVENT_X, top - 6), Point(_EVENT_X, bottom + 14)], AMBER, width=10)
    label = Box(_EVENT_X - 300, bottom + 24, 600, 60)
    canvas.text(label, labels["event"], on=PAPER, size=HEAD, ink=AMBER, bold=True, align="middle")


def _onset_row(canvas: Canvas, box: Box, row: Mapping[str, str], accent: str, length: float) -> None:
    words = Box(box.x + 34, box.y + 6, 420, box.h - 12)
    headed_words(canvas, words, row["speed"], row["examples"], ink=accent)
    bar = Box(_EVENT_X - 5 - length, box.centre.y - 44, length, 88)
    canvas.rect(bar, accent, radius=14)
    room = Box(_EVENT_X - 440, bar.y, 434, bar.h)
    inside = length > 150
    place = bar.inset(8, 0) if inside else room._replace(w=room.w - length - 16)
    canvas.text(
        place,
        row["warning"],
        on=accent if inside else WHITE,
        ink=None if inside else accent,
        bold=True,
        align="middle",
    )
    canvas.text(Box(1040, box.y + 8, 480, box.h - 16), row["use"], on=WHITE)
