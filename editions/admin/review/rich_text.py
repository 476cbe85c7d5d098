"""Rich text compared paragraph by paragraph and word by word, and shown as it reads.

What comes out is built anew from what `paragraphs` reads: words and a few formats.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from editions.admin.review.marks import View, escaped, joined, marked, nothing, shown
from editions.admin.review.paragraphs import Paragraph, Word, read_paragraphs
from editions.admin.review.showing import Showing
from editions.admin.review.word_diff import Op, diff, words

__all__ = ["compare_rich_text"]

# How alike two paragraphs are that count as one that was changed.
_SAME = 0.4


def compare_rich_text(old: str | None, new: str | None, showing: Showing) -> SafeString:
    """Safe HTML; where one side has nothing, the other is shown as it is."""
    before, after = read_paragraphs(old or "", showing), read_paragraphs(new or "", showing)
    view = showing.view
    if not before or not after:
        only = before or after
        hidden = (view == "old" and not before) or (view == "new" and not after)
        return nothing() if hidden or not only else _render([("equal", p.kind, _write(tuple(p.words))) for p in only])
    return _render(list(_compared(before, after, view)))


def _compared(before: list[Paragraph], after: list[Paragraph], view: View) -> Iterator[tuple[Op, str, str]]:
    for old, new in _aligned(before, after):
        if old is not None and new is not None:
            pieces = diff(old.words, new.words)
            yield "equal", (old if view == "old" else new).kind, shown(pieces, view, _write)
        elif old is not None and view != "new":
            yield "delete", old.kind, _write(tuple(old.words))
        elif new is not None and view != "old":
            yield "insert", new.kind, _write(tuple(new.words))


def _aligned(
    before: Sequence[Paragraph], after: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Which paragraph became which: equal ones first, then, between those, similar ones in order."""
    matcher = SequenceMatcher(None, [p.text for p in before], [p.text for p in after], autojunk=False)
    for _op, i1, i2, j1, j2 in matcher.get_opcodes():
        rest = list(after[j1:j2])
        for old in before[i1:i2]:
            found = next((n for n, new in enumerate(rest) if _alike(old.text, new.text)), None)
            if found is None:
                yield old, None
                continue
            yield from ((None, new) for new in rest[:found])
            yield old, rest[found]
            del rest[: found + 1]
        yield from ((None, new) for new in rest)


def _alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, words(old), words(new), autojunk=False).ratio() >= _SAME


def _write(tokens: tuple[Word, ...]) -> SafeString:
    runs = ((formats, escaped(word for word, _f in run)) for formats, run in groupby(tokens, key=lambda word: word[1]))
    return joined(_formatted(text, formats) for formats, text in runs)


def _formatted(text: SafeString, formats: tuple[str, ...]) -> SafeString:
    for name in formats:
        if name == "target":
            text = format_html('<small class="review-target"><bdi>{}</bdi></small>', text)
        elif name == "link":
            text = format_html('<span class="review-link">{}</span>', text)
        else:
            text = format_html("<em>{}</em>" if name == "em" else "<strong>{}</strong>", text)
    return text


def _render(rows: list[tuple[Op, str, str]]) -> SafeString:
    parts = []
    for kind, run in groupby(rows, key=lambda row: row[1]):
        inner = [marked(op, html) for op, _kind, html in run]
        if kind in ("ul", "ol"):
            items = joined(format_html("<li>{}</li>", each) for each in inner)
            parts.append(format_html("<ul>{}</ul>" if kind == "ul" else "<ol>{}</ol>", items))
        else:
            outer = '<p class="review-heading">{}</p>' if kind == "heading" else "<p>{}</p>"
            parts.extend(format_html(outer, each) for each in inner)
    return joined(parts)
