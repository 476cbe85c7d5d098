"""Blocks to merge: every way in which Wagtail nests values, and the product's own.

The streams are alike at every level, so that whatever can stand in one can be moved to
another, and containers can be nested in each other.
"""

from wagtail import blocks

from cms.content.blocks import LESSON_BLOCKS

# Containers can be nested as deep as this; below, they are unknown blocks.
DEPTH = 10


class PlaceBlock(blocks.StructBlock):
    city = blocks.CharBlock()
    floor = blocks.IntegerBlock(required=False)


class ContactBlock(blocks.StructBlock):
    """A struct with a struct and a list of plain values in it."""

    name = blocks.CharBlock()
    place = PlaceBlock()
    phones = blocks.ListBlock(blocks.CharBlock())


class PointBlock(blocks.StructBlock):
    text = blocks.CharBlock()
    detail = blocks.RichTextBlock(required=False)


class TickBlock(blocks.StructBlock):
    text = blocks.CharBlock()
    right = blocks.BooleanBlock(required=False)


class QuizBlock(blocks.StructBlock):
    """A question: its options and the key to them make sense together only."""

    stem = blocks.TextBlock()
    options = blocks.ListBlock(TickBlock())
    correct = blocks.CharBlock()
    feedback = blocks.RichTextBlock()

    class Meta:
        merge_groups = [("options", "correct")]


class RowBlock(blocks.StructBlock):
    head = blocks.CharBlock()
    cells = blocks.ListBlock(blocks.TextBlock())


PLAIN: tuple[tuple[str, blocks.Block], ...] = (
    ("line", blocks.CharBlock()),
    ("prose", blocks.RichTextBlock()),
    ("number", blocks.IntegerBlock(required=False)),
    ("contact", ContactBlock()),
    ("points", blocks.ListBlock(PointBlock())),
    ("rows", blocks.ListBlock(RowBlock())),
    ("quiz", QuizBlock()),
)


def _stream(depth: int) -> blocks.StreamBlock:
    if not depth:
        return blocks.StreamBlock(list(PLAIN))
    inner = _stream(depth - 1)
    return blocks.StreamBlock(
        [
            *PLAIN,
            ("box", blocks.StructBlock([("title", blocks.CharBlock()), ("body", inner)])),
            ("stack", inner),
            ("columns", blocks.ListBlock(inner)),
        ]
    )


COURSE = _stream(DEPTH)
"""A stream of everything above, in itself as a struct's field, as a block and as list items."""

TEXTS = blocks.StreamBlock([("prose", blocks.RichTextBlock())])
"""A stream of rich texts alone."""

LINES = blocks.StreamBlock([("line", blocks.CharBlock())])
"""A stream of single values alone, for what concerns their order."""

QUESTIONS = blocks.StreamBlock([("quiz", QuizBlock()), ("points", blocks.ListBlock(PointBlock()))])
"""Questions alone, for what moves between them."""

LESSON = blocks.StreamBlock(list(LESSON_BLOCKS))
"""The body of a lesson as the product defines it."""
