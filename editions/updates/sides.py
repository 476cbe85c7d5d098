"""The three sides of an update: base, mine and theirs, as outlines and documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from editions.documents.canonical import canonical_json, digest_of
from editions.documents.snapshot import take_working_copy
from editions.documents.store import load, manifest_of
from editions.merging import OutlinePage
from editions.merging.keys import without_editor_keys
from editions.models import Edition, Release
from editions.updates.base import Pages, base_pages, digests_of, outline_of

Place = tuple[str, str]
"""A lineage and a language code."""


@dataclass(slots=True)
class Side:
    """One side: its pages, and the documents of those that matter, by lineage and language."""

    pages: Pages
    digests: Mapping[Place, str]
    documents: Mapping[Place, dict[str, Any]]

    def outline(self, codes: frozenset[str]) -> list[OutlinePage]:
        said = {place: content_key(document) for place, document in self.documents.items()}
        return outline_of(self.pages, codes, said)


@dataclass(slots=True)
class Sides:
    """`codes` are the edition's languages; `lineages` the pages that upstream touched."""

    source: str
    codes: frozenset[str]
    lineages: set[str]
    base: Side
    mine: Side
    theirs: Side
    # Upstream's media by hash, as its release lists them.
    media: Mapping[str, Mapping[str, Any]]


def read_sides(edition: Edition, release: Release) -> Sides:
    """What an update of `edition` to upstream's `release` is computed from.

    Documents are read of those pages alone in which `release` differs from the base: the work
    is as large as upstream's step, not as the course.
    """
    codes = frozenset(edition.edition_locales.values_list("locale__language_code", flat=True))
    base, theirs = base_pages(edition), manifest_of(release)["pages"]
    old, new = digests_of(base, codes), digests_of(theirs, codes)
    lineages = {place[0] for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    working = take_working_copy(edition, lineages)
    return Sides(
        edition.source_locale.language_code,
        codes,
        lineages,
        _released(base, old, lineages),
        Side(
            working.tree,
            working.digests,
            {place: working.documents[digest] for place, digest in working.digests.items()},
        ),
        _released(theirs, new, lineages),
        manifest_of(release)["media"],
    )


def _released(pages: Pages, digests: Mapping[Place, str], lineages: set[str]) -> Side:
    wanted = {place: digest for place, digest in digests.items() if place[0] in lineages}
    documents = load(wanted.values())
    return Side(pages, digests, {place: documents[digest] for place, digest in wanted.items()})


def content_key(document: Mapping[str, Any]) -> str:
    """Equal for documents that say the same, whatever an editor's screen wrote around it."""
    translation = document["translation"] or {"strings": [], "overrides": []}
    said = {
        "fields": document["fields"],
        "strings": sorted((row["path"], row["source"], row["target"]) for row in translation["strings"]),
        "overrides": sorted((row["path"], row["data"]) for row in translation["overrides"]),
    }
    return digest_of(without_editor_keys(canonical_json(said)))


def seen(sides: Sides) -> dict[str, str]:
    """What the offer was computed from, to find out later whether it still holds."""
    digests = {f"{lineage} {code}": digest for (lineage, code), digest in sorted(sides.mine.digests.items())}
    tree = [[page["lineage"], page["parent"], sorted(page["locales"])] for page in sides.mine.pages]
    return {**digests, "": digest_of(canonical_json(tree))}
