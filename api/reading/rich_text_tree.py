"""Rich text as nodes, for front ends without an HTML parser: the same words as the HTML, in the same order.

Nodes are one flat list, since a query cannot go as deep as lists may be nested: a node says how
deep it stands (`level`) and, of an item, which number it has. What stands in a node is a list of
spans, each a run of words with the same marks and the same link.

The HTML that is read here is the cleaner's: well formed, lower-case, quoted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape

from api.reading.rich_text import sanitised
from api.reading.skeleton import KINDS, Page

__all__ = ["Node", "Span", "rich_text_tree"]

PARAGRAPH, HEADING, LIST_ITEM = "paragraph", "heading", "list_item"
TEXT, LINK, PAGE, SLOT, TERM = "text", "link", "page", "slot", "term"

_MARKS = {
    "b": "BOLD",
    "strong": "BOLD",
    "em": "ITALIC",
    "i": "ITALIC",
    "sub": "SUBSCRIPT",
    "sup": "SUPERSCRIPT",
    "bdi": "ISOLATED",
}
_LISTS = {"ul": False, "ol": True}
_HEADINGS = {"h3": 3, "h4": 4}
_BLOCKS = {"p", "li", "blockquote", *_LISTS, *_HEADINGS}
_REFERENCES = {"data-slot": SLOT, "data-term": TERM, "data-page": PAGE, "href": LINK}
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
# All but the space that must not break.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAKS = re.compile(r" *\n *")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. `target` is a key, a lineage or an address, by `type`.

    `continues` says that it goes on with the link of the span before it. `kind` and `slug` are a
    page's.
    """

    type: str
    text: str
    marks: tuple[str, ...] = ()
    language: str | None = None
    direction: str | None = None
    target: str = ""
    continues: bool = False
    kind: str = ""
    slug: str = ""

    @property
    def key(self) -> str:
        return self.target

    @property
    def url(self) -> str:
        return self.target

    @property
    def id(self) -> str:
        return self.target


@dataclass(slots=True)
class Node:
    """`rank` is a heading's, `number` and `ordered` an item's."""

    type: str
    level: int
    quoted: bool
    language: str | None
    direction: str | None
    rank: int = 0
    ordered: bool = False
    number: int = 0
    spans: list[Span] = field(default_factory=list)


def rich_text_tree(html: str, pages: Mapping[str, Page]) -> list[Node]:
    """`html` as nodes, for readers of a course that has these pages, by lineage. Do not change them."""
    nodes = _parsed(sanitised(html))
    if not any(span.type == PAGE for node in nodes for span in node.spans):
        return nodes
    return [replace(node, spans=[_resolved(span, pages) for span in node.spans]) for node in nodes]


def _resolved(span: Span, pages: Mapping[str, Page]) -> Span:
    """A link to a page that readers do not have is its words."""
    if span.type != PAGE:
        return span
    page = pages.get(span.target)
    if page is None or page.type not in KINDS:
        return Span(TEXT, span.text, span.marks, span.language, span.direction)
    return replace(span, kind=page.kind, slug=page.slug)


@lru_cache(maxsize=8192)
def _parsed(html: str) -> list[Node]:
    tree = _Tree()
    end = 0
    for tag in _TAG.finditer(html):
        tree.text(unescape(html[end : tag.start()]))
        if tag[1]:
            tree.end(tag[2])
        else:
            tree.start(tag[2], {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[3])})
        end = tag.end()
    tree.text(unescape(html[end:]))
    return tree.finish()


@dataclass(slots=True)
class _Open:
    """An element that has not ended."""

    name: str
    attributes: Mapping[str, str]
    # How many items a list has so far; whether an item's node is still to come.
    count: int = 0
    waiting: bool = False


