"""Rich text: which formatting an editor has, and the inline references of course content.

Every inline reference is an `<a linktype="…" ref="…">`: wagtail-localize keeps links whole
while it splits or refuses other markup. A reference names its target in a way that is the
same in every language and edition, so copying an edition never has to rewrite text:

| linktype      | ref                                    |
| ------------- | -------------------------------------- |
| `slot`        | the slot's key                         |
| `term`        | the glossary term's key                |
| `course-page` | the lineage (UUID) of the page         |
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

PARAGRAPH_FEATURES = ["bold", "italic", "ol", "ul", "external-link", "slot", "term", "course-page"]
BODY_FEATURES = ["h3", "h4", *PARAGRAPH_FEATURES]
LINE_FEATURES = ["bold", "italic", "external-link", "slot", "term", "course-page"]

REFERENCE_TYPES = ("slot", "term", "course-page")

_TAG = re.compile(r"<[^>]+>")


class _ReferenceCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        linktype = values.get("linktype") or ""
        if tag == "a" and linktype in REFERENCE_TYPES:
            self.found.append((linktype, values.get("ref") or ""))


def references_in(html: str) -> Iterator[tuple[str, str]]:
    """The `(linktype, ref)` pairs of the inline references in `html`, in reading order."""
    if "linktype" not in html:
        return
    collector = _ReferenceCollector()
    collector.feed(html)
    yield from collector.found


def plain_text(html: str) -> str:
    """`html` without its tags, white space folded."""
    return " ".join(_TAG.sub(" ", html).split())
