"""Rich text read as paragraphs of words, each with the few formats that are known.

No tag and no attribute of the input is kept, so that none ever reaches the page; where a link leads
is words like others.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from cms.content.references import COURSE_PAGE, REFERENCE_KINDS
from editions.admin.review.showing import Showing
from editions.admin.review.word_diff import words

__all__ = ["Paragraph", "Word", "read_paragraphs"]

_PARAGRAPHS = {"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"}
_FORMATS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_SILENT = {"script", "style", "template", "iframe", "object", "noscript"}

Word = tuple[str, tuple[str, ...]]
"""A word and how it is formatted: `strong`, `em`, `target` (where a link leads), `link`."""


@dataclass(slots=True)
class Paragraph:
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
        self.paragraphs: list[Paragraph] = []
        self._open: Paragraph | None = None
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
        self._open = Paragraph("heading" if tag.startswith("h") else kind)
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


def read_paragraphs(html: str, showing: Showing) -> list[Paragraph]:
    """Paragraphs that have words in them; what stands in scripts and styles is no word."""
    reader = _Reader(showing)
    reader.feed(html)
    reader.close()
    return [paragraph for paragraph in reader.paragraphs if paragraph.words]
