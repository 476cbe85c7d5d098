"""Slugs of pages that come from upstream, where the edition uses them already."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Page

from editions.documents.snapshot import working_tree
from editions.models import Edition, PageIdentity

_LONGEST = int(Page._meta.get_field("slug").max_length or 255)


class FreeSlugs:
    """Gives arriving pages slugs that are free: among their siblings, and among pages of their type.

    One slug for a page in all its languages, as upstream had it: `registration` becomes
    `registration-2`.
    """

    def __init__(self, edition: Edition) -> None:
        rows = PageIdentity.objects.filter(edition=edition).values_list("lineage", "page__slug")
        slugs = {str(lineage): slug for lineage, slug in rows}
        # Who uses a slug, by what it must be free among: a type of page, or the pages below one.
        self._users: dict[tuple[str, str], set[str]] = {}
        for page in working_tree(edition):
            self._use(page["lineage"], page["type"], page["parent"] or "", slugs[page["lineage"]])

    def settle(self, entries: Iterable[Mapping[str, Any]], documents: dict[str, dict[str, Any]]) -> None:
        """Changes the slugs in `entries`' documents, which are replaced in `documents`."""
        for entry in entries:
            lineage, kind, parent = entry["lineage"], entry["type"], entry["parent"] or ""
            for row in entry["locales"].values():
                document = documents[row["digest"]]
                slug = document["fields"].get("slug")
                if slug is None:
                    continue
                free = self._free(slug, lineage, kind, parent)
                self._use(lineage, kind, parent, free)
                if free != slug:
                    row["digest"] = f"{row['digest']} {free}"
                    documents[row["digest"]] = {**document, "fields": {**document["fields"], "slug": free}}

    def _use(self, lineage: str, kind: str, parent: str, slug: str) -> None:
        for among in (kind, parent):
            self._users.setdefault((among, slug), set()).add(lineage)

    def _taken(self, slug: str, lineage: str, *among: str) -> bool:
        return any(self._users.get((each, slug), set()) - {lineage} for each in among)

    def _free(self, slug: str, lineage: str, kind: str, parent: str) -> str:
        number, free = 1, slug
        while self._taken(free, lineage, kind, parent):
            number += 1
            free = f"{slug[: _LONGEST - len(str(number)) - 1]}-{number}"
        return free
