"""What of the content some readers could not use (WCAG 2.2): said by page, and no release is stopped by it."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.content.blocks.media import ImageBlock
from cms.content.blocks.structure import TableBlock
from cms.media.models import CourseImage
from editions.documents.check import where
from editions.documents.media_references import PREFIX
from editions.documents.snapshot import Snapshot
from editions.documents.types import MODEL_OF_TYPE
from editions.models import Edition

__all__ = ["hindrances_in"]

# Link texts that say nothing of where they lead (2.4.4), in the languages of the global course.
_POINTING = {
    "here",
    "click here",
    "ici",
    "cliquez ici",
    "aquí",
    "haga clic aquí",
    "pulse aquí",
    "هنا",
    "اضغط هنا",
    "انقر هنا",
}


def hindrances_in(snapshot: Snapshot, edition: Edition) -> list[str]:
    """Sentences, one a hindrance: of the source language first, a translation's own after."""
    documents = snapshot.parsed()
    described = _described(edition)
    source = snapshot.manifest["edition"]["source_locale"]
    found: dict[tuple[str, str], str] = {}
    for page in snapshot.manifest["pages"]:
        # What a translation took over from the source is said once, of the source.
        for code in sorted(page["locales"], key=lambda code: code != source):
            row = page["locales"][code]
            for message in _of_document(documents[row["digest"]], described):
                found.setdefault((page["lineage"], message), where(row["title"], code, message))
    return list(found.values())


def _described(edition: Edition) -> set[str]:
    """The pictures, as documents refer to them, that have a text alternative of their own."""
    collections = edition.collection.get_descendants(inclusive=True)
    having = CourseImage.objects.filter(collection__in=collections).exclude(description="")
    return {PREFIX + digest for digest in having.values_list("content_hash", flat=True)}


def _of_document(document: Mapping[str, Any], described: set[str]) -> Iterator[str]:
    model = MODEL_OF_TYPE[document["type"]]
    heading = _Headings()
    for name, value in document["fields"].items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            yield from _of_block(field.stream_block, value, described, heading)
        elif isinstance(field, RichTextField):
            yield from heading.read(value or "")


def _of_block(block: blocks.Block, raw: Any, described: set[str], heading: "_Headings") -> Iterator[str]:
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for item in raw or []:
            child = block.child_blocks.get(item["type"]) if isinstance(block, blocks.StreamBlock) else block.child_block
            if child is not None:
                yield from _of_block(child, item["value"], described, heading)
    elif isinstance(block, blocks.StructBlock):
        yield from _of_struct(block, raw or {}, described)
        for name, child in block.child_blocks.items():
            yield from _of_block(child, (raw or {}).get(name), described, heading)
    elif isinstance(block, blocks.RichTextBlock):
        yield from heading.read(raw or "")


def _of_struct(block: blocks.StructBlock, raw: Mapping[str, Any], described: set[str]) -> Iterator[str]:
    if isinstance(block, ImageBlock):
        told = raw.get("decorative") or (raw.get("alt_text") or "").strip() or raw.get("image") in described
        if raw.get("image") and not told:
            yield _("a picture has no text alternative (WCAG 1.1.1).")
    elif isinstance(block, TableBlock):
        cells = [item["value"] for item in raw.get("columns") or [] if isinstance(item, dict)]
        # The first column's own heading may be left out: it stands above the rows' headings.
        if any(not str(cell or "").strip() for cell in cells[1:]):
            yield _("a table has a column without a heading (WCAG 1.3.1).")


class _Headings(HTMLParser):
    """Reads the rich texts of one page in their order: levels of headings, and what links say."""

    def __init__(self) -> None:
        super().__init__()
        self._seen_h3 = False
        self._link: list[str] | None = None
        self._found: list[str] = []

    def read(self, html: str) -> list[str]:
        self._found = []
        self._link = None
        self.feed(html)
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h3":
            self._seen_h3 = True
        elif tag == "h4" and not self._seen_h3:
            self._found.append(_("a heading of the fourth level stands before any of the third (WCAG 1.3.1)."))
        elif tag == "a":
            self._link = []

    def handle_data(self, data: str) -> None:
        if self._link is not None:
            self._link.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or self._link is None:
            return
        text = "".join(self._link).strip()
        self._link = None
        if not text:
            self._found.append(_("a link has no text (WCAG 2.4.4)."))
        elif text.casefold().strip(" .:") in _POINTING or text.startswith(("http://", "https://")):
            said = _("a link says “%(text)s”, and not where it leads (WCAG 2.4.4).")
            self._found.append(said % {"text": text[:60]})
