"""Rich text taken apart: elements at its outermost level, and sentences inside one of them.

Parts are whole: every part's tags are balanced, so that parts put together in any order are
well-formed if the text was.
"""

import re
from dataclasses import dataclass

from editions.merging.keys import without_editor_keys

_TOKEN = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""", re.DOTALL)
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
LISTS = frozenset({"ul", "ol"})

# The end of a sentence: its mark, marks that close a quotation or a bracket, and white space.
# Latin and Arabic marks; French puts a (no-break) space before some of them and before ».
_END = re.compile(r"""[.!?…؟۔。]+(?:["'”’»)\]]|(?:\s|&nbsp;)++»)*+(?:\s|&nbsp;)++(?!»)""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"'])(?:[A-Z]|Dr|Mr|Mrs|Ms|Mme|Mlle|St|No|Nr|n|p|pp|art|cf|vs|e\.g|i\.e|p\.\s?ex|د|أ)\.$"
)


@dataclass(frozen=True, slots=True)
class Element:
    """A part of rich text: its tags and what is between; without a tag, loose text."""

    tag: str
    opening: str
    inner: str
    closing: str

    @property
    def html(self) -> str:
        return self.opening + self.inner + self.closing

    @property
    def key(self) -> str:
        return without_editor_keys(self.html).strip()


def elements(html: str) -> list[Element] | None:
    """The outermost elements of `html`; `None` where its tags are not balanced."""
    found: list[Element] = []
    stack: list[str] = []
    start = 0
    opening_end = 0
    text_start = 0
    for token in _TOKEN.finditer(html):
        closing, name, rest = token.group(1), (token.group(2) or "").lower(), token.group(3) or ""
        if not name:
            continue
        alone = name in _VOID or rest.endswith("/")
        if closing:
            if not stack or stack.pop() != name:
                return None
            if not stack:
                found.append(Element(name, html[start:opening_end], html[opening_end : token.start()], token.group()))
                text_start = token.end()
            continue
        if not stack:
            _text(found, html[text_start : token.start()])
            start, opening_end, text_start = token.start(), token.end(), token.end()
            if alone:
                found.append(Element(name, token.group(), "", ""))
        if not alone:
            stack.append(name)
    if stack:
        return None
    _text(found, html[text_start:])
    return found


def _text(found: list[Element], text: str) -> None:
    if text.strip():
        found.append(Element("", "", text, ""))
    elif text and found:
        last = found[-1]
        found[-1] = Element(last.tag, last.opening, last.inner, last.closing + text)


def sentences(inner: str) -> list[str] | None:
    """`inner` cut after each sentence, never inside a tag's pair; `None` if not balanced."""
    cuts: list[int] = []
    depth = 0
    position = 0
    for token in _TOKEN.finditer(inner):
        name = (token.group(2) or "").lower()
        if depth == 0:
            cuts.extend(_ends(inner, position, token.start()))
        position = token.end()
        if token.group(1):
            depth -= 1
            if depth < 0:
                return None
        elif name == "br":
            if depth == 0:
                cuts.append(token.end())
        elif name and name not in _VOID and not (token.group(3) or "").endswith("/"):
            depth += 1
    if depth:
        return None
    cuts.extend(_ends(inner, position, len(inner)))
    starts = [0, *sorted(set(cuts))]
    pieces = [inner[start:end] for start, end in zip(starts, [*starts[1:], len(inner)], strict=True)]
    return [piece for piece in pieces if piece]


def _ends(text: str, start: int, end: int) -> list[int]:
    return [
        match.end()
        for match in _END.finditer(text, start, end)
        if not _ABBREVIATION.search(text[max(start, match.start() - 8) : match.start() + 1])
    ]
