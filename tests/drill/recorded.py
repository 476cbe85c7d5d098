"""An edition at one moment, as plain data: what the audit looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.models import StringTranslation

from editions.documents.snapshot import Snapshot, take_snapshot, take_working_copy
from editions.documents.store import load, manifest_of
from editions.models import Edition, PageIdentity, Release

Place = tuple[str, str]
"""A lineage and a language."""


@dataclass(frozen=True)
class Recorded:
    """Pages, parents first, in reading order; documents by place.

    `live` holds the digests of what readers would get from a release made now; `memory` what
    translators have written for a page, of strings that it has no more as well.
    """

    pages: list[dict[str, Any]]
    documents: Mapping[Place, dict[str, Any]]
    digests: Mapping[Place, str]
    live: Mapping[Place, str] = field(default_factory=dict)
    live_documents: Mapping[Place, dict[str, Any]] = field(default_factory=dict)
    manifest: Mapping[str, Any] = field(default_factory=dict)
    memory: Mapping[Place, Mapping[tuple[str, str], str]] = field(default_factory=dict)

    @property
    def parents(self) -> dict[str, str]:
        return {page["lineage"]: page["parent"] or "" for page in self.pages}

    def children(self) -> dict[str, list[str]]:
        """Lineages by parent, in order."""
        found: dict[str, list[str]] = {}
        for page in self.pages:
            found.setdefault(page["parent"] or "", []).append(page["lineage"])
        return found

    def places(self) -> set[Place]:
        return {(page["lineage"], code) for page in self.pages for code in page["locales"]}


def record_release(release: Release) -> Recorded:
    """A release as it was published."""
    pages = manifest_of(release)["pages"]
    digests = {(page["lineage"], code): row["digest"] for page in pages for code, row in page["locales"].items()}
    documents = load(digests.values())
    return Recorded(pages, {place: documents[digest] for place, digest in digests.items()}, digests)


def record_edition(edition: Edition) -> tuple[Recorded, Snapshot]:
    """The edition as its people work on it, drafts included; and what is live."""
    working = take_working_copy(edition)
    snapshot, _media = take_snapshot(edition)
    live = {
        (page["lineage"], code): row["digest"]
        for page in snapshot.manifest["pages"]
        for code, row in page["locales"].items()
    }
    documents = {place: working.documents[digest] for place, digest in working.digests.items()}
    parsed = snapshot.parsed()
    shown = {place: parsed[digest] for place, digest in live.items()}
    recorded = Recorded(working.tree, documents, working.digests, live, shown, snapshot.manifest, _memory(edition))
    return recorded, snapshot


def _memory(edition: Edition) -> dict[Place, dict[tuple[str, str], str]]:
    rows = PageIdentity.objects.filter(edition=edition).values_list("page__translation_key", "lineage").distinct()
    lineages = {key: str(lineage) for key, lineage in rows}
    found: dict[Place, dict[tuple[str, str], str]] = {}
    written = StringTranslation.objects.filter(context__object_id__in=list(lineages), has_error=False)
    for key, code, path, source, target in written.values_list(
        "context__object_id", "locale__language_code", "context__path", "translation_of__data", "data"
    ):
        found.setdefault((lineages[key], code), {})[path, source] = target
    return found
