"""The parts that the pictures share: headings, cards, numbers, bulleted lines, notes."""

from collections.abc import Sequence

from cms.demo.pictures.canvas import WIDTH, Canvas
from cms.demo.pictures.geometry import Box, Point, around
from cms.demo.pictures.palette import BODY, HEAD, NAVY, PAPER, RULE, TEAL, TITLE, WHITE

MARGIN = 70
CONTENT_TOP = 190


def heading(canvas: Canvas, title: str) -> None:
    """Write the picture's title at the start of the sheet, over a short rule."""
    canvas.text(Box(MARGIN, 44, WIDTH - 2 * MARGIN, 84), title, on=PAPER, size=TITLE, ink=NAVY, bold=True)
    canvas.rect(canvas.at_start(Box(MARGIN, 142, WIDTH - 2 * MARGIN, 10), 130), TEAL, radius=5)


def card(canvas: Canvas, box: Box, *, edge: str = RULE, fill: str = WHITE) -> None:
    """Draw the white panel that most of the words stand on."""
    canvas.rect(box, fill, stroke=edge, width=3)


def badge(canvas: Canvas, centre: Point, mark: str, fill: str, *, radius: float = 36) -> None:
    """Draw a number in a filled circle."""
    canvas.circle(centre, radius, fill, stroke=WHITE, width=4)
    size = radius * 1.1
    canvas.text(around(centre, radius), mark, on=fill, size=size, bold=True, align="middle")


def icon_badge(canvas: Canvas, centre: Point, name: str, fill: str, *, radius: float = 46) -> None:
    """Draw a white line icon in a filled circle."""
    canvas.circle(centre, radius, fill)
    canvas.icon(name, centre, radius * 1.15, WHITE)


def bullets(canvas: Canvas, box: Box, items: Sequence[str], dot: str, *, gap: float = 12) -> None:
    """Write items one under the other from the top of a box, each behind a dot."""
    room = box
    for item in items:
        height = canvas.text(room.without_start(34), item, on=WHITE, top=True)
        # The dot belongs to the first line, whatever the number of lines.
        first_line = height / (item.count("\n") + 1)
        canvas.circle(Point(room.x + 10, room.y + first_line / 2), 8, dot)
        room = room.below(height + gap)


def headed_words(
    canvas: Canvas,
    box: Box,
    head: str,
    words: str,
    *,
    on: str = WHITE,
    ink: str = NAVY,
    size: float = BODY,
    top: bool = False,
) -> None:
    """Write a bold heading with plain lines under it, in the middle of a box or from its top."""
    gap = 4
    taken = canvas.height_of(head, HEAD) + gap + canvas.height_of(words, size)
    room = box if top else box.below(max(0, (box.h - taken) / 2))
    height = canvas.text(room, head, on=on, size=HEAD, ink=ink, bold=True, top=True)
    canvas.text(room.below(height + gap), words, on=on, size=size, top=True)


def note(canvas: Canvas, box: Box, icon: str, words: str, *, accent: str, fill: str) -> None:
    """Draw a tinted strip with an icon, for the one thing to keep in mind."""
    canvas.rect(box, fill)
    canvas.rect(Box(box.x, box.y, 14, box.h), accent, radius=7)
    canvas.icon(icon, Point(box.x + 72, box.centre.y), 56, accent)
    canvas.text(box.without_start(124).inset(8, 4), words, on=fill, size=BODY)
