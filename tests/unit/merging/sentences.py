"""Rich text as the specification divides it: paragraphs, and sentences in them."""

import re
from html.parser import HTMLParser

# What a paragraph's text stands in. Whatever is not among these is inline.
FRAMES = {"p", "li", "ul", "ol", "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
VOID = {"br", "hr", "img", "embed"}
TOKEN = re.compile(r"<[^>]*>|[^<]+")
NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
# A sentence ends at its mark, with the closing quotation marks and brackets that follow it
# (in French after a space), before white space.
END = re.compile(r"[.!?…؟۔]+(?:[\"'”’)\]]|[ \u00a0\u202f]?»)*(?=\s|$)")


def sentences(html: str) -> list[str]:
    """The sentences of `html` in order, each with its inline markup, never cut inside a tag."""
    return [sentence for paragraph in paragraphs(html) for sentence in split(paragraph)]


def paragraphs(html: str) -> list[str]:
    """The inner HTML of each paragraph, heading and list item that is not empty."""
    found = [""]
    for token in TOKEN.findall(html):
        if token.startswith("<") and _name(token) in FRAMES:
            found.append("")
        else:
            found[-1] += token
    return [folded for text in found if (folded := fold(text))]


def split(inline: str) -> list[str]:
    """The sentences of one paragraph's inner HTML."""
    found, sentence, depth = [], "", 0
    for token in TOKEN.findall(inline):
        if token.startswith("<"):
            depth += _step(token)
            sentence += token
            continue
        start = 0
        for end in END.finditer(token) if not depth else ():
            found.append(sentence + token[start : end.end()])
            sentence, start = "", end.end()
        sentence += token[start:]
    return [folded for text in [*found, sentence] if (folded := fold(text))]


def fold(text: str) -> str:
    """`text` with its white space folded."""
    return " ".join(text.split())


def faults(html: str) -> list[str]:
    """Tags of `html` that are closed without being open, or the other way round."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*reader.faults, *(f"<{tag}> stays open" for tag in reader.open)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in VOID:
            self.faults.append(f"</{tag}> closes nothing")


def _name(tag: str) -> str:
    found = NAME.match(tag)
    return found[1].lower() if found else ""


def _step(tag: str) -> int:
    if _name(tag) in VOID or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1
