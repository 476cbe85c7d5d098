"""What would be broken in a release: said before it is published, by page and place."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock
from cms.content.rich_text import references_in
from editions.documents.snapshot import Snapshot
from editions.documents.streams import each_leaf
from editions.documents.types import MODEL_OF_TYPE

Reference = tuple[str, str]


def problems_in(snapshot: Snapshot) -> list[str]:
    """Sentences, one a problem: references that lead nowhere, slots and terms nobody declares."""
    pages = snapshot.manifest["pages"]
    types = {page["lineage"]: page["type"] for page in pages}
    known_documents = snapshot.parsed()
    slots = _keys(known_documents.values(), "content.Course", "slots")
    terms = _keys(known_documents.values(), "content.Glossary", "terms")
    source = snapshot.manifest["edition"]["source_locale"]
    problems: dict[tuple[str, str], str] = {}
    for page in pages:
        # What a translation took over from the source is said once, of the source.
        for code in sorted(page["locales"], key=lambda code: code != source):
            found = page["locales"][code]
            for kind, ref in references_of(known_documents[found["digest"]]):
                message = problem_with(kind, ref, types, slots, terms)
                if message:
                    problems.setdefault((page["lineage"], message), where(found["title"], code, message))
    return [*problems.values(), *_shared_slugs(pages, source)]


def _shared_slugs(pages: list[dict[str, Any]], source: str) -> Iterator[str]:
    """Front ends find a lesson or a module by its slug alone, so no two may share one."""
    first: dict[tuple[str, str], Any] = {}
    for page in pages:
        found = page["locales"].get(source)
        if found and page["type"] in ("content.Lesson", "content.Module"):
            other = first.setdefault((page["type"], found["slug"]), found)
            if other is not found:
                said = _("has the same slug, %(slug)s, as “%(other)s”.")
                yield where(found["title"], source, said % {"slug": found["slug"], "other": other["title"]})


def where(title: str, code: str, problem: str) -> str:
    return _("“%(page)s” (%(language)s): %(problem)s") % {"page": title, "language": code, "problem": problem}


def references_of(document: dict[str, Any]) -> Iterator[Reference]:
    """`(kind, ref)` of everything that a document refers to inside its edition.

    `kind` is `slot`, `term`, `course-page`, or the label of the page type that a block wants.
    """
    model = MODEL_OF_TYPE[document["type"]]
    for name, value in document["fields"].items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            found: list[Reference] = []

            def visit(block: blocks.Block, leaf: Any, found: list[Reference] = found) -> None:
                found.extend(_leaf_references(block, leaf))

            each_leaf(field.stream_block, value, visit)
            yield from found
        elif isinstance(field, RichTextField):
            yield from references_in(value or "")


def _leaf_references(block: blocks.Block, leaf: Any) -> Iterator[Reference]:
    if isinstance(block, blocks.RichTextBlock):
        yield from references_in(leaf or "")
    elif isinstance(block, SlotKeyBlock) and leaf:
        yield "slot", leaf
    elif isinstance(block, PageReferenceBlock) and leaf:
        yield block.page_type, leaf
    elif isinstance(block, ImageChooserBlock) and not leaf:
        yield "image", ""


def _keys(documents: Any, page_type: str, field: str) -> set[str]:
    return {
        item["value"]["key"]
        for document in documents
        if document["type"] == page_type
        for item in document["fields"].get(field) or []
    }


def problem_with(kind: str, ref: str, types: Mapping[str, str], slots: set[str], terms: set[str]) -> str | None:
    """Why a reference is broken where there are these pages (by type), slots and terms; `None` if it is not."""
    if kind == "slot":
        return None if ref in slots else _("the slot “%(key)s” is not declared by the course.") % {"key": ref}
    if kind == "term":
        return None if ref in terms else _("the glossary has no term “%(key)s”.") % {"key": ref}
    if kind == "image":
        return _("a picture is missing, or belongs to somebody else.")
    if ref not in types:
        return _("a link leads to a page that is not in this release (deleted, or not published).")
    if kind != "course-page" and types[ref] != kind:
        return _("a block refers to another kind of page than belongs there.")
    return None
