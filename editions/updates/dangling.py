"""References that the merge would leave leading nowhere: no release could be made of that."""

from collections.abc import Iterator, Mapping
from typing import Any

from editions.documents.check import problem_with, references_of
from editions.documents.snapshot import take_working_copy
from editions.documents.store import load
from editions.models import Edition
from editions.updates.compute import Computed
from editions.updates.sides import Sides

Document = dict[str, Any]
Reference = tuple[str, str]

# Where what is referred to by key is declared.
_DECLARED = {"content.Course": ("slot", "slots"), "content.Glossary": ("term", "terms")}


def dangling_references(edition: Edition, sides: Sides, computed: Computed) -> list[dict[str, Any]]:
    """`[{lineage, locale, page_title, message}]`, once for each page and problem.

    What led nowhere before the update is not its concern. The rest of the edition is read only
    where the merge takes something away.
    """
    types = _types(sides, computed)
    before, after = _declared(edition, sides, computed)
    mine = {page["lineage"] for page in sides.mine.pages}
    gone = {("page", lineage) for lineage in mine - types.keys()} | (before - after)
    documents = _arriving(sides, computed, mine)
    if gone:
        documents += _standing(edition, sides, computed, types)
    slots, terms = ({key for kind, key in after if kind == wanted} for wanted in ("slot", "term"))
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for document in documents:
        known = set(references_of(_mine(sides, document)))
        for kind, ref in references_of(document):
            if (kind, ref) in known and not _is_gone(kind, ref, gone):
                continue
            message = problem_with(kind, ref, types, slots, terms)
            if message and kind != "image":
                found.setdefault((document["lineage"], message), _violation(document, message))
    return list(found.values())


def _is_gone(kind: str, ref: str, gone: set[Reference]) -> bool:
    return ("page" if kind not in ("slot", "term") else kind, ref) in gone


def _types(sides: Sides, computed: Computed) -> dict[str, str]:
    """The types of the pages that there will be."""
    known = {page["lineage"]: page["type"] for side in (sides.theirs, sides.mine) for page in side.pages}
    return {lineage: known[lineage] for lineage, _parent in computed.outline.pages() if lineage in known}


def _declared(edition: Edition, sides: Sides, computed: Computed) -> tuple[set[Reference], set[Reference]]:
    """Slots and terms, before and after."""
    lineages = [page["lineage"] for page in sides.mine.pages if page["type"] in _DECLARED]
    working = take_working_copy(edition, lineages)
    before: set[Reference] = set()
    after: set[Reference] = set()
    for place, digest in working.digests.items():
        document = working.documents[digest]
        if place[1] == sides.source:
            before.update(_keys(document["type"], document["fields"]))
            after.update(_keys(document["type"], computed.fields.get(place) or document["fields"]))
    return before, after


def _keys(page_type: str, fields: Mapping[str, Any]) -> Iterator[Reference]:
    kind, field = _DECLARED[page_type]
    for item in fields.get(field) or []:
        yield kind, item["value"]["key"]


def _arriving(sides: Sides, computed: Computed, mine: set[str]) -> list[Document]:
    """Merged pages, and those that come whole."""
    merged = [{**sides.mine.documents[place], "fields": fields} for place, fields in computed.fields.items()]
    new = {lineage for lineage, _parent in computed.outline.pages()} - mine
    digests = [digest for (lineage, _code), digest in sides.theirs.digests.items() if lineage in new]
    return [*merged, *load(digests).values()]


def _standing(edition: Edition, sides: Sides, computed: Computed, types: Mapping[str, str]) -> list[Document]:
    """Pages that the merge leaves as they are; those of the source language speak for the others."""
    working = take_working_copy(edition)
    return [
        working.documents[digest]
        for (lineage, code), digest in working.digests.items()
        if code == sides.source and lineage in types and (lineage, code) not in computed.fields
    ]


def _mine(sides: Sides, document: Document) -> dict[str, Any]:
    """What I have in the document's place; for a page that the merge leaves alone, the page itself."""
    place = (document["lineage"], document["locale"])
    if place in sides.mine.digests or place not in sides.theirs.digests:
        return dict(sides.mine.documents.get(place, document))
    return {**document, "fields": {}}


def _violation(document: Document, message: str) -> dict[str, Any]:
    return {
        "lineage": document["lineage"],
        "locale": document["locale"],
        "page_title": document["fields"]["title"],
        "message": message,
    }
