"""Inline tags of a text: read strictly, compared, written the one way in which they are kept."""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from django.utils.translation import gettext as _

__all__ = ["BrokenMarkup", "Piece", "carried", "compare", "lines", "parse", "shown", "tags_in", "words_of", "write"]

# What wagtail-localize lets stand within a text.
_PAIRED = frozenset({"a", "abbr", "acronym", "b", "code", "em", "i", "strong"})
_VOID = frozenset({"br"})
_DEEPEST = 16

# What XML 1.0 cannot hold (section 2.2), in any way of writing it.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Browsers send two characters for the end of a line; of those wagtail-localize makes a `<br/>` of the second.
_BEFORE_BREAK = re.compile(r"[\r\n]+(?=<br\s*/?>)")


class BrokenMarkup(ValueError):
    """The message says what is wrong with a translation's tags."""


@dataclass(frozen=True)
class Piece:
    """`kind` is `text`, `open`, `close` or `empty`; `identifier` is a link's."""

    kind: str
    value: str
    identifier: str = ""

    @property
    def tag(self) -> str:
        """As people see it."""
        return f'<{self.value} id="{self.identifier}">' if self.identifier else f"<{self.value}>"


def shown(tag: str) -> str:
    """A tag for a sentence, kept from left to right in one that is read from the right."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{tag}\N{POP DIRECTIONAL ISOLATE}"


def carried(text: str) -> str:
    """`text` as every file can carry it: ends of lines written one way, a space for what XML cannot hold."""
    return _CONTROLS.sub(" ", lines(text))


def lines(text: str) -> str:
    """`text` with ends of lines written one way."""
    return _BEFORE_BREAK.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.open: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece("text", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._check(tag, attrs)
        identifier = (dict(attrs).get("id") or "") if tag == "a" else ""
        if tag in _VOID:
            self.pieces.append(Piece("empty", tag))
            return
        self.open.append(tag)
        if len(self.open) > _DEEPEST:
            raise BrokenMarkup(_("Tags lie too deep within each other."))
        self.pieces.append(Piece("open", tag, identifier))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            raise BrokenMarkup(_("%(tag)s is not closed.") % {"tag": shown(f"<{tag}>")})
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            raise BrokenMarkup(_("%(tag)s closes nothing.") % {"tag": shown(f"</{tag}>")})
        if not self.open or self.open.pop() != tag:
            raise BrokenMarkup(_("%(tag)s closes nothing.") % {"tag": shown(f"</{tag}>")})
        self.pieces.append(Piece("close", tag))

    def _check(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _PAIRED | _VOID:
            raise BrokenMarkup(_("%(tag)s may not stand in a text.") % {"tag": shown(f"<{tag}>")})
        if [name for name, _value in attrs] not in ([], ["id"] if tag == "a" else []):
            raise BrokenMarkup(_("%(tag)s has an attribute that may not stand there.") % {"tag": shown(f"<{tag}>")})

    def handle_comment(self, data: str) -> None:
        raise BrokenMarkup(_("A comment may not stand in a text."))

    def handle_decl(self, decl: str) -> None:
        raise BrokenMarkup(_("A declaration may not stand in a text."))

    def handle_pi(self, data: str) -> None:
        raise BrokenMarkup(_("A declaration may not stand in a text."))

    def unknown_decl(self, data: str) -> None:
        raise BrokenMarkup(_("A declaration may not stand in a text."))


def parse(html: str) -> list[Piece]:
    """The pieces of `html` in order. Raises `BrokenMarkup` for anything that is not in order."""
    if _CONTROLS.search(html):
        raise BrokenMarkup(_("A control character may not stand in a text."))
    reader = _Strict()
    reader.feed(html)
    # A tag that is not finished is text to a parser; to a person it is a slip.
    if "<" in reader.rawdata:
        raise BrokenMarkup(_("A tag is not finished."))
    reader.close()
    if reader.open:
        raise BrokenMarkup(_("%(tag)s is not closed.") % {"tag": shown(f"<{reader.open[-1]}>")})
    return reader.pieces


def write(pieces: list[Piece]) -> str:
    """As wagtail-localize keeps it."""
    written = []
    for piece in pieces:
        if piece.kind == "text":
            written.append(escape(piece.value, quote=False))
        elif piece.kind == "open":
            written.append(piece.tag)
        elif piece.kind == "close":
            written.append(f"</{piece.value}>")
        else:
            written.append(f"<{piece.value}/>")
    return "".join(written)


def tags_in(pieces: list[Piece]) -> Counter[str]:
    """How often each tag stands there, a link under its id."""
    return Counter(piece.tag for piece in pieces if piece.kind in ("open", "empty"))


def compare(source: list[Piece], target: list[Piece]) -> None:
    """Raises `BrokenMarkup` when the translation has lost or added a tag of its source."""
    here, there = tags_in(source), tags_in(target)
    if lost := here - there:
        raise BrokenMarkup(_("%(tags)s is missing in the translation.") % {"tags": ", ".join(map(shown, sorted(lost)))})
    if added := there - here:
        raise BrokenMarkup(_("%(tags)s does not stand in the source.") % {"tags": ", ".join(map(shown, sorted(added)))})


def words_of(html: str) -> str:
    """The text alone; nothing for markup that cannot be read."""
    try:
        pieces = parse(carried(html))
    except BrokenMarkup:
        return ""
    said = (" " if piece.kind == "empty" else piece.value for piece in pieces if piece.kind in ("text", "empty"))
    return "".join(said)