class _Tree:
    """Takes tags and text as they come."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._open: list[_Open] = []
        self._node: Node | None = None
        self._runs: list[_Run] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br":
            self._add("\n")
            return
        if name in _BLOCKS:
            self._close()
        if name in _LISTS or name in _HEADINGS:
            self._begin_waiting_item()
        opened = _Open(name, attributes)
        if name == "li":
            opened.waiting = True
            if self._list is not None:
                self._list.count += 1
        self._open.append(opened)

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self._close()
        if name == "li":
            self._begin_waiting_item()
            self._close()
        while self._open and self._open.pop().name != name:
            pass

    def text(self, text: str) -> None:
        text = _SPACE.sub(" ", text)
        if text and (self._node is not None or text != " "):
            self._add(text)

    def finish(self) -> list[Node]:
        self._close()
        return self._nodes

    # Nodes -------------------------------------------------------------------------------------

    @property
    def _list(self) -> _Open | None:
        return next((each for each in reversed(self._open) if each.name in _LISTS), None)

    def _close(self) -> None:
        if self._node is not None:
            self._node.spans = _spans(self._runs)
            self._runs = []
            if self._node.spans or self._node.type == LIST_ITEM:
                self._nodes.append(self._node)
            self._node = None

    def _begin_waiting_item(self) -> None:
        """An item that holds nothing but a list of its own is an item all the same."""
        if any(each.waiting for each in self._open):
            self._begin()
            self._close()

    def _begin(self) -> None:
        blocks = [each for each in self._open if each.name in _BLOCKS]
        node = Node(
            PARAGRAPH,
            level=sum(each.name in _LISTS for each in blocks),
            quoted=any(each.name == "blockquote" for each in blocks),
            language=_innermost(blocks, "lang"),
            direction=_direction(blocks),
        )
        item = next((each for each in self._open if each.waiting), None)
        if item is not None:
            item.waiting = False
            node.type = LIST_ITEM
            node.ordered = self._list is not None and _LISTS[self._list.name]
            node.number = self._list.count if self._list is not None else 1
        elif heading := next((each for each in blocks if each.name in _HEADINGS), None):
            node.type, node.rank = HEADING, _HEADINGS[heading.name]
        self._node = node

    # Spans -------------------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if self._node is None:
            self._begin()
        inline = [each for each in self._open if each.name not in _BLOCKS]
        link = next((each for each in reversed(inline) if each.name == "a"), None)
        span_type, target = _reference(link) if link else (TEXT, "")
        span = Span(span_type, "", _marks(inline), _innermost(inline, "lang"), _direction(inline), target)
        if self._runs and self._runs[-1].link is link and self._runs[-1].span == span:
            self._runs[-1].text += text
        else:
            self._runs.append(_Run(link, span, text))


@dataclass(slots=True)
class _Run:
    """Words that stand within the same link, and have everything else in common as well."""

    link: _Open | None
    span: Span
    text: str


def _reference(link: _Open) -> tuple[str, str]:
    return next((_REFERENCES[name], value) for name, value in link.attributes.items() if name in _REFERENCES)


def _marks(inline: list[_Open]) -> tuple[str, ...]:
    marks = [_MARKS[each.name] for each in inline if each.name in _MARKS]
    if any(each.attributes.get("dir") == "auto" for each in inline):
        marks.append(_MARKS["bdi"])
    return tuple(dict.fromkeys(marks))


def _innermost(opened: list[_Open], name: str) -> str | None:
    return next((each.attributes[name] for each in reversed(opened) if each.attributes.get(name)), None)


def _direction(opened: list[_Open]) -> str | None:
    said = _innermost(opened, "dir")
    return said if said in ("ltr", "rtl") else None


def _spans(runs: list[_Run]) -> list[Span]:
    """Without the spaces that a browser would not show: at both ends, around line breaks, one after another."""
    kept: list[_Run] = []
    for run in runs:
        text = _AROUND_BREAKS.sub("\n", run.text)
        if not kept:
            text = text.lstrip(" \n")
        elif kept[-1].text[-1] in " \n":
            text = text.lstrip(" ")
        if text.startswith("\n"):
            _strip_end(kept, " ")
        if text:
            kept.append(_Run(run.link, run.span, text))
    _strip_end(kept, " \n")
    before: _Open | None = None
    spans = []
    for run in kept:
        spans.append(replace(run.span, text=run.text, continues=run.link is not None and run.link is before))
        before = run.link
    return spans


def _strip_end(runs: list[_Run], what: str) -> None:
    while runs:
        runs[-1].text = runs[-1].text.rstrip(what)
        if runs[-1].text:
            return
        runs.pop()
