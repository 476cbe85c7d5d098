"""Pictures of things that are written: the plan, the alert ladder, a message."""

from collections.abc import Mapping
from typing import Any, Final

from cms.demo.pictures.canvas import WIDTH, Canvas
from cms.demo.pictures.geometry import Box, Point
from cms.demo.pictures.palette import AMBER, BODY, HEAD, NAVY, NAVY_TINT, PAPER, RULE, TEAL, TEAL_TINT, WHITE
from cms.demo.pictures.pieces import CONTENT_TOP, MARGIN, badge, card, headed_words


def plan_on_a_page(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """One dated sheet with the eight parts of a contingency plan and its two annexes."""
    sheet = Box(MARGIN, CONTENT_TOP, WIDTH - 2 * MARGIN, 1020)
    canvas.rect(Box(sheet.x + 14, sheet.y + 14, sheet.w, sheet.h), RULE)
    canvas.rect(sheet, WHITE, stroke=NAVY, width=4)
    canvas.text(
        Box(sheet.x + 44, sheet.y + 22, 620, 70),
        labels["sheet"],
        on=WHITE,
        size=HEAD,
        ink=NAVY,
        bold=True,
    )
    stamp = Box(sheet.right - 700, sheet.y + 22, 660, 70)
    canvas.rect(stamp, AMBER, radius=16)
    canvas.icon("clock", Point(stamp.x + 46, stamp.centre.y), 46, WHITE)
    canvas.text(stamp.without_start(80).inset(6, 2), labels["stamp"], on=AMBER, bold=True)

    width, height, gap = 678, 170, 24
    for nth, part in enumerate(labels["parts"]):
        row, column = divmod(nth, 2)
        box = Box(
            sheet.x + 40 + column * (width + gap),
            sheet.y + 116 + row * (height + gap),
            width,
            height,
        )
        fill, accent = (TEAL_TINT, TEAL) if nth < 5 else (NAVY_TINT, NAVY)
        canvas.rect(box, fill)
        badge(canvas, Point(box.x + 64, box.centre.y), str(nth + 1), accent, radius=40)
        headed_words(
            canvas,
            Box(box.x + 130, box.y + 8, box.w - 144, height - 16),
            part["name"],
            part["what"],
            on=fill,
        )

    top = sheet.y + 116 + 4 * (height + gap)
    for column, annex in enumerate(labels["annexes"]):
        box = Box(sheet.x + 40 + column * (width + gap), top, width, 100)
        canvas.rect(box, WHITE, stroke=NAVY, dashed=True)
        canvas.icon("contact" if column == 0 else "clipboard", Point(box.x + 64, box.centre.y), 58, NAVY)
        canvas.text(box.without_start(130).inset(8, 4), annex, on=WHITE, ink=NAVY, bold=True)


_LEVEL_ACCENTS: Final = (AMBER, AMBER, NAVY, TEAL, TEAL)  # from the top rung down
_RUNG: Final = 198


def alert_ladder(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """Five levels from the foot upwards; on each rung what post, nationals and capital do."""
    first, width, gap = MARGIN + 410, 340, 15
    columns = [first + nth * (width + gap) for nth in range(3)]
    for x, who in zip(columns, labels["who"], strict=True):
        head = Box(x, CONTENT_TOP, width, 66)
        canvas.rect(head, NAVY, radius=16)
        canvas.text(head.inset(12, 2), who, on=NAVY, size=HEAD, bold=True, align="middle")
    top = CONTENT_TOP + 84
    bottom = top + len(labels["levels"]) * _RUNG
    canvas.arrow([Point(MARGIN + 6, bottom - 16), Point(MARGIN + 6, top)], NAVY, width=10)
    for nth, (accent, level) in enumerate(zip(_LEVEL_ACCENTS, labels["levels"], strict=True)):
        row = Box(MARGIN + 40, top + nth * _RUNG, WIDTH - 2 * MARGIN - 40, _RUNG - 16)
        strength = len(labels["levels"]) - nth
        _level_chip(
            canvas,
            Box(row.x - 6, row.y, 250 + strength * 22, row.h),
            level["name"],
            accent,
            strength,
        )
        for x, does in zip(columns, level["does"], strict=True):
            box = Box(x, row.y, width, row.h)
            card(canvas, box, edge=accent)
            canvas.text(box.inset(18, 4), does, on=WHITE, size=32)


def _level_chip(canvas: Canvas, box: Box, name: str, accent: str, strength: int) -> None:
    canvas.rect(box, accent)
    canvas.text(Box(box.x + 24, box.y + 12, box.w - 36, 108), name, on=accent, size=36, bold=True)
    # Rising bars say the level without colour.
    for nth in range(5):
        height = 12 + nth * 6
        bar = Box(box.x + 26 + nth * 34, box.bottom - 16 - height, 24, height)
        canvas.rect(bar, WHITE if nth < strength else accent, stroke=WHITE, width=2, radius=5)


_PARTS: Final = 7
_PHONE: Final = Box(MARGIN, CONTENT_TOP - 4, 710, 1070)


def message_anatomy(canvas: Canvas, labels: Mapping[str, Any]) -> None:
    """A message on a telephone, cut into seven numbered parts, each with its purpose beside it."""
    canvas.rect(_PHONE, NAVY, radius=64)
    screen = _PHONE.inset(22, 40)
    canvas.rect(screen, WHITE, radius=34)
    pitch = screen.h / _PARTS
    for nth, part in enumerate(labels["parts"]):
        row = Box(screen.x + 18, screen.y + 10 + nth * pitch, screen.w - 36, pitch - 20)
        accent = AMBER if nth == 3 else TEAL
        canvas.rect(
            row,
            NAVY_TINT if nth != 3 else WHITE,
            stroke=accent if nth == 3 else None,
            width=5,
            radius=18,
        )
        ground = WHITE if nth == 3 else NAVY_TINT
        _message_line(canvas, row.inset(22, 3), part, ground, bold=nth in (0, 3))
        purpose = Box(904, row.y, WIDTH - 50 - 904, row.h)
        canvas.line([Point(row.right + 4, row.centre.y), Point(840, row.centre.y)], accent, width=5)
        badge(canvas, Point(846, row.centre.y), str(nth + 1), accent)
        headed_words(canvas, purpose, part["name"], part["why"], on=PAPER, size=33)


def _message_line(canvas: Canvas, box: Box, part: Mapping[str, str], ground: str, *, bold: bool) -> None:
    if "number" not in part:
        canvas.text(box, part["says"], on=ground, size=BODY, bold=bold)
        return
    line = canvas.height_of(part["says"])
    pair = box.inset(0, box.h / 2 - line)
    canvas.text(pair, part["says"], on=ground, top=True)
    canvas.text(pair.below(line), part["number"], on=ground, bold=True, ltr=True, top=True)
