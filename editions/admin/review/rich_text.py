"""Rich text compared paragraph by paragraph and word by word, and shown as it reads.

What comes out is built anew from words and a few formats that are known: no tag, attribute or
address of the input ever reaches the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.content.references import COURSE_PAGE, REFERENCE_KINDS
from editions.admin.review.marks import View, escaped, joined, marked, nothing, shown
from editions.admin.review.showing import Showing
from editions.admin.review.word_diff import Op, diff, words

__all__ = ["compare_rich_text"]

_PARAGRAPHS = {"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"}
_FORMATS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_SILENT = {"script", "style", "template", "iframe", "object", "noscript"}
# How alike two paragraphs are that count as one that was changed.
_SAME = 0.4

Word = tuple[str, tuple[str, ...]]
"""A word and how it is formatted: `strong`, `em`, `target` (where a link leads), `link`."""


@dataclass(slots=True)
class _Paragraph:
    """`kind` is `p`, `heading`, `ul` or `ol`."""

    kind: str
    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(word for word, _formats in self.words)


class _Reader(HTMLParser):
    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self._showing = showing
        self.paragraphs: list[_Paragraph] = []
        self._open: _Paragraph | None = None
        self._formats: list[str] = []
        self._lists: list[str] = []
        self._links: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("ul", "ol"):
            self._lists.append(tag)
        elif tag in _PARAGRAPHS:
            self._start(tag)
        elif tag == "br":
            self._write("\n")
        elif tag in _FORMATS:
            self._formats.append(_FORMATS[tag])
        elif tag == "a":
            self._links.append(self._target(dict(attrs)))
            self._formats.append("link")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)
            if tag != "br":
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in _PARAGRAPHS:
            self._open = None
        elif tag in _FORMATS and _FORMATS[tag] in self._formats:
            self._formats.remove(_FORMATS[tag])
        elif tag == "a" and self._links:
            self._formats.remove("link")
            self._write(" ")
            self._write(f"({self._links.pop()})", "target")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._write(data)

    def _start(self, tag: str) -> None:
        kind = (self._lists[-1] if self._lists else "ul") if tag == "li" else "p"
        self._open = _Paragraph("heading" if tag.startswith("h") else kind)
        self.paragraphs.append(self._open)

    def _write(self, text: str, *more: str) -> None:
        if self._open is None:
            if not text.strip():
                return
            self._start("p")
        assert self._open is not None
        formats = tuple(sorted({*self._formats, *more}))
        # Where a link leads is one word: half an address says nothing.
        self._open.words.extend((word, formats) for word in ([text] if more else words(text)))

    def _target(self, attributes: dict[str, str | None]) -> str:
        """Where a link leads, in words."""
        kind = REFERENCE_KINDS.get(attributes.get("linktype") or "")
        if kind is None:
            return attributes.get("href") or _("nowhere")
        ref = attributes.get("ref") or ""
        return f"{kind.label}: {self._showing.title_of(ref) if kind is COURSE_PAGE else ref}"


def _read(html: str, showing: Showing) -> list[_Paragraph]:
    reader = _Reader(showing)
    reader.feed(html)
    reader.close()
    return [paragraph for paragraph in reader.paragraphs if paragraph.words]


def compare_rich_text(old: str | None, new: str | None, showing: Showing) -> SafeString:
    """Safe HTML; where one side has nothing, the other is shown as it is."""
    before, after = _read(old or "", showing), _read(new or "", showing)
    view = showing.view
    if not before or not after:
        only = before or after
        hidden = (view == "old" and not before) or (view == "new" and not after)
        return nothing() if hidden or not only else _render([("equal", p.kind, _write(tuple(p.words))) for p in only])
    return _render(list(_compared(before, after, view)))


def _compared(before: list[_Paragraph], after: list[_Paragraph], view: View) -> Iterator[tuple[Op, str, str]]:
    for old, new in _aligned(before, after):
        if old is not None and new is not None:
            pieces = diff(old.words, new.words)
            yield "equal", (old if view == "old" else new).kind, shown(pieces, view, _write)
        elif old is not None and view != "new":
            yield "delete", old.kind, _write(tuple(old.words))
        elif new is not None and view != "old":
            yield "insert", new.kind, _write(tuple(new.words))


def _aligned(
    before: Sequence[_Paragraph], after: Sequence[_Paragraph]
) -> Iterator[tuple[_Paragraph | None, _Paragraph | None]]:
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
